// The ten questions of a release, each from opening the page to the answer.
// An answer is words on the page; clicks are counted by the test's helpers.
const menu = (view) => click($('#views a[data-view="' + view + '"]'));
const answers = found.answers = {};
const answer = (n, words, ok) => { answers[n] = {clicks: found.clicks, words: words.replace(/\s+/g, " ").trim().slice(0, 300), ok: Boolean(ok)}; found.clicks = 0; };
const again = () => open("#home");
const row = (start) => $$(".headline tbody tr").find((r) => r.cells[0].textContent.startsWith(start));
const said = (e) => e ? e.textContent : "";
// named tells whether the view names the file that is missing.
const named = () => $$(".lacking cite, .missing cite, #off-subject cite").length > 0 || /^There is no release before/.test(text(".lacking"));

await search("find-place", "West Yorkshire");
if ($(".headline")) {
  const r = row("Child sexual offences per");
  await choose("chart", "child_sexual_offences_per_10000_children.all");
  const first = $$(".charts details tbody th").pop();
  answer(1, said(r) + " since " + said(first), r && /England/.test(said(r.cells[3])) && first);
} else answer(1, text(".missing"), named());
await again();
await search("find-place", "Bradford");
answer(2, said(row("Factors at assessment")) || text(".missing"), row("Factors at assessment") ? /England/.test(said(row("Factors at assessment").cells[3])) : named());
await again();
await search("find-place", "West Yorkshire");
await click($$(".actions a").find((a) => a.textContent === "All findings here"));
if (document.getElementById("by-theme")) {
  await choose("by-theme", "exploitation");
  await choose("by-agency", "police");
  answer(3, text("#count") + " " + text(".findings li"), /State: /.test(text(".findings li")) && /by \d/.test(text(".findings")) && $$(".findings a").some((a) => /#page=\d+$/.test(a.href)));
} else answer(3, text(".lacking"), named());
await again();
await menu("matrix");
if ($(".matrix")) {
  await click($$(".matrix thead a").find((a) => /Ethnicity/.test(a.textContent)));
  answer(4, text("#quotes") + " " + text(".findings"), /ethnicity/.test(text(".findings blockquote")) && $$(".findings li").length > 1);
} else answer(4, text(".lacking"), named());
await again();
await menu("ledger");
if (document.getElementById("document")) {
  await choose("document", [...document.getElementById("document").options].find((o) => /8 December 2023/.test(o.textContent)).value);
  await choose("state", "not-done");
  answer(5, text("#lines") + " " + text(".ledger tbody tr"), /lines?:/.test(text("#lines")) && !/complete/.test(text("#lines")) && text(".ledger tbody tr td:nth-child(2)") !== "");
} else answer(5, text(".lacking"), named());
await again();
await menu("justice");
answer(6, text("table tbody tr") || text(".lacking"), $("table") ? /\d to \d/.test(text("table tbody tr")) && $$("table tbody tr").length > 40 : named());
await again();
await search("find-place", "Bradford");
answer(7, text(".grades tbody tr") || text(".grades"), $(".grades table") ? /(Good|Inadequate|Requires improvement|Outstanding).*\d{4}/.test(text(".grades tbody tr")) : named());
await again();
await menu("changes");
answer(8, text("table") || text(".lacking"), $("#view table") ? /\.(xlsx|pdf)|cell/.test(text("table tbody")) : named());
await again();
await menu("matrix");
answer(9, text("#not-inspected") || text(".lacking"), $("#not-inspected") ? /forces? not inspected/.test(text("#not-inspected")) : named());
await again();
await search("find-place", "Cheshire");
if ($(".headline")) {
  const csv = await caught(() => click($(".headline .csv"), {stays: true}));
  const cells = text(".sources details");
  answer(10, cells + " " + csv.slice(0, 200), /cell [A-Z]+\d+/.test(cells) && csv.split("\r\n").length > 3 && csv.includes("Source"));
} else answer(10, text(".missing"), named());
