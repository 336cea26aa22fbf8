// Every view: what a machine can say of its access, and how long the way
// through it is with the Tab key.
found.views = {};
const addresses = [
  "#home", "#area=E23000010", "#area=E08000032", "#area=E09000001", "#compare", "#compare=E23000010,E23000005,E23000014", "#compare=E08000032,E08000034", "#map", "#map=&level=district",
  "#trends", "#trends=&level=district", "#findings", "#findings=&area=E23000010&agency=police", "#matrix", "#matrix=&question=ethnicity_and_identity", "#ledger", "#ledger=&force=E23000010",
  "#gap", "#justice", "#justice=&force=E23000010", "#changes", "#sources", "#area=nowhere",
];
for (const address of addresses) {
  await open(address);
  $$("details").forEach((d) => { d.open = true; });
  const v = found.views[address] = {heading: text("h1"), stops: 0, axe: [], unnamed: [], wide: document.documentElement.scrollWidth > innerWidth};
  v.stops = $$("a[href], button, input, select, summary, [tabindex='0']").filter((e) => !e.closest("[hidden]") && e.getClientRects().length > 0).length;
  v.unnamed = $$("svg[role=img]").filter((s) => !s.getAttribute("aria-label")).map((s) => s.outerHTML.slice(0, 80));
  v.words = /undefined|NaN|\[object|Infinity/.test($("#view").textContent) ? $("#view").textContent.match(/.{0,40}(undefined|NaN|\[object|Infinity).{0,40}/)[0] : "";
  v.zeros = $$("[data-figure]").filter((e) => /^0\.0+$/.test(e.textContent.trim())).length;
  if (window.axe) v.axe = (await axe.run(document, {resultTypes: ["violations"]})).violations.map((x) => x.id + ": " + x.help + " " + x.nodes[0].html.slice(0, 160));
}
