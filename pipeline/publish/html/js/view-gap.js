// Sexual offences against children that the police recorded, against
// exploitation that social workers found, both per 10,000 children.
const gapParts = ["child_sexual_offences_per_10000_children.all", "assessment_factors_per_10000_children.child_sexual_exploitation"];
const gapLeast = 10;

// gapOf is the logarithm of the ratio of two rates with its 95 % interval
// (tables.NewGap of the program); null where either count is under ten.
function gapOf(a, b) {
  if (!a || !b || a.n === null || b.n === null || a.n < gapLeast || b.n < gapLeast || !(a.d > 0) || !(b.d > 0)) return null;
  const log = Math.log((a.n / a.d) / (b.n / b.d)), half = 1.959963984540054 * Math.sqrt(1 / a.n + 1 / b.n);
  return {log, lower: log - half, upper: log + half};
}

async function viewGap(state, to) {
  const level = state.get("level") === "district" ? "district" : "force";
  add(to, el("h1", {}, "Detection gap"), product("What this is", {
    Definition: "Child sexual offences recorded by police per 10,000 children, divided by assessments that found child sexual exploitation per 10,000 children. The logarithm of the ratio is shown with its 95% interval: above 0, police recorded more than social workers found.",
    Inputs: [core.Inputs.find((i) => i.Need === "child_sexual_offences").File, "; ", core.Inputs.find((i) => i.Need === "assessment_factors").File, "."],
    Caveats: "The two count different things: offences of eleven kinds, most of them not exploitation, and assessments in which a social worker ticked a factor. A ratio shows where the two services see different amounts, not which is right. Counts under ten are held back here. The interval is for chance alone. England only, because Wales publishes no such factor.",
  }));
  const [a, b] = await Promise.all(gapParts.map((id) => loadFigure(level, id)));
  const times = a && b ? a.Periods.map((p, i) => [i, b.Periods.findIndex((q) => q[1] === p[1] && q[2] === p[2])]).filter(([, j]) => j >= 0) : [];
  const pairs = times.map(([i, j]) => ({i, j, rows: gapRows(level, a, b, i, j)})).filter((t) => t.rows.some((r) => r.gap));
  if (pairs.length === 0) {
    add(to, lacking(!a ? [el("b", {}, "Child sexual offences: "), missingFile("child_sexual_offences")] : !b ? [el("b", {}, "Exploitation at assessment: "), missingFile("assessment_factors")] : "No year has both figures. The newest of each are: " + a.Periods[a.Periods.length - 1][0] + ", and " + b.Periods[b.Periods.length - 1][0] + "."));
    return;
  }
  const wanted = pairs.find((t) => a.Periods[t.i][0] === state.get("period")) || pairs[pairs.length - 1], period = a.Periods[wanted.i][0], rows = wanted.rows, drawn = rows.filter((r) => r.gap);
  add(to, el("div", {class: "picks"}, pickLevel(state), pick("period", "Year", pairs.map((t) => [a.Periods[t.i][0], a.Periods[t.i][0]]).reverse(), period, (v) => change({period: v}))),
    old(a.Periods[wanted.i][2]) ? lacking("This is ", age(a.Periods[wanted.i][2]), ": the newest year that both were read for. ", missingFile("child_sexual_offences")) : "",
    el("h2", {}, "Recorded against found, " + periodWords(period)), gapChart(a, b, wanted, drawn), gapTable(rows, period, a, b, wanted));
  return "Detection gap";
}

function gapRows(level, a, b, i, j) {
  return core.Levels[level].Codes.map((code, k) => {
    const x = {v: a.Values[k]?.[i] ?? null, n: a.Numerators[k]?.[i] ?? null, d: a.Denominators[k]?.[i]}, y = {v: b.Values[k]?.[j] ?? null, n: b.Numerators[k]?.[j] ?? null, d: b.Denominators[k]?.[j]};
    return {code, k, x, y, gap: gapOf(x, y)};
  }).filter((r) => r.x.v !== null || r.y.v !== null);
}

function gapChart(a, b, {i, j}, rows) {
  const middle = (list) => { const s = list.slice().sort((p, q) => p - q); return s[Math.floor(s.length / 2)]; };
  const mx = a.National[i] ?? middle(rows.map((r) => r.x.v)), my = b.National[j] ?? middle(rows.map((r) => r.y.v));
  const of = a.National[i] !== null && b.National[j] !== null ? [...new Set([a.Comparator[i], b.Comparator[j]])].join(" and ") : "the middle place";
  const count = (left, low) => rows.filter((r) => r.x.v < mx === left && r.y.v < my === low).length;
  const quadrants = [["recorded less, found more", 0, 0, count(true, false)], ["recorded more, found more", 1, 0, count(false, false)], ["recorded less, found less", 0, 1, count(true, true)], ["recorded more, found less", 1, 1, count(false, true)]];
  return chartFrame(430, `Scatter of ${rows.length} places: offences recorded per 10,000 children across, exploitation found per 10,000 children up, divided at ${of}. ` + quadrants.map((q) => q[0] + ": " + plural(q[3], "place")).join("; ") + ". The table has every place.", (s, W, H) => {
    const L = 52, R = 16, T = 14, B = 46, xs = roundTicks(Math.max(...rows.map((r) => r.x.v)), W < 480 ? 4 : 6), ys = roundTicks(Math.max(...rows.map((r) => r.y.v)), 5);
    const x = (v) => L + (W - L - R) * v / xs[xs.length - 1], y = (v) => T + (H - T - B) * (1 - v / ys[ys.length - 1]);
    yAxis(s, ys, y, L, W - R);
    for (const v of xs) s.append(svg("line", {x1: x(v), x2: x(v), y1: T, y2: H - B, class: v === 0 ? "axis" : "grid"}), svg("text", {x: x(v), y: H - B + 18, "text-anchor": "middle"}, tickWords(v)));
    s.append(svg("line", {x1: x(mx), x2: x(mx), y1: T, y2: H - B, class: "target"}), svg("line", {x1: L, x2: W - R, y1: y(my), y2: y(my), class: "target"}), svg("text", {x: (L + W - R) / 2, y: H - 8, "text-anchor": "middle"}, "offences recorded per 10,000 children"));
    if (W >= 480) for (const [words, right, below] of quadrants) s.append(svg("text", {x: right ? W - R - 4 : L + 6, y: below ? H - B - 8 : T + 12, "text-anchor": right ? "end" : "start", class: "quadrant"}, words));
    const far = rows.slice().sort((p, q) => Math.abs(q.gap.log) - Math.abs(p.gap.log)).slice(0, W < 480 ? 2 : 6);
    for (const r of rows) s.append(svg("circle", {cx: x(r.x.v), cy: y(r.y.v), r: 4.2, class: "dot strong"}, svg("title", {}, label(r.code) + ": " + showNumber(r.x.v, "per_10000") + " recorded, " + showNumber(r.y.v, "per_10000") + " found")));
    for (const r of far) { const end = x(r.x.v) > W * 0.75; s.append(svg("text", {x: x(r.x.v) + (end ? -8 : 8), y: y(r.y.v) + 4, "text-anchor": end ? "end" : "start"}, nameOf(r.code))); }
  }, ["Up: assessments that found child sexual exploitation per 10,000 children. Lines: ", of, ". Named: the places in which the two differ most."], {wide: true});
}

function gapTable(rows, period, a, b, {i, j}) {
  const held = (v) => v === null ? "no figure" : "under 10: held back", two = (v) => (v < 0 ? "-" : "") + Math.abs(v).toFixed(2);
  const shown = (r, part) => part.v === null ? "no figure" : part.n !== null && part.n < gapLeast ? held(part.n) : showNumber(part.v, "per_10000");
  const open = (part) => part.n === null || part.n >= gapLeast ? part : {v: null, n: null};
  return dataTable({
    name: "detection-gap", caption: "Recorded against found, " + periodWords(period) + ", in order of name", rows, limit: 50,
    columns: [{head: "Place", get: (r) => label(r.code), row: true, show: (r) => link(addressOf("area", r.code), label(r.code))},
      {head: "Recorded per 10,000 children", n: true, get: (r) => open(r.x).v, show: (r) => shown(r, r.x)}, {head: "Found per 10,000 children", n: true, get: (r) => open(r.y).v, show: (r) => shown(r, r.y)},
      {head: "Log ratio", n: true, get: (r) => r.gap ? r.gap.log : null, show: (r) => r.gap ? two(r.gap.log) : "none"}, {head: "95% interval", get: (r) => r.gap ? r.gap.lower : null, name: "Lower 95%", show: (r) => r.gap ? two(r.gap.lower) + " to " + two(r.gap.upper) : ""}],
    csvOnly: [{head: "Upper 95%", get: (r) => r.gap ? r.gap.upper : null}, {head: "Code", get: (r) => r.code}, {head: "Offences", get: (r) => open(r.x).n}, {head: "Assessments", get: (r) => open(r.y).n}, {head: "Period", get: () => period}, {head: "Source of offences", get: (r) => sourceAt(a, r.k, i)}, {head: "Source of assessments", get: (r) => sourceAt(b, r.k, j)}],
  });
}
