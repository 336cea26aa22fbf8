// The views, in the order of the menu. Each has a file of its own.
const views = {
  home: {name: "Start", show: viewHome, menu: true},
  area: {name: "Place", show: viewArea},
  compare: {name: "Compare", show: viewCompare, menu: true},
  map: {name: "Map", show: viewMap, menu: true},
  trends: {name: "Trends", show: viewTrends, menu: true},
  findings: {name: "Findings", show: viewFindings, menu: true},
  matrix: {name: "Evidence matrix", show: viewMatrix, menu: true},
  ledger: {name: "Ledger", show: viewLedger, menu: true},
  gap: {name: "Detection gap", show: viewGap, menu: true},
  justice: {name: "Justice funnel", show: viewJustice, menu: true},
  changes: {name: "What changed", show: viewChanges, menu: true},
  sources: {name: "Sources", show: viewSources, menu: true},
};

// start puts the menu and the search up and shows what the address names.
function start() {
  document.documentElement.classList.add("js-on");
  byId("views").replaceChildren(...Object.entries(views).filter(([, v]) => v.menu).map(([id, v]) => el("li", {}, el("a", {href: addressOf(id), "data-view": id}, v.name))));
  byId("find").replaceChildren(searchBox("find-place", "Find a force or council", (code) => { location.hash = addressOf("area", code); }, {hint: "Force or council, e.g. Bradford"}));
  for (const a of document.querySelectorAll("a[data-skip]")) a.addEventListener("click", (e) => {
    e.preventDefault();
    byId(a.dataset.skip).focus();
    byId(a.dataset.skip).scrollIntoView();
  });
  window.addEventListener("hashchange", show);
  window.addEventListener("popstate", show);
  show();
}
