// Where a place stands among the others, allowing for chance and for the
// ordinary differences between places: a funnel with overdispersion. The
// release says where each figure lies, by how much places differ beyond chance
// (tau) and what the comparator is; the limits are drawn by the same rule
// (RULES.md, Comparison: Freeman and Tukey's score of a rate, the plain score
// of a share).
function funnelOf(figure, p) {
  const target = figure.National[p], tau = figure.Tau[p];
  if (target === null || target === undefined || target <= 0 || tau === null || tau === undefined || !isRate(figure)) return null;
  const scale = {per_1000: 1e3, per_10000: 1e4, per_100000: 1e5, percent: 100}[figure.Unit], share = target / scale;
  const points = [];
  core.Levels[figure.level].Codes.forEach((code, i) => {
    const v = figure.Values[i]?.[p], d = figure.Denominators[i]?.[p], standing = figure.Standing[i]?.[p];
    if (v !== null && v !== undefined && d > 0 && standing) points.push({code, v, d, standing});
  });
  if (points.length < 10) return null;
  // limit is the rate at which a place of a size has a score of k, or -k.
  const limit = (d, k) => {
    const expected = share * d;
    if (figure.Unit === "percent") {
      const s = scale * Math.sqrt(share * (1 - share) / d);
      return target + k * Math.sqrt(s * s + tau * tau);
    }
    const s2 = scale * target / d, root = Math.sqrt(4 * expected + 1) + k * Math.sqrt(1 + tau * tau / s2);
    return root <= 1 ? 0 : ((root * root - 1) / (2 * root)) ** 2 / d * scale;
  };
  return {target, points, limit, phi: figure.Phi[p], tau};
}

const standingWords = {
  within: "within what is usual among the places", "alert-high": "higher than usual (outside 95%)", "alert-low": "lower than usual (outside 95%)",
  "alarm-high": "much higher than usual (outside 99.8%)", "alarm-low": "much lower than usual (outside 99.8%)",
};

// standingOf is what the release says of a place.
const standingOf = (figure, i, p) => standingWords[figure.Standing[i]?.[p]] || "";

// funnelChart draws the funnel with one place or several marked.
function funnelChart(figure, p, codes) {
  const f = funnelOf(figure, p);
  if (!f) return lacking("No funnel: the release compares no ten places for " + periodWords(figure.Periods[p][0]) + ": too few have a complete rate large enough, or nothing to compare them with is published.");
  const t = figure.Times, most = Math.max(...f.points.map((q) => q.d)), values = f.points.map((q) => q.v * t).sort((a, b) => b - a);
  // One place far out must not squash the rest: it is drawn at the edge, with its figure.
  const chosenMost = Math.max(0, ...f.points.filter((q) => codes.includes(q.code)).map((q) => q.v * t)), edge = values[0] > 1.7 * values[1] ? Math.max(values[1] * 1.1, chosenMost) : values[0];
  const chosen = f.points.filter((q) => codes.includes(q.code));
  const out = f.points.filter((q) => q.standing !== "within");
  const alternative = `Funnel of ${f.points.length} places, ${figure.Name}, ${figure.Periods[p][0]}: rate against size. ` + chosen.map((q) => `${nameOf(q.code)} ${withUnit(figure, q.v)}, ${standingWords[q.standing]}`).join("; ") + `. ${figure.Comparator[p]} ${withUnit(figure, f.target)}. ${out.length} places lie outside the 95% limits.`;
  return chartFrame(300, alternative, (s, W, H) => {
    const L = 52, R = 16, T = 14, B = 46, ticks = roundTicks(edge), sizes = roundTicks(most, W < 480 ? 3 : 5);
    const x = (d) => L + (W - L - R) * d / sizes[sizes.length - 1], y = (v) => T + (H - T - B) * (1 - Math.min(Math.max(v, 0), ticks[ticks.length - 1]) / ticks[ticks.length - 1]);
    yAxis(s, ticks, y, L, W - R);
    for (const d of sizes) s.append(svg("text", {x: x(d), y: H - B + 18, "text-anchor": d === 0 ? "start" : "middle"}, d >= 1e6 ? tickWords(d / 1e6) + "m" : tickWords(d)));
    s.append(svg("text", {x: (L + W - R) / 2, y: H - 8, "text-anchor": "middle"}, denominatorWords(figure)));
    const steps = Array.from({length: 60}, (_, k) => sizes[sizes.length - 1] * (k + 1) / 60);
    for (const [k, name] of [[1.96, "limit95"], [3.09, "limit998"]]) for (const side of [1, -1]) s.append(svg("path", {class: name, d: steps.map((d, n) => (n ? "L" : "M") + x(d).toFixed(1) + " " + y(f.limit(d, side * k) * t).toFixed(1)).join("")}));
    s.append(svg("line", {x1: L, x2: W - R, y1: y(f.target * t), y2: y(f.target * t), class: "target"}));
    const top = ticks[ticks.length - 1];
    for (const q of f.points) if (!codes.includes(q.code) && q.v * t > top) s.append(svg("path", {d: `M${x(q.d)} ${T - 8}l5 8h-10z`, class: "dot out"}), svg("text", {x: x(q.d) + 9, y: T}, nameOf(q.code) + " " + withUnit(figure, q.v)));
    for (const q of f.points) if (!codes.includes(q.code) && q.v * t <= top) s.append(svg("circle", {cx: x(q.d), cy: y(q.v * t), r: 3.2, class: q.standing === "within" ? "dot" : "dot out"}, svg("title", {}, nameOf(q.code) + ": " + withUnit(figure, q.v) + ", " + standingWords[q.standing])));
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
