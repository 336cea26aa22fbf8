// One place on two sides of paper: figures with their age and what they are
// compared with, where the place stands, its trend, its grades, what
// inspections asked of it, and what is missing.
async function viewArea(state, to) {
  const code = state.get("area"), place = places.get(code);
  const file = place && await load("areas/" + code);
  if (!file) {
    add(to, el("h1", {}, "No such place"), el("p", {}, "No place of this release has the code " + (code || "(none)") + ". Search by name above."));
    return "No such place";
  }
  const level = levelOf(code), catalogue = core.Levels[level].Figures, documents = await loadDocuments();
  const headline = file.Newest.filter((r) => catalogue[r.Figure].Headline);
  const figures = new Map(await Promise.all(headline.map(async (r) => [r.Figure, await loadFigure(level, catalogue[r.Figure].ID)])));
  const area = {code, place, file, level, catalogue, documents, headline, figures, peers: file.Peers || []};
  add(to, 
    el("h1", {}, describe(code)),
    areaIntro(area),
    headlineSection(area),
    await chartsSection(area, state),
    gradesSection(area),
    askedSection(area),
    missingSection(area),
    otherFigures(area),
    areaSources(area));
  return describe(code);
}

function areaIntro({code, place, file, peers}) {
  const councils = place.type === "force" ? councilsOf(code) : [];
  const others = [code, ...peers].slice(0, 6);
  return el("div", {class: "intro"},
    el("p", {}, typeWords[place.type].replace(/^./, (c) => c.toUpperCase()), " ", el("span", {class: "code"}, code),
      place.force ? [", in the area of ", link(addressOf("area", place.force), nameOf(place.force)), " police"] : "",
      place.county ? [", in ", link(addressOf("area", place.county), describe(place.county))] : "", "."),
    councils.length ? el("p", {class: "councils"}, "Councils: ", councils.map((c, i) => [i ? ", " : "", link(addressOf("area", c), nameOf(c))]), ".") : "",
    el("p", {class: "actions"}, link(addressOf("compare", others.join(",")), peers.length ? "Compare with similar places" : "Compare with other places"), " ",
      link(addressOf("findings", "", {area: code}), "All findings here"), " ",
      el("button", {type: "button", class: "plain", onclick: () => window.print()}, "Print")),
    el("p", {class: "printed small"}, "forcestats release " + core.Release + " of " + showDay(core.RunDate) + ". " + plural(file.Held, "series of figures", "series of figures") + " held about this place."));
}

// rowWords are the parts of a row of figures that stand in words.
const agedPeriod = (r) => [r.Label, r.End ? el("span", {class: old(r.End) ? "age old" : "age"}, age(r.End)) : ""];

function headlineSection(area) {
  const {headline, catalogue, figures, code, level, peers, file} = area, i = position(level, code);
  if (headline.length === 0) return el("section", {}, el("h2", {}, "Headline figures"), lacking("No headline figure was read for this place. See what is missing, below."));
  const standing = (r) => standingWords[r.Standing] || "";
  const middle = (r) => r.PeerMedian !== null ? r.PeerMedian : peersMiddle(figures.get(r.Figure), peers, r.Period);
  return el("section", {}, el("h2", {}, "Headline figures"),
    dataTable({
      name: "headline-" + code, caption: "Headline figures of " + describe(code) + ", each the newest that was read", rows: headline, sort: false, className: "headline",
      columns: [
        {head: "Figure", get: (r) => catalogue[r.Figure].Name, row: true, show: (r) => [catalogue[r.Figure].Name, flagWords(r.Flags || "") ? el("span", {class: "flag"}, flagWords(r.Flags || "")) : ""]},
        {head: "Here", n: true, className: "big", get: (r) => r.Value, show: (r) => valueOf(catalogue[r.Figure], r), data: (r) => ({"data-figure": catalogue[r.Figure].ID, "data-area": code, "data-period": r.Label})},
        {head: "Period and age", get: (r) => r.Label, show: agedPeriod},
        {head: "Compared with", get: (r) => r.National, show: (r) => comparedWith(catalogue[r.Figure], r), name: "Comparator's figure"},
        {head: "Similar places", get: (r) => middle(r), show: (r) => peers.length === 0 ? "no list" : middle(r) === null ? "no figure" : [withUnit(catalogue[r.Figure], middle(r)), el("span", {class: "age"}, "middle of " + (r.PeersWith || peers.length))], name: "Middle of similar places"},
        {head: "Where it stands", get: standing, show: (r) => [strip(figures.get(r.Figure), i, r.Period), el("span", {class: "stands"}, standing(r) || "not compared")]},
        {head: "Trend", get: () => "", noCsv: true, show: (r) => figures.get(r.Figure) ? spark(figures.get(r.Figure), i) || "one time only" : ""},
      ],
      csvOnly: [{head: "Unit", get: (r) => catalogue[r.Figure].Unit}, {head: "Lower 95%", get: (r) => r.Lower}, {head: "Upper 95%", get: (r) => r.Upper}, {head: "Numerator", get: (r) => r.Numerator}, {head: "Denominator", get: (r) => r.Denominator},
        {head: "Comparator", get: (r) => r.Comparator}, {head: "Period ends", get: (r) => r.End}, {head: "Source", get: (r) => r.Source}, {head: "Release", get: () => core.Release}],
    }), peers.length ? el("p", {class: "small"}, "Similar places: ", peers.map((c, k) => [k ? ", " : "", link(addressOf("area", c), label(c))]), ": ", file.PeersWords, ".") : "");
}

// valueOf is a row's figure with what it is made of.
function valueOf(meta, r) {
  if (r.Value !== null) {
    const parts = r.Numerator !== null && r.Denominator !== null && /^per_|percent/.test(meta.Unit) ? showNumber(r.Numerator, "count") + " of " + showNumber(r.Denominator, "count") : "";
    return [el("b", {}, withUnit(meta, r.Value)), parts ? el("span", {class: "age"}, parts) : ""];
  }
  if (r.Low !== null && r.High !== null) return [el("b", {}, showFigure(meta, r.Low) + " to " + showFigure(meta, r.High)), el("span", {class: "age"}, "partly held back")];
  const m = markOf(r.Mark);
  return [el("b", {}, m.Short), el("span", {class: "age"}, m.Meaning.split(":")[0])];
}

function comparedWith(meta, r) {
  if (r.National === null || !/^per_|percent|index|days|years/.test(meta.Unit)) return r.National === null ? "nothing published" : "a count is not compared";
  return [withUnit(meta, r.National), el("span", {class: "age"}, r.Comparator || "comparator not named")];
}

// peersMiddle is the median of the similar places at a time; null if none has a figure.
function peersMiddle(figure, peers, p) {
  if (!figure || p < 0) return null;
  const list = peers.map((c) => figure.Values[position(figure.level, c)]?.[p]).filter((v) => v !== null && v !== undefined).sort((a, b) => a - b);
  if (list.length === 0) return null;
  return list.length % 2 ? list[(list.length - 1) / 2] : (list[list.length / 2 - 1] + list[list.length / 2]) / 2;
}

// strip shows a place among all others on one line from zero; it ranks nobody.
function strip(figure, i, p) {
  if (!figure || p < 0 || !isRate(figure)) return "";
  const all = figure.Values.map((v) => v?.[p]).filter((v) => v !== null && v !== undefined).sort((a, b) => a - b), own = figure.Values[i]?.[p];
  if (all.length < 5 || own === null || own === undefined) return "";
  // One place far out must not squash the rest: the line ends a little above the ninety-eighth in a hundred.
  const top = Math.max(all[Math.floor((all.length - 1) * 0.98)] * 1.1, own) || 1, x = (v) => 4 + 112 * Math.min(v / top, 1);
  return svg("svg", {viewBox: "0 0 120 20", width: 120, height: 20, class: "strip", "aria-hidden": "true", focusable: "false"},
    svg("line", {x1: 4, x2: 116, y1: 10, y2: 10, class: "grid"}), all.map((v) => svg("line", {x1: x(v), x2: x(v), y1: 6, y2: 14, class: "tick"})),
    figure.National[p] !== null ? svg("path", {d: `M${x(figure.National[p])} 1v18`, class: "nation-tick"}) : "", svg("circle", {cx: x(own), cy: 10, r: 4.5, class: "own"}));
}

// firstDrawn is the figure that the charts begin with: the first headline rate
// that has a trend and is not old, else the first.
function firstDrawn({headline, catalogue}) {
  const rates = headline.filter((r) => r.Value !== null && isRate(catalogue[r.Figure]) && r.Period >= 0);
  return rates.find((r) => r.Period > 1 && !old(r.End)) || rates.find((r) => r.Period > 0) || rates[0];
}

async function chartsSection(area, state) {
  const {headline, catalogue, figures, code, level, peers, file} = area;
  const drawn = file.Newest.filter((r) => r.Value !== null);
  if (drawn.length === 0) return "";
  const wanted = drawn.find((r) => catalogue[r.Figure].ID === state.get("chart")) || firstDrawn(area) || drawn[0];
  const figure = figures.get(wanted.Figure) || await loadFigure(level, catalogue[wanted.Figure].ID);
  if (!figure) return "";
  const i = position(level, code), near = peers.slice(0, 10);
  const at = figure.Periods.map((p, k) => k).filter((k) => figure.Values[i]?.[k] !== undefined && (figure.Values[i][k] !== null || figure.Marks?.[i]?.[k])).reverse();
  return el("section", {class: "charts"}, el("h2", {}, "Trend, and place among the others"),
    pick("chart", "Figure", core.Groups.map((group, g) => ({group, options: drawn.filter((r) => catalogue[r.Figure].Group === g).map((r) => [catalogue[r.Figure].ID, catalogue[r.Figure].Name])})).filter((g) => g.options.length), figure.ID, (v) => change({chart: v})),
    figure.Definition ? el("p", {class: "small"}, figure.Definition) : "",
    el("div", {class: "pair"},
      el("div", {}, el("h3", {}, figure.Name + ", over time"), trendChart(figure, [code], {peers: near})),
      el("div", {}, el("h3", {}, "Among the others, " + periodWords(wanted.Label)), wanted.Period >= 0 && isRate(figure) ? funnelChart(figure, wanted.Period, [code]) : lacking("A count is not compared between places of different size; choose a rate."))),
    breaksOf(figure, [code]),
    el("details", {}, el("summary", {}, "These figures as a table"), dataTable({
      name: "trend-" + code + "-" + figure.ID, caption: figure.Name + ", " + describe(code), rows: at, sort: false,
      columns: [{head: "Period", get: (p) => figure.Periods[p][0], row: true}, {head: "Here", n: true, get: (p) => figure.Values[i][p], show: (p) => shownAt(figure, i, p), data: (p) => ({"data-figure": figure.ID, "data-area": code, "data-period": figure.Periods[p][0]})},
        {head: "95% interval", get: (p) => figure.Lower[i][p], show: (p) => figure.Lower[i][p] === null ? "" : showFigure(figure, figure.Lower[i][p]) + " to " + showFigure(figure, figure.Upper[i][p]), name: "Lower 95%"},
        {head: "Comparator", get: (p) => figure.National[p], show: (p) => figure.National[p] === null ? "none" : withUnit(figure, figure.National[p]) + " (" + figure.Comparator[p] + ")"},
        {head: "Source", get: (p) => sourceAt(figure, i, p), className: "small"}],
      csvOnly: [{head: "Upper 95%", get: (p) => figure.Upper[i][p]}, {head: "Numerator", get: (p) => figure.Numerators[i][p]}, {head: "Denominator", get: (p) => figure.Denominators[i][p]}, {head: "Unit", get: () => figure.Unit}],
    })));
}
