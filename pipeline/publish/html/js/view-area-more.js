// The second side of a place's view: grades, findings, gaps and sources.
function gradesSection({file, place, documents, code}) {
  const section = el("section", {class: "grades"}, el("h2", {}, "Grades"));
  if (file.Grades === null || file.Grades.length === 0) {
    add(section, lacking("No grade of this place was read. ", missingFile(place.type === "force" ? "force_grades" : "council_grades")));
    return section;
  }
  const of = file.Grades.find((g) => g.Of);
  if (of) add(section, el("p", {}, "The services for children here are the county’s: these are the grades of ", link(addressOf("area", of.Of), describe(of.Of)), "."));
  add(section, gradeChart(file.Grades.filter((g) => g.Question === "overall")) || "", dataTable({
    name: "grades-" + code, caption: "Grades, newest first, with their days", rows: file.Grades, limit: 12,
    columns: [
      {head: "Question", get: (g) => g.Published, row: true}, {head: "Grade", get: (g) => words(g.Grade), show: (g) => [gradeDots(g.Grade, g.Scale), " ", words(g.Grade)]},
      {head: "Inspected", get: (g) => g.Inspected || g.Day, show: (g) => g.Inspected ? showDay(g.Inspected) : g.AsAt ? ["not stated", el("span", {class: "age"}, "in a list as at " + showDay(g.Day))] : g.Dated === g.Day ? "not stated" : showDay(g.Day)},
      {head: "Published", get: (g) => g.Dated, show: (g) => showDay(g.Dated) || "not stated"}, {head: "Framework", get: (g) => words(g.Framework)},
      {head: "Source", get: (g) => g.Place, show: (g) => sourceLinks(documents.get(g.Document), {page: g.Page, anchor: g.Anchor, place: g.Place}), className: "small"},
    ],
    csvOnly: [{head: "Document", get: (g) => documents.get(g.Document)?.Title || g.Document}],
  }));
  return section;
}

// stateOf puts what is known of a finding into words. Nothing is called
// overdue unless the deadline is for the action itself.
function stateOf(f) {
  if (f.Restates) return "repeats an earlier one";
  const said = f.StatusWords ? " (“" + f.StatusWords + "”)" : "";
  if (f.State && f.State !== "status_unknown") return (stateWords[f.State] || words(f.State).toLowerCase()) + said;
  return f.Status ? words(f.Status).toLowerCase() + said : f.State ? "not known: no document read says" : "asks nobody to act";
}

function deadlineWords(f) {
  if (!f.Deadline) return "";
  const passed = f.Deadline < core.RunDate;
  const what = {respond: "answer due by ", submit_plan: "plan to be sent by "}[f.DeadlineKind] || "by ";
  return what + showDay(f.Deadline) + (passed ? ", a day that has passed" : "");
}

// findingItem is a finding with its words, who must act, its state and its page.
function findingItem(f, documents, {area = true} = {}) {
  const doc = documents.get(f.Document);
  return el("li", {class: "finding", id: "f-" + f.ID},
    el("p", {class: "meta"}, el("b", {}, words(f.Kind), f.Number ? " " + f.Number : ""), area && f.Areas ? [" · ", f.Areas.slice(0, 4).map((c, i) => [i ? ", " : "", places.has(c) ? link(addressOf("area", c), describe(c)) : nameOf(c)])] : "",
      f.Agencies ? " · for " + f.Agencies.map((a) => lower(words(a))).join(", ") : ""),
    el("blockquote", {}, f.Text),
    el("p", {class: "meta"}, "State: ", stateOf(f), deadlineWords(f) ? " · " + deadlineWords(f) : "", " · ", sourceLinks(doc, {page: f.Page, anchor: f.Anchor, place: f.Place}), f.Doubtful ? " · the two readers of the file differ here" : ""));
}

function askedSection({file, code, place, documents}) {
  const section = el("section", {class: "asked"}, el("h2", {}, "What inspections asked, and its state")), rows = file.Findings || [];
  if (rows.length === 0) {
    add(section, lacking(file.Subject || file.Within ? "The documents read about this place ask for nothing." : "No review of this place was read. ", file.Subject || file.Within ? "" : missingFile(place.type === "force" ? "national_inspection" : "reviews")));
    return section;
  }
  const once = rows.filter((f) => !f.Restates), own = rows.filter((f) => !(f.Relation || "").startsWith("within:")), inside = rows.length - own.length;
  const states = new Map();
  for (const f of once) states.set(f.State || "status_unknown", (states.get(f.State || "status_unknown") || 0) + 1);
  const dated = once.filter((f) => f.Deadline);
  add(section, el("p", {}, plural(once.length, "finding") + (file.MoreFindings ? " (the newest of " + (once.length + file.MoreFindings) + ")" : "") + (inside ? ", of which " + inside + " are about councils in the area" : "") + ". State: ",
    stateOrder.filter((s) => states.has(s)).map((s) => states.get(s) + " " + stateWords[s]).join(", "), ". ", dated.length ? plural(dated.length, "has", "have") + " a deadline." : "None has a deadline.",
    states.has("status_unknown") ? " Where the state is not known, no document read says what became of it." : ""));
  // What the police must do stands first on a force's view, then what is newest.
  const weight = (f) => (own.includes(f) ? 0 : 2) + (place.type === "force" && !(f.Agencies || []).includes("police") ? 1 : 0);
  const first = rows.filter((f) => !f.Restates).sort((a, b) => weight(a) - weight(b));
  add(section, el("ul", {class: "findings"}, first.slice(0, 5).map((f) => findingItem(f, documents, {area: place.type === "force"}))),
    el("p", {}, link(addressOf("findings", "", {area: code, asks: "yes"}), "All " + plural(once.length + file.MoreFindings, "finding") + " here, to filter and search")));
  return section;
}

function missingSection({file, catalogue, place, level, peers, code}) {
  const have = new Set(file.Newest.map((r) => r.Figure)), gaps = [];
  catalogue.forEach((f, i) => {
    const r = file.Newest.find((n) => n.Figure === i);
    if (!f.Headline || r && r.Value !== null) return;
    const m = r && markOf(r.Mark);
    gaps.push({what: f.Name, why: r ? m.Meaning : have.has(i) ? "" : "No document read gives it for this place, though others have it."});
  });
  const wanted = [["child_sexual_offences", "Child sexual offences"], ["assessment_factors", "Exploitation found at assessment"], ["offence_outcomes", "What became of offences"], ["children_in_need", "Children in need"]];
  for (const [need, title] of wanted) if (!catalogue.some((f) => f.Statistic.startsWith(need.replace(/s$/, "")))) gaps.push({what: title, why: missingFile(need)});
  if (peers.length === 0) gaps.push({what: "Similar places", why: missingFile(level === "force" ? "force_peers" : "council_peers")});
  if (!file.Subject && !file.Within) gaps.push({what: "Reviews and inspections", why: missingFile(place.type === "force" ? "national_inspection" : "reviews")});
  if ((file.Findings || []).length > 0 && !file.Findings.some((f) => f.State && f.State !== "status_unknown" && f.State !== "overdue")) gaps.push({what: "What became of the findings", why: missingFile("status")});
  return el("section", {}, el("h2", {}, "What is missing, and why"), gaps.length === 0 ? el("p", {}, "Nothing that this view asks for.")
    : el("ul", {class: "missing"}, gaps.map((g) => el("li", {}, el("b", {}, g.what), ": ", g.why))));
}

function otherFigures({file, catalogue, code}) {
  return el("section", {class: "noprint"}, el("h2", {}, "More figures"), el("details", {}, el("summary", {}, plural(file.Newest.length, "figure") + " of this place, each the newest read"), dataTable({
    name: "figures-" + code, caption: "Figures of " + describe(code), rows: file.Newest, limit: 200,
    columns: [{head: "Figure", get: (r) => catalogue[r.Figure].Name, row: true}, {head: "Here", n: true, get: (r) => r.Value, show: (r) => valueOf(catalogue[r.Figure], r), data: (r) => ({"data-figure": catalogue[r.Figure].ID, "data-area": code, "data-period": r.Label})},
      {head: "Period and age", get: (r) => r.End, show: agedPeriod}, {head: "Compared with", get: (r) => r.National, show: (r) => comparedWith(catalogue[r.Figure], r)}, {head: "Source", get: (r) => r.Source, className: "small"}],
    csvOnly: [{head: "Unit", get: (r) => catalogue[r.Figure].Unit}, {head: "Comparator", get: (r) => r.Comparator}],
  }), file.Held > file.Newest.length ? el("p", {class: "small"}, plural(file.Held - file.Newest.length, "more series is", "more series are") + " in the workbook and in data/, under ", el("code", {}, code), ".") : ""));
}

function areaSources({file, documents, headline}) {
  const used = new Set(headline.flatMap((r) => r.Documents || [])), list = [...used].map((id) => documents.get(id)).filter(Boolean);
  for (const id of [...(file.Subject || []), ...(file.Within || [])]) if (documents.has(id) && !used.has(id)) { used.add(id); list.push(documents.get(id)); }
  return el("section", {class: "sources"}, el("h2", {}, "Sources"), list.length === 0 ? el("p", {}, "None.") : el("ul", {}, list.slice(0, 40).map((d) => el("li", {}, sourceLinks(d), d.Publisher ? " · " + d.Publisher : "", d.Licence ? " · " + d.Licence : ""))),
    headline.length ? el("details", {}, el("summary", {}, "Cell of each headline figure"), el("ul", {class: "small"}, headline.map((r) => el("li", {}, core.Levels[levelOf(file.Code)].Figures[r.Figure].Name, ": ", r.Source)))) : "");
}
