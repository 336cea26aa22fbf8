// What changed since the release before, because of which document, and what
// the run noticed.
async function viewChanges(state, to) {
  const [list, issues] = await Promise.all([load("changes"), load("issues")]), rows = list || [];
  add(to, el("h1", {}, "What changed"));
  const kinds = [...new Set(rows.map((r) => r.Kind))], kind = kinds.includes(state.get("kind")) ? state.get("kind") : "", area = state.get("area") || "";
  const chosen = rows.filter((r) => (!kind || r.Kind === kind) && (!area || r.AreaCode === area || places.get(r.AreaCode)?.force === area));
  if (!core.Previous) add(to, lacking("There is no release before this one in the folder of outputs, so nothing can be compared. The next release will say what changed."));
  else if (rows.length === 0) add(to, el("p", {}, "Nothing changed since release " + core.Previous + "."));
  else add(to, el("p", {}, "Since release " + core.Previous + ": " + kinds.map((k) => rows.filter((r) => r.Kind === k).length + " " + words(k).toLowerCase()).join(", ") + "."),
    el("div", {class: "picks"}, pick("kind", "What", [["", "Everything"], ...kinds.map((k) => [k, words(k)])], kind, (v) => change({kind: v})), pick("area", "Force area", [["", "Any"], ...core.Levels.force.Codes.map((c) => [c, nameOf(c)])], area, (v) => change({area: v}))),
    dataTable({
      name: "changes", caption: "What changed, and because of which document", rows: chosen, limit: 100,
      columns: [{head: "What", get: (r) => words(r.Kind), row: true}, {head: "Place", get: (r) => r.Area, show: (r) => places.has(r.AreaCode) ? link(addressOf("area", r.AreaCode), r.Area) : r.Area}, {head: "Of", get: (r) => r.Subject}, {head: "Before", get: (r) => r.Before}, {head: "After", get: (r) => r.After}, {head: "Because of", get: (r) => r.Source, className: "small"}],
    }));
  add(to, el("h2", {}, "What the run noticed"));
  if (!issues || issues.Rows.length === 0) add(to, el("p", {}, "Nothing."));
  else add(to, dataTable({
    name: "issues", caption: "Issues, the gravest first" + (issues.More ? "; " + issues.More + " more are in data/issues.parquet" : ""), rows: issues.Rows, limit: 40,
    columns: [{head: "Gravity", get: (r) => words(r.Severity), row: true}, {head: "What is wrong", get: (r) => r.Message}, {head: "Where", get: (r) => [r.Path, r.Sheet && "sheet " + r.Sheet, r.Cell && "cell " + r.Cell, r.Page && "page " + r.Page].filter(Boolean).join(", "), className: "small"}, {head: "What to do", get: (r) => r.Hint}],
  }));
  return "What changed";
}
