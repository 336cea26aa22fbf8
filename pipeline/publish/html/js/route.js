// The state of the page is its address, so that a link holds and the back
// button works: #area=E23000010, #compare=E23000010,E23000005&figure=...
function readAddress() {
  const state = new URLSearchParams(location.hash.slice(1));
  const view = state.keys().next().value || "home";
  return {view: views[view] ? view : "home", state};
}

function addressOf(view, what, more) {
  const q = new URLSearchParams();
  q.set(view, what || "");
  for (const [k, v] of Object.entries(more || {})) if (v !== undefined && v !== null && v !== "") q.set(k, v);
  return "#" + q.toString().replace(/=(?=&|$)/g, "").replace(/%2C/g, ",");
}

// change puts values into the address and shows what it then says. The
// control that was used keeps the focus.
function change(values) {
  const {state} = readAddress();
  for (const [k, v] of Object.entries(values)) {
    if (v === "" || v === null) state.delete(k);
    else state.set(k, v);
  }
  if (location.hash.length < 2) state.set("home", "");
  const hash = "#" + state.toString().replace(/=(?=&|$)/g, "").replace(/%2C/g, ",");
  if (hash !== location.hash) {
    history.pushState(null, "", hash);
    show();
  }
}

let turn = 0, shownView = "";

// show builds the view that the address names.
async function show() {
  const now = ++turn, {view, state} = readAddress();
  const focused = document.activeElement?.id;
  const fresh = document.createElement("div");
  let title;
  try {
    title = await views[view].show(state, fresh);
  } catch (e) {
    fresh.append(el("h1", {}, "This view could not be shown"), el("p", {}, String(e.message || e)));
    console.error(e);
  }
  if (now !== turn) return;
  byId("view").replaceChildren(...fresh.childNodes);
  document.title = (title || views[view].name) + " – forcestats";
  for (const a of byId("views").querySelectorAll("a")) {
    if (a.dataset.view === view) a.setAttribute("aria-current", "page");
    else a.removeAttribute("aria-current");
  }
  const same = view + (state.get(view) || "");
  if (same === shownView && focused && byId(focused)) byId(focused).focus();
  else if (shownView !== "") {
    const h1 = byId("view").querySelector("h1");
    if (h1) { h1.tabIndex = -1; h1.focus({preventScroll: true}); }
    window.scrollTo(0, 0);
    say(document.title);
  }
  shownView = same;
  document.documentElement.dataset.shown = view + ":" + now;
}
