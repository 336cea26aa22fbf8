// Where a place stands among the others, allowing for chance and for the
// ordinary differences between places: a funnel with overdispersion
// (Spiegelhalter, Statistics in Medicine 2005; 24: 1185-1202, additive model).
function funnelOf(figure, p) {
  const target = figure.National[p];
  if (target === null || target === undefined || target <= 0 || !isRate(figure)) return null;
  const scale = {per_1000: 1e3, per_10000: 1e4, per_100000: 1e5, percent: 100}[figure.Unit];
  const points = [];
  core.Levels[figure.level].Codes.forEach((code, i) => {
    const v = figure.Values[i]?.[p], d = figure.Denominators[i]?.[p];
    if (v === null || v === undefined || !(d > 0) || (figure.Flags[i]?.[p] || "").includes("i")) return;
    points.push({code, v, d});
  });
  if (points.length < 10) return null;
  const share = target / scale;
  const spread = (d) => scale * Math.sqrt(figure.Unit === "percent" ? share * (1 - share) / d : share / d);
  for (const q of points) { q.s = spread(q.d); q.z = (q.v - target) / q.s; }
  // The extreme tenth at each end is drawn in before the dispersion is taken.
  const z = points.map((q) => q.z).sort((a, b) => a - b), cut = Math.floor(z.length * 0.1), low = z[cut], high = z[z.length - 1 - cut];
  const phi = points.reduce((sum, q) => sum + Math.min(Math.max(q.z, low), high) ** 2, 0) / points.length;
  const w = points.map((q) => 1 / q.s ** 2), sw = w.reduce((a, b) => a + b, 0), sw2 = w.reduce((a, b) => a + b * b, 0);
  const tau2 = Math.max(0, (points.length * phi - (points.length - 1)) / (sw - sw2 / sw));
  const limit = (d, k) => k * Math.sqrt(spread(d) ** 2 + tau2);
  for (const q of points) {
    const far = Math.abs(q.v - target) / Math.sqrt(q.s ** 2 + tau2);
    q.standing = far < 1.96 ? "within" : (far < 3.09 ? "alert" : "alarm") + (q.v > target ? "-high" : "-low");
  }
  return {target, points, limit, phi, tau2};
}

const standingWords = {
  within: "within what is usual among the places", "alert-high": "higher than usual (outside 95%)", "alert-low": "lower than usual (outside 95%)",
  "alarm-high": "much higher than usual (outside 99.8%)", "alarm-low": "much lower than usual (outside 99.8%)",
};

// standingOf is what the release says of a place, else what the funnel gives.
function standingOf(figure, i, p, funnel) {
  const said = figure.Standing[i]?.[p];
  if (said) return standingWords[said] || words(said);
  const q = funnel?.points.find((o) => o.code === core.Levels[figure.level].Codes[i]);
  return q ? standingWords[q.standing] : "";
}

// funnelChart draws the funnel with one place or several marked.
function funnelChart(figure, p, codes) {
  const f = funnelOf(figure, p);
  if (!f) return lacking("No funnel: fewer than ten places have a complete rate for " + periodWords(figure.Periods[p][0]) + ", or nothing to compare them with is published.");
  const t = figure.Times, most = Math.max(...f.points.map((q) => q.d)), greatest = Math.max(...f.points.map((q) => q.v)) * t;
  const chosen = f.points.filter((q) => codes.includes(q.code));
  const out = f.points.filter((q) => q.standing !== "within");
  const alternative = `Funnel of ${f.points.length} places, ${figure.Name}, ${figure.Periods[p][0]}: rate against size. ` + chosen.map((q) => `${nameOf(q.code)} ${withUnit(figure, q.v)}, ${standingWords[q.standing]}`).join("; ") + `. ${figure.Comparator[p]} ${withUnit(figure, f.target)}. ${out.length} places lie outside the 95% limits.`;
  return chartFrame(300, alternative, (s, W, H) => {
    const L = 52, R = 16, T = 14, B = 46, ticks = roundTicks(greatest), sizes = roundTicks(most, W < 480 ? 3 : 5);
    const x = (d) => L + (W - L - R) * d / sizes[sizes.length - 1], y = (v) => T + (H - T - B) * (1 - Math.min(Math.max(v, 0), ticks[ticks.length - 1]) / ticks[ticks.length - 1]);
    yAxis(s, ticks, y, L, W - R);
    for (const d of sizes) s.append(svg("text", {x: x(d), y: H - B + 18, "text-anchor": d === 0 ? "start" : "middle"}, d >= 1e6 ? tickWords(d / 1e6) + "m" : tickWords(d)));
    s.append(svg("text", {x: (L + W - R) / 2, y: H - 8, "text-anchor": "middle"}, denominatorWords(figure)));
    const steps = Array.from({length: 60}, (_, k) => sizes[sizes.length - 1] * (k + 1) / 60);
    for (const [k, name] of [[1.96, "limit95"], [3.09, "limit998"]]) for (const side of [1, -1]) s.append(svg("path", {class: name, d: steps.map((d, n) => (n ? "L" : "M") + x(d).toFixed(1) + " " + y((f.target + side * f.limit(d, k)) * t).toFixed(1)).join("")}));
    s.append(svg("line", {x1: L, x2: W - R, y1: y(f.target * t), y2: y(f.target * t), class: "target"}));
    for (const q of f.points) if (!codes.includes(q.code)) s.append(svg("circle", {cx: x(q.d), cy: y(q.v * t), r: 3.2, class: q.standing === "within" ? "dot" : "dot out"}, svg("title", {}, nameOf(q.code) + ": " + withUnit(figure, q.v) + ", " + standingWords[q.standing])));
    chosen.forEach((q, n) => {
      s.append(marker(seriesStyles[n % seriesStyles.length], x(q.d), y(q.v * t), 6));
      const right = x(q.d) > W * 0.7;
      s.append(svg("text", {x: x(q.d) + (right ? -10 : 10), y: y(q.v * t) - 8, "text-anchor": right ? "end" : "start", class: "label"}, nameOf(q.code)));
    });
  }, ["Each dot is a place. Line: ", figure.Comparator[p], " (", withUnit(figure, f.target), "). Dashed 95% and dotted 99.8% limits allow for chance and for the ordinary spread between places (", showNumber(Math.sqrt(f.phi), "index"), " times what chance alone gives). A place outside them differs more than usual; that is a question, not a verdict."]);
}

function denominatorWords(figure) {
  if (figure.Unit === "percent") return "what the share is of, in number";
  return /child/.test(figure.Unit + figure.Statistic) ? "children" : "people";
}
