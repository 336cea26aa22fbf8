// All findings, to filter and to search; the filters are in the address.
const deadlineChoices = [["", "Any"], ["has", "With a deadline"], ["passed", "Deadline passed"], ["year", "Within a year from now"], ["none", "Without a deadline"]];
const voiceWords = {police: "Inspection of the police", several: "Several inspectorates together", council: "Council only", other: "Inquiry, government or other"};

function deadlineIs(f, what) {
  const passed = f.Deadline && f.Deadline < core.RunDate;
  switch (what) {
    case "has": return Boolean(f.Deadline);
    case "passed": return passed;
    case "year": return f.Deadline && !passed && dayNumber(f.Deadline) - dayNumber(core.RunDate) <= 366;
    case "none": return !f.Deadline;
  }
  return true;
}

// about tells whether a finding is about a place: itself, its county, or, for
// a force, a council in its area; a finding for all forces is about each.
function aboutPlace(f, code) {
  const p = places.get(code), list = f.Areas || [];
  return list.includes(code) || p?.county && list.includes(p.county) || p?.type === "force" && (list.includes("all_forces") || list.some((c) => places.get(c)?.force === code));
}

const filters = [
  ["agency", (f, v) => (f.Agencies || []).includes(v)], ["theme", (f, v) => (f.Themes || []).includes(v)], ["kind", (f, v) => f.Kind === v], ["voice", (f, v) => f.Voice === v],
  ["year", (f, v) => f.Published.slice(0, 4) === v], ["state", (f, v) => f.State === v], ["asks", (f) => Boolean(f.State || f.Restates)], ["deadline", deadlineIs], ["area", aboutPlace],
  ["document", (f, v) => f.Document === v], ["repeats", (f, v) => v === "with" || !f.Restates],
];

async function viewFindings(state, to) {
  const [all, documents] = await Promise.all([loadFindings(), loadDocuments()]);
  add(to, el("h1", {}, "Findings"));
  if (all.length === 0) { add(to, lacking("No finding was read. ", missingFile("reviews"))); return; }
  const wanted = new Map(filters.map(([key]) => [key, state.get(key) || (key === "repeats" ? "without" : "")]));
  const terms = (state.get("words") || "").toLowerCase().split(/\s+/).filter(Boolean);
  const rows = all.filter((f) => filters.every(([key, is]) => wanted.get(key) === "" || is(f, wanted.get(key))) && terms.every((t) => (f.Text + " " + (f.Section || "") + " " + (f.Response || "")).toLowerCase().includes(t)));
  const offered = (get, label) => [["", "Any"], ...[...new Set(all.flatMap(get))].filter(Boolean).map((v) => [v, label(v)]).sort((a, b) => a[1].localeCompare(b[1]))];
  const list = (key, label, options) => pick("by-" + key, label, options, wanted.get(key), (v) => change({[key]: v}));
  const box = el("input", {id: "by-words", type: "search", value: state.get("words") || "", onchange: (e) => change({words: e.target.value})});
  const area = wanted.get("area"), document = wanted.get("document");
  add(to, el("p", {}, "Recommendations, areas for improvement and the like, word for word, with the page they stand on. A finding that a later report repeats counts once."),
    el("div", {class: "picks"},
      area ? el("p", {}, "About ", el("b", {}, describe(area)), " ", el("button", {type: "button", class: "plain", onclick: () => change({area: ""})}, "Any place")) : searchBox("by-area", "Place", (code) => change({area: code}), {hint: "Any"}),
      list("agency", "Who must act", offered((f) => f.Agencies || [], words)), list("theme", "Theme", offered((f) => f.Themes || [], words)), list("kind", "Kind", offered((f) => [f.Kind], words)),
      list("voice", "Who says it", offered((f) => [f.Voice], (v) => voiceWords[v])), list("year", "Year", offered((f) => [f.Published.slice(0, 4)], (v) => v)),
      list("state", "State", [["", "Any"], ...stateOrder.filter((s) => all.some((f) => f.State === s)).map((s) => [s, stateWords[s].replace(/^./, (c) => c.toUpperCase())])]), list("deadline", "Deadline", deadlineChoices),
      el("div", {class: "pick"}, el("label", {for: "by-words"}, "Words in the text"), box)),
    document ? el("p", {}, "From ", el("b", {}, documents.get(document)?.Title || document), " ", el("button", {type: "button", class: "plain", onclick: () => change({document: ""})}, "Any document")) : "",
    el("h2", {id: "count"}, plural(rows.length, "finding")),
    el("div", {class: "tools"}, csvButton("findings", findingColumns(documents), rows, "these findings")));
  if (wanted.get("state") !== "" && wanted.get("state") !== "status_unknown" && rows.length === 0) add(to, lacking("Nothing with this state. ", missingFile("status")));
  const items = el("ul", {class: "findings"}), more = el("button", {type: "button", class: "plain"});
  let n = 0;
  const next = () => { items.append(...rows.slice(n, n + 25).map((f) => findingItem(f, documents))); n += 25; more.hidden = n >= rows.length; more.textContent = "Show more (" + Math.max(rows.length - n, 0) + " left)"; };
  more.addEventListener("click", next);
  next();
  add(to, items, more);
  say(plural(rows.length, "finding"));
  return area ? "Findings about " + describe(area) : "Findings";
}

const findingColumns = (documents) => [
  {head: "Finding", get: (f) => f.ID}, {head: "Kind", get: (f) => words(f.Kind)}, {head: "Number", get: (f) => f.Number}, {head: "Text", get: (f) => f.Text}, {head: "Places", get: (f) => (f.Areas || []).map(describe).join("; ")},
  {head: "Who must act", get: (f) => (f.Agencies || []).map(words).join("; ")}, {head: "Themes", get: (f) => (f.Themes || []).map(words).join("; ")}, {head: "Deadline", get: (f) => f.Deadline}, {head: "Deadline as printed", get: (f) => f.DeadlineWords},
  {head: "What is due", get: (f) => f.DeadlineKind}, {head: "State", get: (f) => f.State ? stateWords[f.State] : ""}, {head: "State as printed", get: (f) => f.StatusWords}, {head: "Repeats", get: (f) => f.Restates},
  {head: "Document", get: (f) => documents.get(f.Document)?.Title}, {head: "Published", get: (f) => f.Published}, {head: "Where", get: (f) => f.Place}, {head: "Publisher's page", get: (f) => documents.get(f.Document)?.URL},
];
