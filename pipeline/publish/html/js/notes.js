// What stands beside a figure or a product: definition, sources, caveats.
const sourcesBase = () => !core.Sources ? "" : (/\/releases\/[^/]+\/[^/]*$/.test(location.pathname) ? "../../" : "../") + core.Sources + "/";

// originOf is where a document can be opened at a page: the publisher's file,
// or the copy that was read; and the publisher's page.
function originOf(doc, page, anchor) {
  if (!doc) return {};
  const at = anchor ? "#" + anchor : page ? "#page=" + page : "";
  const isFile = /\.pdf($|[?#])/i.test(doc.URL || "");
  const open = isFile || anchor && doc.URL ? doc.URL.replace(/#.*/, "") + at : sourcesBase() ? sourcesBase() + doc.Path.split("/").map(encodeURIComponent).join("/") + (doc.Format === "pdf" ? at : "") : "";
  return {open, landing: doc.URL || ""};
}

// sourceLinks names a document with its links.
function sourceLinks(doc, {page, anchor, place, title = true} = {}) {
  if (!doc) return "source not listed";
  const {open, landing} = originOf(doc, page, anchor);
  const words = [title ? doc.Title + (doc.Published ? ", " + showDay(doc.Published) : "") : "", place].filter(Boolean).join(", ");
  return [open ? link(open, words || doc.Title) : words, landing && landing !== open ? [" (", link(landing, "publisher’s page"), ")"] : ""];
}

const product = (title, parts) => el("details", {class: "about", open: true}, el("summary", {}, title),
  el("dl", {}, Object.entries(parts).filter(([, v]) => v).map(([k, v]) => [el("dt", {}, k), el("dd", {}, v)])));

const lacking = (...children) => el("p", {class: "lacking"}, ...children);

const flagWords = (flags) => [flags.includes("i") ? "not every part was published" : "", flags.includes("p") ? "provisional" : "", flags.includes("m") ? "outcomes are still being assigned" : ""].filter(Boolean).join(", ");
