// Where: a figure on a map, in fifths, and as a table. The map is a picture
// for those who see it; everything on it stands in the table.
const fifths = ["lowest fifth", "second fifth", "middle fifth", "fourth fifth", "highest fifth"];

// fifthOf puts each place into fifths of about the same number of places;
// equal values share the lower one.
function fifthsOf(values) {
  const sorted = values.filter((v) => v !== null && v !== undefined).sort((a, b) => a - b);
  return values.map((v) => v === null || v === undefined ? -1 : Math.floor(sorted.indexOf(v) * 5 / sorted.length));
}

async function viewMap(state, to) {
  const level = state.get("level") === "district" ? "district" : "force", meta = firstFigure(level, state.get("figure"), (f) => f.Common >= 0);
  add(to, el("h1", {}, "Map"), el("div", {class: "picks"}, pickLevel(state), meta ? pickFigure("figure", level, meta.ID, (f) => f.Common >= 0) : ""));
  const [figure, map] = await Promise.all([meta && loadFigure(level, meta.ID), load("map-" + level)]);
  if (!figure || !map) { add(to, lacking("This release has no figures to show. ", missingFile("recorded_offences"))); return; }
  const p = figure.Common, at = new Map(core.Levels[level].Codes.map((c, i) => [c, i])), values = core.Levels[level].Codes.map((_, i) => figure.Values[i]?.[p]), fifth = fifthsOf(values);
  const saying = el("p", {class: "small", "aria-hidden": "true"}, "Point at a place for its figure; choose it for its view.");
  const wordsFor = (c) => { const i = at.get(c); return label(c) + ": " + (i === undefined || values[i] === null || values[i] === undefined ? "no figure" : withUnit(figure, values[i]) + ", " + fifths[fifth[i]]); };
  const draw = (o) => svg("path", {d: o.Path, class: "k" + (at.has(o.Code) && fifth[at.get(o.Code)] >= 0 ? fifth[at.get(o.Code)] : "none"), "data-code": o.Code});
  const picture = svg("svg", {viewBox: `0 0 ${map.Width} ${map.Height}`, class: "map", role: "img", "aria-label": figure.Name + ", " + figure.Periods[p][0] + ", on a map of England and Wales. The table after the map has every place."},
    svg("defs", {}, svg("pattern", {id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"}, svg("rect", {width: 6, height: 6, fill: "var(--paper)"}), svg("line", {x1: 0, y1: 0, x2: 0, y2: 6, stroke: "var(--hatch)", "stroke-width": 2}))),
    svg("g", {}, map.Places.map(draw)),
    svg("g", {}, svg("rect", {x: 445, y: 8, width: 210, height: 176, class: "frame"}), svg("text", {x: 451, y: 20}, "London, enlarged"), map.Inset.map(draw), svg("rect", {x: 580, y: 188, width: 75, height: 60, class: "frame"}), svg("text", {x: 584, y: 243}, "City of London"), map.City.map(draw)));
  picture.addEventListener("mouseover", (e) => { const c = e.target.dataset?.code; if (c) saying.textContent = wordsFor(c) + "."; });
  picture.addEventListener("click", (e) => { const c = e.target.dataset?.code; if (c) location.hash = addressOf("area", c, {chart: figure.ID}); });
  add(to, el("h2", {}, figure.Name + ", " + periodWords(figure.Periods[p][0])), figure.Definition ? el("p", {class: "small"}, figure.Definition) : "",
    !isRate(figure) ? el("p", {class: "small"}, "This is a number, not a rate: large places are dark because they are large.") : "",
    el("div", {class: "map-pair"}, picture, el("div", {}, legendOf(figure, values, fifth), saying, el("p", {class: "small"}, map.Attribution))),
    mapTable(figure, p, values));
  return "Map: " + figure.Name;
}

function legendOf(figure, values, fifth) {
  return el("ul", {class: "legend"}, fifths.map((name, k) => {
    const list = values.filter((_, i) => fifth[i] === k);
    const range = list.length === 0 ? "no place" : showFigure(figure, Math.min(...list)) === showFigure(figure, Math.max(...list)) ? withUnit(figure, list[0]) : showFigure(figure, Math.min(...list)) + " to " + withUnit(figure, Math.max(...list));
    return el("li", {}, el("span", {class: "key k" + k, "aria-hidden": "true"}), name + ": " + range);
  }), el("li", {}, el("span", {class: "key knone", "aria-hidden": "true"}), "hatched: no figure"));
}

function mapTable(figure, p, values) {
  const rows = core.Levels[figure.level].Codes.map((code, i) => ({code, i}));
  return dataTable({
    name: "map-" + figure.ID, caption: figure.Name + ", " + periodWords(figure.Periods[p][0]) + ", every place in order of name", rows, limit: 45,
    columns: [{head: "Place", get: (r) => label(r.code), show: (r) => link(addressOf("area", r.code), label(r.code)), row: true}, {...figureColumn(figure, p), head: "Figure"},
      {head: "95% interval", get: (r) => figure.Lower[r.i]?.[p], name: "Lower 95%", show: (r) => figure.Lower[r.i]?.[p] === null || figure.Lower[r.i]?.[p] === undefined ? "" : showFigure(figure, figure.Lower[r.i][p]) + " to " + showFigure(figure, figure.Upper[r.i][p])},
      {head: "Among the others", get: (r) => standingOf(figure, r.i, p)}],
    csvOnly: [{head: "Upper 95%", get: (r) => figure.Upper[r.i]?.[p]}, {head: "Code", get: (r) => r.code}, {head: "Unit", get: () => figure.Unit}, {head: "Numerator", get: (r) => figure.Numerators[r.i]?.[p]}, {head: "Denominator", get: (r) => figure.Denominators[r.i]?.[p]}, {head: "Source", get: (r) => sourceAt(figure, r.i, p)}],
  });
}
