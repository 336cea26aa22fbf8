// What became of the offences that a force recorded in a year.
const offenceWords = (o) => o === "child_sexual_offences" ? "Child sexual offences (eleven codes)" : o === "all" ? "All offences" : o.startsWith("group:") ? words(o.slice(6)) : "Offence code " + o;

async function viewJustice(state, to) {
  const file = await load("justice");
  add(to, el("h1", {}, "Justice funnel"), product("What this is", {
    Definition: "Of the offences that a force recorded in a year: how many have an outcome assigned so far, how many ended in a charge or summons, in other groups of outcomes, and how many are not yet assigned. Shares are of all offences recorded in the year, as in the Home Office’s headline; the interval is 95% (Wilson).",
    Inputs: [core.Inputs.find((i) => i.Need === "offence_outcomes").File, "; ", core.Inputs.find((i) => i.Need === "recorded_offences").File, "."],
    Caveats: "Outcomes follow recording by months or years, so a recent year has fewer charges than it will have: read the share not yet assigned beside it. Outcomes of offences recorded in the year are not mixed with outcomes of investigations closed in it. Types 1A, 2A and 3A stand inside 1, 2 and 3. Days from report to outcome are shown where a publication prints them; none was read.",
  }));
  if (!file || file.Rows.length === 0) { add(to, lacking("No outcome of offences was read. ", missingFile("offence_outcomes"))); return; }
  const offences = [...new Set(file.Rows.map((r) => r.Offence))], order = ["child_sexual_offences", "71", "group:sexual_offences"], first = order.find((o) => offences.includes(o)) || offences[0];
  const offence = offences.includes(state.get("offence")) ? state.get("offence") : first, ofOffence = file.Rows.filter((r) => r.Offence === offence), periods = [...new Set(ofOffence.map((r) => r.Period))];
  const period = periods.includes(state.get("period")) ? state.get("period") : periods[periods.length - 1], rows = ofOffence.filter((r) => r.Period === period).sort((a, b) => nameOf(a.Area).localeCompare(nameOf(b.Area)));
  const total = {Area: "", Recorded: 0, Assigned: 0, Groups: file.Groups.map(() => 0)};
  for (const r of rows) { total.Recorded += r.Recorded; total.Assigned += r.Assigned; r.Groups.forEach((n, g) => { total.Groups[g] += n; }); }
  const force = rows.some((r) => r.Area === state.get("force")) ? state.get("force") : "", chosen = rows.find((r) => r.Area === force) || total, name = force ? nameOf(force) : plural(rows.length, "force") + " together";
  add(to, el("div", {class: "picks"}, pick("offence", "Offences", offences.map((o) => [o, offenceWords(o)]), offence, (v) => change({offence: v})), pick("period", "Year", periods.map((p) => [p, p]).reverse(), period, (v) => change({period: v})),
    pick("force", "Force", [["", "All together"], ...rows.map((r) => [r.Area, nameOf(r.Area)])], force, (v) => change({force: v}))),
    el("h2", {}, offenceWords(offence) + ", " + periodWords(period) + ": " + name), funnelBars(file.Groups, chosen, name), justiceTable(file.Groups, rows, offence, period));
  return "Justice funnel";
}

// funnelBars are the stages of one force as bars from zero.
function funnelBars(groups, r, name) {
  const bars = [["Recorded", r.Recorded, "nation"], ["Outcome assigned so far", r.Assigned, "chosen"], ...groups.map((g, i) => [g.Label, r.Groups[i], g.Code === "charged" ? "chosen" : ""])];
  const share = (n) => r.Recorded > 0 ? showNumber(100 * n / r.Recorded, "percent") + "%" : "";
  return chartFrame(34 + 44 * bars.length, name + ": " + bars.map((b) => b[0] + " " + commas(String(b[1])) + (b[0] === "Recorded" ? "" : ", " + share(b[1]) + " of recorded")).join("; ") + ".", (s, W, H) => {
    const ticks = roundTicks(r.Recorded, W < 480 ? 3 : 5), L = 8, R = 110, x = (v) => L + (W - L - R) * v / ticks[ticks.length - 1];
    for (const v of ticks) s.append(svg("line", {x1: x(v), x2: x(v), y1: 6, y2: H - 26, class: v === 0 ? "axis" : "grid"}), svg("text", {x: x(v), y: H - 9, "text-anchor": v === 0 ? "start" : "middle"}, tickWords(v)));
    bars.forEach(([label, n, kind], k) => {
      const y = 22 + 44 * k;
      s.append(svg("text", {x: L + 2, y: y - 4, class: kind ? "label" : null}, label), svg("rect", {x: L, y, width: Math.max(x(n) - L, 0.5), height: 17, class: "bar " + kind}), svg("text", {x: x(n) + 6, y: y + 13}, commas(String(n)) + (k ? " (" + share(n) + ")" : "")));
    });
  }, "Bars begin at zero. Percentages are of all offences recorded in the year.", {wide: true});
}

function justiceTable(groups, rows, offence, period) {
  const open = groups.findIndex((g) => g.Code === "not_assigned");
  return dataTable({
    name: "justice-" + offence.replace(/[^a-z0-9]+/gi, "-"), caption: offenceWords(offence) + ", " + periodWords(period) + ", forces in order of name; shares of all recorded", rows, limit: 60,
    columns: [{head: "Force", get: (r) => nameOf(r.Area), row: true, show: (r) => link(addressOf("area", r.Area), nameOf(r.Area))}, {head: "Recorded", n: true, get: (r) => r.Recorded, show: (r) => commas(String(r.Recorded))},
      {head: "Assigned so far", n: true, get: (r) => r.Assigned, show: (r) => commas(String(r.Assigned))}, {head: "Charged", n: true, get: (r) => r.Groups[0], show: (r) => commas(String(r.Groups[0]))},
      {head: "Charged, % of recorded", n: true, get: (r) => r.Share[0], show: (r) => r.Share[0] === null ? "none" : showNumber(r.Share[0], "percent")},
      {head: "95% interval", get: (r) => r.Lower[0], name: "Lower 95%", show: (r) => r.Lower[0] === null ? "" : showNumber(r.Lower[0], "percent") + " to " + showNumber(r.Upper[0], "percent")},
      ...groups.map((g, i) => ({head: g.Label + ", %", n: true, get: (r) => r.Share[i], show: (r) => r.Share[i] === null ? "none" : showNumber(r.Share[i], "percent")})).filter((_, i) => i !== 0 && i !== open),
      {head: "Not yet assigned, %", n: true, get: (r) => r.Share[open], show: (r) => r.Share[open] === null ? "none" : showNumber(r.Share[open], "percent")}],
    csvOnly: [{head: "Upper 95%", get: (r) => r.Upper[0]}, ...groups.map((g, i) => ({head: g.Label + ", number", get: (r) => r.Groups[i]})), {head: "Complete", get: (r) => r.Complete}, {head: "Source", get: (r) => r.Source}],
  });
}
