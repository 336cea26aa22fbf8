// One figure over time, every place on its own small chart with one scale, in
// order of name.
async function viewTrends(state, to) {
  const level = state.get("level") === "district" ? "district" : "force", meta = firstFigure(level, state.get("figure"), (f) => f.Periods.length > 1 && f.Periods.some((p) => p[2])), force = state.get("force") || (level === "district" ? "E23000010" : "");
  add(to, el("h1", {}, "Trends"), el("p", {}, "Each place on its own chart, in order of name, all to one scale from zero. Points are not joined over a missing period or a break."));
  const figure = meta && await loadFigure(level, meta.ID);
  if (!figure) { add(to, lacking("No figure of this release has more than one time. ", missingFile("recorded_offences"))); return; }
  const codes = core.Levels[level].Codes.filter((c) => level === "force" || places.get(c).force === force);
  add(to, el("div", {class: "picks"}, pickLevel(state), level === "district" ? pick("force", "In the area of", core.Levels.force.Codes.map((c) => [c, nameOf(c)]), force, (v) => change({force: v})) : "",
    pickFigure("figure", level, figure.ID, (f) => f.Periods.length > 1 && f.Periods.some((p) => p[2]))),
    figure.Definition ? el("p", {class: "small"}, figure.Definition) : "");
  const all = codes.map((c) => position(level, c)), at = figure.Periods.map((_, p) => p).filter((p) => figure.Periods[p][2]);
  // The highest of a hundred places must not flatten the rest: what is above the scale is marked.
  const sorted = all.flatMap((i) => at.map((p) => figure.Values[i]?.[p])).filter((v) => v !== null && v !== undefined).sort((a, b) => a - b);
  const most = sorted[sorted.length - 1], usual = sorted[Math.floor((sorted.length - 1) * 0.98)], top = most > 2 * usual ? usual * 1.25 : most;
  const days = at.filter((p) => all.some((i) => figure.Values[i]?.[p] !== null && figure.Values[i]?.[p] !== undefined)).map((p) => dayNumber(figure.Periods[p][2]));
  if (days.length === 0) { add(to, lacking("No place chosen here has a figure.")); return; }
  add(to, el("p", {class: "small"}, "Scale of each: 0 to ", tickWords(roundTicks(top * figure.Times).pop()), " (", unitWords(figure.Shown), "), ", showDay(isoOf(Math.min(...days))), " to ", showDay(isoOf(Math.max(...days))), ". Dashed: ", [...new Set(figure.Comparator)].join(" / "), ". A triangle marks a value above the scale."),
    el("ul", {class: "multiples"}, codes.map((c) => el("li", {}, el("h2", {}, link(addressOf("area", c, {chart: figure.ID}), label(c))), multiple(figure, position(level, c), at, top, Math.min(...days), Math.max(...days))))),
    periodsTable(figure, codes.slice(0, 60)));
  return "Trends: " + figure.Name;
}

const isoOf = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

function multiple(figure, i, at, top, first, last) {
  const t = figure.Times, scale = roundTicks(top * t).pop(), W = 170, H = 84, x = (p) => 6 + (W - 12) * (dayNumber(figure.Periods[p][2]) - first) / (last - first || 1), y = (v) => H - 8 - (H - 18) * Math.min(v * t / scale, 1);
  const there = (values) => at.filter((p) => values[p] !== null && values[p] !== undefined), values = figure.Values[i] || [];
  const path = (list, flags) => { let d = "", before = -1; for (const p of there(list)) { d += (before >= 0 && at.indexOf(p) - at.indexOf(before) === 1 && joins(figure, flags, before, p) ? "L" : "M") + x(p).toFixed(1) + " " + y(list[p]).toFixed(1); before = p; } return d; };
  const own = there(values), end = own[own.length - 1];
  const words = own.length === 0 ? "no figure" : own.map((p) => periodWords(figure.Periods[p][0]) + " " + withUnit(figure, values[p])).join("; ");
  return svg("svg", {viewBox: `0 0 ${W} ${H}`, class: "chart small-multiple", role: "img", "aria-label": nameOf(core.Levels[figure.level].Codes[i]) + ": " + words},
    svg("line", {x1: 0, x2: W, y1: H - 8, y2: H - 8, class: "axis"}), isRate(figure) ? svg("path", {d: path(figure.National), fill: "none", stroke: "var(--nation)", "stroke-dasharray": "4 3"}) : "",
    svg("path", {d: path(values, figure.Flags[i]), class: "spark-line"}),
    own.map((p) => values[p] * t > scale ? svg("path", {d: `M${x(p)} ${y(values[p]) - 6}l5 8h-10z`, class: "spark-dot"}) : svg("circle", {cx: x(p), cy: y(values[p]), r: p === end ? 3 : 1.6, class: "spark-dot"})),
    end !== undefined ? svg("text", {x: Math.min(x(end), W - 4), y: Math.max(y(values[end]) - 7, 11), "text-anchor": "end", class: "label"}, withUnit(figure, values[end])) : svg("text", {x: 6, y: H / 2}, "no figure"));
}
