// A figure over time. Time is to scale: a point stands at the end of its
// period. Two points are joined only if no period is missing between them,
// both cover the same length of time, and the series does not break.
const spanOf = (p) => p[1] && p[2] ? Math.round(dayNumber(p[2]) - dayNumber(p[1])) : 0;

function joins(figure, flags, a, b) {
  const [p, q] = [figure.Periods[a], figure.Periods[b]];
  return Math.abs(spanOf(p) - spanOf(q)) <= 2 && dayNumber(q[2]) - dayNumber(p[2]) <= 400 && !(flags && flags[b] && flags[b].includes("b"));
}

// linesOf are the series of a trend: places, then the comparator.
function linesOf(figure, codes, {nation = true} = {}) {
  const lines = codes.map((code) => {
    const i = position(figure.level, code);
    return {name: nameOf(code), values: figure.Values[i] || [], lower: figure.Lower[i] || [], upper: figure.Upper[i] || [], flags: figure.Flags[i] || [], marks: figure.Marks?.[i] || []};
  }).filter((l) => l.values.length > 0);
  if (nation && isRate(figure) && figure.National.some((v) => v !== null)) lines.push({name: [...new Set(figure.Comparator.filter((_, p) => figure.National[p] !== null))].join(" / "), values: figure.National, lower: [], upper: [], flags: [], nation: true});
  return lines;
}

const isRate = (figure) => /^per_|^percent$/.test(figure.Unit);

function trendWords(figure, lines) {
  const at = figure.Periods.map((p, i) => [p, i]).filter(([p]) => p[2]);
  return lines.map((l) => l.name + ": " + (at.filter(([, i]) => l.values[i] !== null && l.values[i] !== undefined).map(([p, i]) => periodWords(p[0]) + " " + withUnit(figure, l.values[i])).join("; ") || "no figure")).join(". ");
}

// trendChart draws the lines; the first peers behind them in grey.
function trendChart(figure, codes, {peers = [], intervals = true} = {}) {
  const lines = linesOf(figure, codes), behind = linesOf(figure, peers, {nation: false});
  const at = figure.Periods.map((p, i) => i).filter((i) => figure.Periods[i][2] && [...lines, ...behind].some((l) => l.values[i] !== null && l.values[i] !== undefined));
  if (at.length === 0 || lines.length === 0) return lacking("No figure with a date to draw.");
  const t = figure.Times, first = dayNumber(figure.Periods[at[0]][2]), last = dayNumber(figure.Periods[at[at.length - 1]][2]);
  const greatest = Math.max(...[...lines, ...behind].flatMap((l) => at.flatMap((i) => [l.values[i], intervals && lines.length <= 3 && !behind.includes(l) ? l.upper[i] : null])).filter((v) => v !== null && v !== undefined)) * t;
  const words = figure.Name + " over time. " + trendWords(figure, lines) + (behind.length ? ". " + plural(behind.length, "similar place") + " in grey behind" : "") + ".";
  return chartFrame(300, words, (s, W, H) => {
    const narrow = W < 480, L = 52, R = narrow ? 14 : 150, T = narrow ? 14 + 16 * lines.length : 14, B = 34, ticks = roundTicks(greatest);
    const span = Math.max(last - first, 365), x = (d) => L + 8 + (W - L - R - 16) * (at.length === 1 ? 0.5 : (d - first) / span), y = (v) => T + (H - T - B) * (1 - v / ticks[ticks.length - 1]);
    yAxis(s, ticks, y, L, W - R);
    for (const [year, d] of timeTicks(first, last, narrow ? 5 : 9)) {
      if (d < first - 40 || d > last + 40) continue;
      s.append(svg("line", {x1: x(d), x2: x(d), y1: H - B, y2: H - B + 5, class: "axis"}), svg("text", {x: x(d), y: H - B + 19, "text-anchor": "middle"}, String(year)));
    }
    const path = (l) => {
      let d = "", before = -1;
      for (const i of at) {
        const v = l.values[i];
        if (v === null || v === undefined) { before = -1; continue; }
        d += (before >= 0 && joins(figure, l.flags, before, i) ? "L" : "M") + x(dayNumber(figure.Periods[i][2])).toFixed(1) + " " + y(v * t).toFixed(1);
        before = i;
      }
      return d;
    };
    for (const l of behind) {
      s.append(svg("path", {d: path(l), class: "behind"}));
      for (const i of at) if (l.values[i] !== null && l.values[i] !== undefined) s.append(svg("circle", {cx: x(dayNumber(figure.Periods[i][2])), cy: y(l.values[i] * t), r: 1.8, class: "behind-dot"}, svg("title", {}, l.name + ", " + figure.Periods[i][0] + ": " + withUnit(figure, l.values[i]))));
    }
    const labels = [];
    lines.forEach((l, n) => {
      const style = l.nation ? {colour: "var(--nation)", dash: "6 4", shape: "square"} : seriesStyles[n % seriesStyles.length];
      s.append(svg("path", {d: path(l), fill: "none", stroke: style.colour, "stroke-width": 2.5, "stroke-dasharray": style.dash, class: "line"}));
      for (const i of at) {
        const v = l.values[i];
        if (v === null || v === undefined) continue;
        const px = x(dayNumber(figure.Periods[i][2]));
        if (intervals && lines.length <= 3 && l.lower[i] !== null && l.lower[i] !== undefined) s.append(svg("line", {x1: px, x2: px, y1: y(l.lower[i] * t), y2: y(l.upper[i] * t), stroke: style.colour, class: "whisker"}));
        if (l.flags[i] && l.flags[i].includes("b")) s.append(svg("line", {x1: px - 6, x2: px - 6, y1: T, y2: H - B, class: "break"}, svg("title", {}, "The series breaks here")));
        const m = marker(style, px, y(v * t), 3.6);
        m.append(svg("title", {}, l.name + ", " + figure.Periods[i][0] + ": " + withUnit(figure, v)));
        s.append(m);
      }
      const newest = at.filter((i) => l.values[i] !== null && l.values[i] !== undefined).pop();
      if (newest !== undefined) labels.push({name: l.name, y: y(l.values[newest] * t) + 4, style});
    });
    if (narrow) labels.forEach((l, n) => { s.append(marker(l.style, L + 4, 12 + 16 * n), svg("text", {x: L + 14, y: 16 + 16 * n, class: "label"}, l.name)); });
    else for (const l of spread(labels, 15, T, H - B)) s.append(svg("text", {x: W - R + 8, y: l.y, class: "label", fill: l.style.colour}, l.name.length > 22 ? l.name.slice(0, 21) + "…" : l.name));
  }, [unitWords(figure.Shown).replace(/^./, (c) => c.toUpperCase()), ". A point stands at the end of its period; points are not joined over a missing period or a break.", behind.length ? " Grey: similar places." : "", lines.some((l) => l.lower.some((v) => v !== null)) && lines.length <= 3 ? " Upright lines: 95% interval." : ""]);
}

// breaksOf says why the series of some places break.
function breaksOf(figure, codes) {
  const at = codes.map((c) => position(figure.level, c)), said = [...new Set((figure.Breaks || []).filter((b) => at.includes(b.Place)).map((b) => b.Words))];
  return said.length ? el("p", {class: "small breaks"}, el("b", {}, "Breaks in this series: "), said.map((w, i) => [i ? "; " : "", w]), ".") : "";
}

// spark is a trend in the line of a table; the words stand beside it.
function spark(figure, i) {
  const values = figure.Values[i] || [], at = figure.Periods.map((_, p) => p).filter((p) => figure.Periods[p][2] && values[p] !== null && values[p] !== undefined);
  if (at.length < 2) return "";
  const first = dayNumber(figure.Periods[at[0]][2]), last = dayNumber(figure.Periods[at[at.length - 1]][2]), top = Math.max(...at.map((p) => values[p])) || 1;
  const x = (p) => 3 + 84 * (dayNumber(figure.Periods[p][2]) - first) / (last - first || 1), y = (p) => 24 - 20 * values[p] / top;
  let d = "", before = -1;
  for (const p of at) { d += (before >= 0 && joins(figure, figure.Flags[i], before, p) ? "L" : "M") + x(p).toFixed(1) + " " + y(p).toFixed(1); before = p; }
  const end = at[at.length - 1];
  return svg("svg", {viewBox: "0 0 90 28", width: 90, height: 28, class: "spark", role: "img", "aria-label": "Trend from " + withUnit(figure, values[at[0]]) + ", " + periodWords(figure.Periods[at[0]][0]) + ", to " + withUnit(figure, values[end]) + ", " + periodWords(figure.Periods[end][0])},
    svg("line", {x1: 0, x2: 90, y1: 24.5, y2: 24.5, class: "grid"}), svg("path", {d, class: "spark-line"}), at.map((p) => svg("circle", {cx: x(p), cy: y(p), r: p === end ? 3 : 1.4, class: "spark-dot"})));
}
