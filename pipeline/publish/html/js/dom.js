// Elements of the page and of drawings.
const svgSpace = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

// fill puts attributes and children into an element; null and false are left out.
function fill(e, attributes, children) {
  for (const [k, v] of Object.entries(attributes || {})) {
    if (v === null || v === undefined || v === false) continue;
    if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
    else e.setAttribute(k, v === true ? "" : v);
  }
  for (const c of children.flat(4)) if (c !== null && c !== undefined && c !== false && c !== "") e.append(c);
  return e;
}

function el(tag, attributes, ...children) { return fill(document.createElement(tag), attributes, children); }

function svg(tag, attributes, ...children) { return fill(document.createElementNS(svgSpace, tag), attributes, children); }

// add puts children into an element; lists of them, and what is left out, too.
const add = (to, ...children) => fill(to, {}, children);

// say tells readers who cannot see the page what has happened.
function say(words) { byId("said").textContent = words; }

const link = (href, ...children) => el("a", {href}, ...children);
