// What every browser test has at hand. A test uses the page as a reader does:
// it clicks, types and reads. Clicks are counted; typing is not a click, the
// choice of what was typed is.
const found = {errors: window.probeErrors, clicks: 0};
const wait = async (what, when) => {
  for (let n = 0; n < 400; n++) {
    const v = when();
    if (v) return v;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error("waited in vain for " + what);
};
const $ = (css, of = document) => of.querySelector(css);
const $$ = (css, of = document) => [...of.querySelectorAll(css)];
const shown = () => document.documentElement.dataset.shown || "";
// acting does something that shows another view, and waits for it.
const acting = async (act) => {
  const before = shown();
  act();
  await wait("the next view", () => shown() !== before);
};
const click = async (e, {stays = false} = {}) => {
  if (!e) throw new Error("nothing to click");
  found.clicks++;
  if (stays) e.click();
  else await acting(() => e.click());
};
const choose = async (id, value, {stays = false} = {}) => {
  const e = document.getElementById(id);
  if (!e) throw new Error("no list " + id);
  found.clicks++;
  e.value = value;
  if (e.value !== value) throw new Error(id + " does not offer " + value);
  const act = () => e.dispatchEvent(new Event("change", {bubbles: true}));
  if (stays) act();
  else await acting(act);
};
const search = async (id, text) => {
  const box = document.getElementById(id);
  box.focus();
  box.value = text;
  box.dispatchEvent(new Event("input", {bubbles: true}));
  found.clicks++;
  await acting(() => box.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true})));
};
const text = (css) => { const e = $(css); return e ? e.textContent.replace(/\s+/g, " ").trim() : ""; };
const open = async (hash) => { if (location.hash !== hash) await acting(() => { location.hash = hash; }); };
// caught takes the text of the next file that the page lets a reader keep.
const caught = async (act) => {
  let blob;
  const real = URL.createObjectURL;
  URL.createObjectURL = (b) => { blob = b; return real.call(URL, b); };
  try { await act(); } finally { URL.createObjectURL = real; }
  return blob ? blob.text() : "";
};
