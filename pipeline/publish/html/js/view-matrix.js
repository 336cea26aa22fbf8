// What inspections said of each force, by the questions of the commission.
// In order of name; nothing is ranked, for a force with many findings may be
// one that was looked at often.
async function viewMatrix(state, to) {
  const [matrix, all, documents] = await Promise.all([load("matrix"), loadFindings(), loadDocuments()]);
  add(to, el("h1", {}, "Evidence matrix"));
  if (!matrix || all.length === 0) { add(to, lacking("No review was read. ", missingFile("reviews"))); return; }
  const question = state.get("question"), force = state.get("force"), byId = new Map(all.map((f) => [f.ID, f]));
  const missed = matrix.Rows.filter((r) => r.Documents === 0), off = matrix.Rows.filter((r) => r.Subject === 0);
  const names = (rows) => rows.map((r, i) => [i ? ", " : "", link(addressOf("area", r.Code), r.Name)]);
  add(to, product("What this is", {
    Definition: "For each force and question: how many findings ask for something, the newest date of the documents, and who says it. A finding that a later report repeats counts once; one for all forces stands in its own line, not 43 times.",
    "Who says it": "Police: an inspection of the police. Several: inspectorates of several agencies together. Council only: an inspection of the council’s services. Other: an inquiry, a government, a partnership.",
    Inputs: "Reviews and inspections read about the force, or about a council in its area; themes by the words of the finding.",
    Caveats: "A count says how much was written, not how bad it is: it is never ranked. “Not inspected” means that no review in this release is about the force or a council in its area.",
  }), el("p", {id: "not-inspected"}, el("b", {}, plural(missed.length, "force")), " not inspected in the documents of this release: ", missed.length ? names(missed) : "none", "."),
    el("p", {id: "off-subject"}, el("b", {}, plural(off.length, "force")), " without a review that speaks of exploitation: ", off.length ? names(off) : "none", ". ", missed.length ? missingFile("national_inspection") : ""));
  const chosen = matrix.Questions.indexOf(question);
  if (chosen >= 0) {
    const rows = force ? matrix.Rows.filter((r) => r.Code === force) : [matrix.National, ...matrix.Rows], ids = [...new Set(rows.flatMap((r) => r.Cells[chosen].Findings || []))];
    add(to, el("h2", {id: "quotes"}, words(question) + (force ? ", " + nameOf(force) : ", all forces")), el("p", {}, plural(ids.length, "finding"), ". ", el("button", {type: "button", class: "plain", onclick: () => change({question: "", force: ""})}, "Back to the matrix")),
      el("div", {class: "tools"}, csvButton("matrix-" + question, findingColumns(documents), ids.map((id) => byId.get(id)).filter(Boolean), "these findings")),
      el("ul", {class: "findings"}, ids.slice(0, 60).map((id) => byId.get(id)).filter(Boolean).map((f) => findingItem(f, documents))));
    if (ids.length > 60) add(to, el("p", {}, link(addressOf("findings", "", {theme: question, area: force}), "All of them in the explorer")));
  }
  add(to, matrixTable(matrix));
  return "Evidence matrix";
}

const voiceShort = {police: "police", several: "several", council: "council only", other: "other"};

function matrixTable(matrix) {
  const voices = (c) => Object.entries(c.Voices || {}).map(([v, n]) => voiceShort[v] + " " + n).join(", ");
  const cell = (r, q) => {
    const c = r.Cells[q];
    if (c.Count === 0) return r.Documents === 0 && r.Code ? el("span", {class: "age"}, "not inspected") : el("span", {class: "age"}, "nothing");
    return [el("a", {href: addressOf("matrix", "", {question: matrix.Questions[q], force: r.Code}), "aria-label": `${c.Count}: ${r.Name}, ${words(matrix.Questions[q])}`}, String(c.Count)), el("span", {class: "age"}, (c.Newest || "").slice(0, 4), " · ", voices(c))];
  };
  return dataTable({
    name: "evidence-matrix", caption: "Findings by force and question, forces in order of name", rows: [...(matrix.National.Cells.some((c) => c.Count) ? [{...matrix.National, Name: "Findings for all forces"}] : []), ...matrix.Rows], sort: false, className: "matrix",
    columns: [{head: "Force", get: (r) => r.Name, row: true, show: (r) => r.Code ? link(addressOf("area", r.Code), r.Name) : r.Name},
      {head: "Reviews read", n: true, get: (r) => r.Documents, show: (r) => r.Code ? [String(r.Documents), r.Documents ? el("span", {class: "age"}, "newest ", (r.Newest || "").slice(0, 4), ", ", String(r.Subject), " on exploitation") : ""] : ""},
      ...matrix.Questions.map((q, i) => ({head: words(q), to: addressOf("matrix", "", {question: q}), get: (r) => r.Cells[i].Count, show: (r) => cell(r, i), fixed: true}))],
    csvOnly: matrix.Questions.flatMap((q, i) => [{head: words(q) + ": newest", get: (r) => r.Cells[i].Newest}, {head: words(q) + ": who says it", get: (r) => voices(r.Cells[i])}]),
    note: "Choose a number to read what was said.",
  });
}
