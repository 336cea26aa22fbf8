// The ledger of what was asked: a line for each finding and body that must
// act, with its state, who says so and since when nobody says anything.
const stateWords = {complete: "complete", not_accepted: "not accepted", superseded: "superseded", overdue: "overdue", open: "open", status_unknown: "not known"};
const stateOrder = ["overdue", "open", "status_unknown", "superseded", "not_accepted", "complete"];
const dueWords = {act: "to act", respond: "to answer", submit_plan: "to send a plan"};

async function viewLedger(state, to) {
  const [rows, documents] = await Promise.all([load("ledger"), loadDocuments()]);
  add(to, el("h1", {}, "Ledger of recommendations"), product("What this is", {
    Definition: "One line for each recommendation, area for improvement or the like and each body that must act on it. State is the first that fits: complete, not accepted, superseded, overdue (a deadline to act has passed and nobody says it is done), open (a source says so), not known.",
    Inputs: "Reviews and inspections; registers, progress reports and responses that say what became of them.",
    Caveats: "“Not known” is not “not done”: no document read says. A deadline by which a council must send a plan, or a body must answer, makes nothing overdue. A recommendation to all forces is one recommendation and stands once for each of the 43 who must act.",
  }));
  if (!rows || rows.length === 0) { add(to, lacking("No obligation was read. ", missingFile("reviews"))); return; }
  const force = state.get("force") || "", what = state.get("state") || "", agency = state.get("agency") || "", from = state.get("document") || "";
  const fits = (r) => (!force || (r.Forces || []).includes(force)) && (!agency || r.Agency === agency) && (!from || r.Document === from) && (!what || (what === "not-done" ? r.State !== "complete" : r.State === what));
  const chosen = rows.filter(fits), ids = [...new Set(rows.map((r) => r.Document))].filter((id) => documents.has(id)).sort((a, b) => documents.get(b).Published.localeCompare(documents.get(a).Published));
  const known = rows.some((r) => r.State !== "status_unknown" && r.State !== "overdue");
  add(to, known ? "" : lacking("No document read says what became of any of these. ", missingFile("status")),
    el("div", {class: "picks"}, pick("document", "Asked in", [["", "Any document"], ...ids.map((id) => [id, documents.get(id).Title + (documents.get(id).Published ? ", " + showDay(documents.get(id).Published) : "")])], from, (v) => change({document: v})),
      pick("state", "State", [["", "Any"], ["not-done", "Not complete"], ...stateOrder.map((s) => [s, stateWords[s]])], what, (v) => change({state: v})),
      pick("agency", "Who must act", [["", "Anybody"], ...[...new Set(rows.map((r) => r.Agency))].filter(Boolean).map((a) => [a, words(a)]).sort((a, b) => a[1].localeCompare(b[1]))], agency, (v) => change({agency: v})),
      pick("force", "Force area", [["", "Any"], ...core.Levels.force.Codes.map((c) => [c, nameOf(c)])], force, (v) => change({force: v}))));
  if (!force && !from && !what && !agency) add(to, ledgerByForce(rows));
  add(to, el("h2", {id: "lines"}, plural(chosen.length, "line") + ": " + stateOrder.filter((s) => chosen.some((r) => r.State === s)).map((s) => chosen.filter((r) => r.State === s).length + " " + stateWords[s]).join(", ")), ledgerTable(chosen, documents));
  return "Ledger of recommendations";
}

const bodyOf = (r) => r.Body || (r.Area ? describe(r.Area) : r.Agency ? words(r.Agency) : "nobody named");
const saysOf = (r) => [r.Answer ? "answer: " + words(r.Answer).toLowerCase() + (r.AnswerBy ? " (" + r.AnswerBy + (r.AnswerOn ? ", " + showDay(r.AnswerOn) : "") + ")" : "") : "",
  r.Progress ? words(r.Progress).toLowerCase() + (r.ProgressWords ? " “" + r.ProgressWords + "”" : "") + (r.ProgressBy ? " (" + r.ProgressBy + (r.ProgressOn ? ", " + showDay(r.ProgressOn) : "") + ")" : "") : "", r.Disagree ? "sources disagree" : ""].filter(Boolean).join("; ");

function ledgerByForce(rows) {
  const lines = core.Levels.force.Codes.map((code) => ({code, rows: rows.filter((r) => (r.Forces || []).includes(code))}));
  return dataTable({
    name: "ledger-by-force", caption: "Lines by force area and state, forces in order of name; those of councils in the area are among them", rows: lines, sort: false,
    columns: [{head: "Force", get: (l) => nameOf(l.code), row: true, show: (l) => link(addressOf("ledger", "", {force: l.code}), nameOf(l.code))},
      ...stateOrder.map((s) => ({head: stateWords[s].replace(/^./, (c) => c.toUpperCase()), n: true, get: (l) => l.rows.filter((r) => r.State === s).length, show: (l) => l.rows.length === 0 ? "" : String(l.rows.filter((r) => r.State === s).length)})),
      {head: "All", n: true, get: (l) => l.rows.length, show: (l) => l.rows.length === 0 ? "none read" : String(l.rows.length)}],
  });
}

function ledgerTable(rows, documents) {
  return dataTable({
    name: "ledger", caption: "What was asked, of whom, by when, and what is known of it", rows, limit: 40, className: "ledger",
    columns: [{head: "Asked", get: (r) => r.Text, show: (r) => [el("b", {}, words(r.Kind) + (r.Number ? " " + r.Number : "")), el("span", {class: "clamp"}, r.Text)], className: "asked"},
      {head: "Who must act", get: bodyOf}, {head: "By", get: (r) => r.Deadline, show: (r) => r.Deadline ? [showDay(r.Deadline), r.DeadlineKind ? el("span", {class: "age"}, dueWords[r.DeadlineKind] || words(r.DeadlineKind)) : ""] : "no day"},
      {head: "State", get: (r) => stateWords[r.State], show: (r) => [el("b", {}, stateWords[r.State] || words(r.State)), r.State === "status_unknown" && r.Days ? el("span", {class: "age"}, "nothing heard for " + commas(String(r.Days)) + " days") : ""]},
      {head: "Who says so", get: saysOf, className: "small"}, {head: "Source", get: (r) => r.Place, show: (r) => sourceLinks(documents.get(r.Document), {page: r.Page, anchor: r.Anchor, place: r.Place}), className: "small"}],
    csvOnly: [{head: "Kind", get: (r) => words(r.Kind)}, {head: "Number", get: (r) => r.Number}, {head: "Area code", get: (r) => r.Area}, {head: "What is due", get: (r) => r.DeadlineKind}, {head: "Document", get: (r) => documents.get(r.Document)?.Title}, {head: "Finding", get: (r) => r.Finding}],
  });
}
