// Search for a place: a box with a list under it, by the pattern of the ARIA
// authoring practices (combobox with a list, manual choice).
const plainName = (s) => s.toLowerCase().replace(/&/g, "and").replace(/[^a-z0-9 ]+/g, " ").replace(/\b(city|county|borough|police|council|of|the|and)\b/g, " ").replace(/\s+/g, " ").trim();

// matches gives the places that a text means, the best first: whole names,
// then those that begin so, then those with a word that does.
function matches(text, only) {
  const raw = text.trim().toLowerCase(), wanted = plainName(text);
  if (raw === "") return [];
  const score = (p) => {
    const name = p.name.toLowerCase(), plain = plainName(p.name), parts = plain.split(" ");
    if (p.code.toLowerCase() === raw || name === raw) return 0;
    if (plain === wanted && wanted) return 1;
    if (name.startsWith(raw)) return 2;
    if (wanted && wanted.split(" ").every((w) => parts.some((part) => part.startsWith(w)))) return 3;
    return 9;
  };
  const order = {force: 0, district: 1, county: 1};
  return [...places.values()].filter((p) => !only || only(p)).map((p) => [score(p), p]).filter(([s]) => s < 9)
    .sort(([s, p], [t, q]) => s - t || order[p.type] - order[q.type] || p.name.localeCompare(q.name)).slice(0, 8).map(([, p]) => p);
}

// searchBox makes a search; chosen is called with the place's code.
function searchBox(id, label, chosen, {only, hint, hideLabel} = {}) {
  const listId = id + "-list";
  const input = el("input", {id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list", placeholder: hint || ""});
  const list = el("ul", {id: listId, role: "listbox", "aria-label": label, hidden: true});
  let found = [], at = -1;
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); at = -1; };
  const mark = (n) => {
    at = n;
    [...list.children].forEach((li, i) => li.setAttribute("aria-selected", i === n ? "true" : "false"));
    if (n < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", listId + "-" + n);
  };
  const take = (p) => { input.value = ""; close(); chosen(p.code); };
  const open = () => {
    found = matches(input.value, only);
    list.replaceChildren(...found.map((p, i) => el("li", {id: listId + "-" + i, role: "option", "aria-selected": "false", onmousedown: (e) => { e.preventDefault(); take(p); }},
      el("span", {}, p.name), el("span", {class: "kind"}, typeWords[p.type] + (p.force ? ", " + nameOf(p.force) : "")))));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(found.length > 0 ? 0 : -1);
    if (input.value.trim() !== "") say(found.length === 0 ? "No place has that name" : plural(found.length, "place"));
  };
  input.addEventListener("input", open);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (list.hidden) open();
      else mark((at + (e.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
      e.preventDefault();
    } else if (e.key === "Enter" && found.length > 0 && !list.hidden) {
      take(found[Math.max(at, 0)]);
      e.preventDefault();
    } else if (e.key === "Escape") close();
  });
  return el("div", {class: "search"}, el("label", {for: id, class: hideLabel ? "hidden" : null}, label), input, list);
}
