// Two to six places side by side: their figures, one figure as bars with
// intervals, and over time.
const mostPlaces = 6;

async function viewCompare(state, to) {
  const codes = (state.get("compare") || "").split(",").filter((c) => places.has(c)).slice(0, mostPlaces);
  const level = codes.length ? levelOf(codes[0]) : "force", same = codes.filter((c) => levelOf(c) === level);
  const put = (list) => change({compare: list.join(",")});
  add(to, el("h1", {}, "Compare places"),
    el("p", {}, "Choose two to six forces, or two to six councils. They stand in the order chosen, not in an order of merit."),
    same.length < mostPlaces ? searchBox("add-place", "Add a place", (code) => { if (!same.includes(code)) put([...same, code]); }, {only: same.length ? (p) => levelOf(p.code) === level && !same.includes(p.code) : null, hint: level === "force" ? "Name of a force" : "Name of a council"}) : "",
    same.length ? el("ul", {class: "chosen"}, same.map((code) => el("li", {}, link(addressOf("area", code), label(code)), " ",
      el("button", {type: "button", class: "plain", "aria-label": "Remove " + label(code), onclick: () => put(same.filter((c) => c !== code))}, "Remove")))) : "");
  if (same.length > 0) add(to, await suggestions(level, same, put));
  if (same.length < 2) {
    add(to, lacking(same.length === 0 ? "No place is chosen yet." : "Choose one more place."));
    return;
  }
  const meta = firstFigure(level, state.get("figure"), (f) => f.Common >= 0), listed = core.Levels[level].Figures.filter((f) => f.Headline && f.Common >= 0);
  const figures = (await Promise.all(listed.map((f) => loadFigure(level, f.ID)))).filter(Boolean), figure = meta && await loadFigure(level, meta.ID);
  if (!figure) { add(to, lacking("This release has no figures to compare. ", missingFile("recorded_offences"))); return; }
  const files = new Map(await Promise.all(same.map(async (c) => [c, await load("areas/" + c)])));
  add(to, el("h2", {}, "One figure"), pickFigure("figure", level, figure.ID, (f) => f.Common >= 0),
    figure.Definition ? el("p", {class: "small"}, figure.Definition) : "",
    el("div", {class: "pair"}, el("div", {}, el("h3", {}, periodWords(figure.Periods[figure.Common][0]).replace(/^./, (c) => c.toUpperCase())), barChart(figure, figure.Common, same, same.slice(0, 1))),
      el("div", {}, el("h3", {}, "Over time"), trendChart(figure, same))),
    breaksOf(figure, same), isRate(figure) ? [el("h3", {}, "Among all"), funnelChart(figure, figure.Common, same)] : "",
    periodsTable(figure, same), el("h2", {}, "Headline figures"), compareTable(figures, same, level), el("h2", {}, "Newest overall grades"), compareGrades(same, files));
  return "Compare " + same.map(nameOf).join(", ");
}

// suggestions offer the similar places of the first one chosen.
async function suggestions(level, codes, put) {
  const file = await load("areas/" + codes[0]), peers = (file?.Peers || []).filter((c) => !codes.includes(c)), next = (file?.Adjacent || []).filter((c) => !codes.includes(c));
  const offer = (title, list) => list.length && codes.length < mostPlaces ? el("p", {class: "small"}, title, ": ", list.slice(0, 8).map((c) => [el("button", {type: "button", class: "plain", "aria-label": "Add " + label(c), onclick: () => put([...codes, c])}, "+ " + nameOf(c)), " "])) : "";
  return el("div", {}, peers.length ? offer("Similar to " + nameOf(codes[0]), peers) : el("p", {class: "small"}, "No list of similar places: ", missingFile(level === "force" ? "force_peers" : "council_peers")), offer("Next to " + nameOf(codes[0]) + " (which does not make a place similar)", next));
}

function compareTable(figures, codes, level) {
  return dataTable({
    name: "compare", caption: "Headline figures side by side, each at the newest time that most places have", rows: figures, sort: false,
    columns: [
      {head: "Figure", get: (f) => f.Name, row: true}, {head: "Period", get: (f) => f.Periods[f.Common][0]},
      ...codes.map((c) => ({head: label(c), n: true, get: (f) => f.Values[position(level, c)]?.[f.Common], show: (f) => shownAt(f, position(level, c), f.Common), data: (f) => ({"data-figure": f.ID, "data-area": c, "data-period": f.Periods[f.Common][0], title: sourceAt(f, position(level, c), f.Common) || null})})),
      {head: "Comparator", get: (f) => f.National[f.Common], show: (f) => isRate(f) && f.National[f.Common] !== null ? withUnit(f, f.National[f.Common]) + " (" + f.Comparator[f.Common] + ")" : "none"},
    ],
    csvOnly: [{head: "Unit", get: (f) => f.Unit}, ...codes.map((c) => ({head: "Source: " + label(c), get: (f) => sourceAt(f, position(level, c), f.Common)}))],
  });
}

// periodsTable is a figure of some places at every time.
function periodsTable(figure, codes) {
  const at = figure.Periods.map((_, p) => p).reverse();
  return el("details", {}, el("summary", {}, "This figure at every time, as a table"), dataTable({
    name: "over-time-" + figure.ID, caption: figure.Name + ", over time", rows: at, sort: false,
    columns: [{head: "Period", get: (p) => figure.Periods[p][0], row: true}, ...codes.map((c) => ({head: label(c), n: true, get: (p) => figure.Values[position(figure.level, c)]?.[p], show: (p) => shownAt(figure, position(figure.level, c), p)})),
      {head: "Comparator", get: (p) => figure.National[p], show: (p) => figure.National[p] === null ? "none" : withUnit(figure, figure.National[p]) + " (" + figure.Comparator[p] + ")"}],
    csvOnly: [{head: "Unit", get: () => figure.Unit}, ...codes.map((c) => ({head: "Source: " + label(c), get: (p) => sourceAt(figure, position(figure.level, c), p)}))],
  }));
}

function compareGrades(codes, files) {
  const rows = codes.map((c) => ({c, g: (files.get(c)?.Grades || []).find((g) => g.Question === "overall") || (files.get(c)?.Grades || [])[0]}));
  if (!rows.some((r) => r.g)) return lacking("No grade of these places was read. ", missingFile(levelOf(codes[0]) === "force" ? "force_grades" : "council_grades"));
  return dataTable({
    name: "compare-grades", caption: "Newest overall grade of each place; grades of different scales are not compared", rows, sort: false,
    columns: [{head: "Place", get: (r) => label(r.c), row: true}, {head: "Grade", get: (r) => r.g ? words(r.g.Grade) : "", show: (r) => r.g ? [gradeDots(r.g.Grade, r.g.Scale), " ", words(r.g.Grade)] : "none read"},
      {head: "Day", get: (r) => r.g?.Day, show: (r) => showDay(r.g?.Day)}, {head: "Framework", get: (r) => r.g ? words(r.g.Framework) : ""}],
  });
}
