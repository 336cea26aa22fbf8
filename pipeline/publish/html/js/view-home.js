// The first view: what can be asked, and what the release holds.
const homeFigures = () => core.Levels.force.Figures.filter((f) => f.Headline && f.Common >= 0).slice(0, 5);

async function viewHome(state, to) {
  const figures = (await Promise.all(homeFigures().map((f) => loadFigure("force", f.ID)))).filter(Boolean);
  add(to, 
    el("h1", {}, "What is published about police forces, councils and child sexual exploitation"),
    el("p", {class: "lead"}, "Figures, grades and the words of inspections, place by place, each with its cell or page. Begin with a place: type its name above, or choose a force below."),
    el("div", {class: "cards"},
      card("matrix", "Evidence matrix", "What inspections said of each force, by question, and which were not inspected"),
      card("ledger", "Ledger of recommendations", "What was asked of each force, by when, and what is known of its state"),
      card("gap", "Detection gap", "Offences the police recorded against exploitation that social workers found"),
      card("justice", "Justice funnel", "What became of recorded offences, and how sure that is"),
      card("findings", "Findings explorer", plural(core.Findings, "finding") + " to search, with links to the page"),
      card("changes", "What changed", core.Previous ? "Since release " + core.Previous + ": " + plural(core.Changes, "change") : "This is the first release")),
    el("h2", {}, "Police forces"),
    figures.length ? forcesTable(figures) : lacking("This release has no figures of forces. ", missingFile("recorded_offences")),
    el("h2", {}, "Councils"),
    el("p", {}, "Councils are found by the search, on the ", link(addressOf("map", "", {level: "district"}), "map"), ", or through their force."),
    el("h2", {}, "What this release holds"),
    dataTable({
      name: "series", caption: "Series of documents that were read", rows: core.Read, limit: 30,
      columns: [{head: "Series", get: (r) => r.Words, row: true}, {head: "Documents", get: (r) => r.Documents, n: true}, {head: "Newest published", get: (r) => r.Newest, show: (r) => showDay(r.Newest) || "not known"}],
    }));
}

const card = (view, title, text) => el("a", {class: "card", href: addressOf(view)}, el("strong", {}, title), el("span", {}, text));

function forcesTable(figures) {
  const rows = core.Levels.force.Codes.map((code, i) => ({code, i}));
  return dataTable({
    name: "forces", caption: "First figures of the forces, in order of name; each at the newest time that most forces have", rows,
    columns: [
      {head: "Force", get: (r) => nameOf(r.code), show: (r) => link(addressOf("area", r.code), nameOf(r.code)), row: true},
      ...figures.map((f) => figureColumn(f, f.Common)),
    ],
    csvOnly: [{head: "Code", get: (r) => r.code}, ...figures.map((f) => ({head: "Source of: " + f.Name, get: (r) => sourceAt(f, r.i, f.Common)}))],
  });
}

// figureColumn is a figure at one time, for rows with their position i.
function figureColumn(f, p) {
  return {
    head: f.Name + ", " + periodWords(f.Periods[p][0]), n: true, get: (r) => f.Values[r.i]?.[p],
    show: (r) => shownAt(f, r.i, p), data: (r) => ({"data-figure": f.ID, "data-area": core.Levels[f.level].Codes[r.i], "data-period": f.Periods[p][0], title: sourceAt(f, r.i, p) || null}),
  };
}

// shownAt is a figure as it stands in a cell: the figure or why there is none.
function shownAt(f, i, p) {
  const v = f.Values[i]?.[p];
  if (v !== null && v !== undefined) return withUnit(f, v);
  const low = f.Low?.[i]?.[p], high = f.High?.[i]?.[p];
  if (low !== null && low !== undefined && high !== null && high !== undefined) return showFigure(f, low) + " to " + showFigure(f, high);
  const m = markOf(f.Marks?.[i]?.[p] || "not_available");
  return el("abbr", {title: m.Meaning}, m.Short);
}

function sourceAt(f, i, p) {
  const s = f.Sources[i]?.[p];
  if (!s) return "";
  const cut = s.indexOf(":");
  return [f.Words[Number(s.slice(0, cut))], s.slice(cut + 1)].filter(Boolean).join(", ");
}
