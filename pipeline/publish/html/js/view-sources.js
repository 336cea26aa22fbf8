// Every document of the release with its links, and what else is published.
async function viewSources(state, to) {
  const documents = [...(await loadDocuments()).values()], read = state.get("status") || "", terms = (state.get("words") || "").toLowerCase();
  const rows = documents.filter((d) => (!read || d.Status === read) && (d.Title + " " + d.Publisher + " " + d.Path).toLowerCase().includes(terms));
  add(to, el("h1", {}, "Sources and downloads"), el("h2", {}, "Everything to take away"), el("ul", {},
    el("li", {}, link("force-summary.xlsx", "Workbook of the forces"), " (Excel)"), el("li", {}, link("district-summary.xlsx", "Workbook of the councils"), " (Excel)"),
    el("li", {}, link("data/README.txt", "Data for programs"), " (Parquet): ", ["force_summary", "district_summary", "findings", "judgements", "documents", "issues", "revisions"].map((t, i) => [i ? ", " : "", link("data/" + t + ".parquet", t)]), " and more in the folder data"),
    el("li", {}, link("manifest.json", "Manifest"), ": every input with its hash, every output with its rows"),
    el("li", {}, "A csv of every table of this page: the button above it")),
  el("h2", {}, "Documents"), el("div", {class: "picks"}, pick("status", "Read", [["", "Any"], ...[...new Set(documents.map((d) => d.Status))].map((s) => [s, words(s)])], read, (v) => change({status: v})),
    el("div", {class: "pick"}, el("label", {for: "source-words"}, "Words in title or publisher"), el("input", {id: "source-words", type: "search", value: state.get("words") || "", onchange: (e) => change({words: e.target.value})}))),
  dataTable({
    name: "documents", caption: "Documents of this release, newest first", rows, limit: 60,
    columns: [{head: "Title", get: (d) => d.Title, row: true, show: (d) => sourceLinks(d)}, {head: "Publisher", get: (d) => d.Publisher}, {head: "Published", get: (d) => d.Published, show: (d) => showDay(d.Published) || "not known"}, {head: "Series", get: (d) => d.Publication},
      {head: "Read", get: (d) => words(d.Status), show: (d) => [words(d.Status), d.Reason ? el("span", {class: "age"}, d.Reason) : "", d.SupersededBy ? el("span", {class: "age"}, "a later edition stands in its place") : ""]}, {head: "Licence", get: (d) => d.Licence || "", show: (d) => d.Licence || "not stated"}],
    csvOnly: [{head: "Path", get: (d) => d.Path}, {head: "Publisher's page", get: (d) => d.URL}, {head: "Identity", get: (d) => d.ID}],
  }), el("h2", {}, "What stands in a cell without a figure"), el("dl", {class: "marks"}, core.Marks.map((m) => [el("dt", {}, m.Short), el("dd", {}, m.Meaning)])));
  return "Sources";
}
