// Tables: sorted by their heads, each with its csv.
const csvCell = (v) => {
  const s = v === null || v === undefined ? "" : String(v);
  return /[",\n\r]/.test(s) ? '"' + s.replace(/"/g, '""') + '"' : s;
};

// csvText is a table as csv: values unrounded, in the order shown.
const csvText = (columns, rows) => [columns.map((c) => c.name || c.head), ...rows.map((r) => columns.map((c) => c.csv ? c.csv(r) : c.get(r)))]
  .map((line) => line.map(csvCell).join(",")).join("\r\n") + "\r\n";

function download(name, text) {
  const url = URL.createObjectURL(new Blob(["\ufeff" + text], {type: "text/csv;charset=utf-8"}));
  const a = el("a", {href: url, download: name});
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

const csvButton = (name, columns, rows, label) => el("button", {
  type: "button", class: "plain csv", "aria-label": "Download csv: " + (label || name),
  onclick: () => download(name + "-" + core.Release + ".csv", csvText(columns, typeof rows === "function" ? rows() : rows)),
}, "Download csv");

function compareValues(a, b, way) {
  const empty = (v) => v === null || v === undefined || v === "";
  if (empty(a) || empty(b)) return empty(a) - empty(b);
  return (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en-GB")) * way;
}

// dataTable makes a table. A column has a head, get (value, for order and
// csv), show (what stands in the cell), n for figures, and row for the head
// of a row; rows beyond a limit are shown on demand.
function dataTable({name, caption, columns, rows, sort = true, limit = 60, csvOnly = [], note, className}) {
  let list = rows.slice(), all = rows.length <= limit, by = -1, way = 1;
  const body = el("tbody");
  const cellOf = (c, r) => {
    const shown = c.show ? c.show(r) : c.get(r);
    const data = c.data ? c.data(r) : {};
    return el(c.row ? "th" : "td", {...(c.row ? {scope: "row"} : {}), class: [c.n && "n", c.className].filter(Boolean).join(" ") || null, "data-label": c.head, ...data}, shown);
  };
  const heads = columns.map((c, i) => {
    if (!sort || c.fixed) return el("th", {scope: "col", class: c.n ? "n" : null}, c.to ? link(c.to, c.head) : c.head);
    const button = el("button", {type: "button", onclick: () => {
      way = by === i ? -way : c.n ? -1 : 1;
      by = i;
      heads.forEach((h, k) => k === i ? h.setAttribute("aria-sort", way > 0 ? "ascending" : "descending") : h.removeAttribute("aria-sort"));
      list.sort((x, y) => compareValues(c.get(x), c.get(y), way));
      draw();
    }}, c.head);
    return el("th", {scope: "col", class: c.n ? "n" : null}, button);
  });
  const more = el("button", {type: "button", class: "plain", onclick: () => { all = true; draw(); }});
  const draw = () => {
    body.replaceChildren(...(all ? list : list.slice(0, limit)).map((r) => el("tr", {}, columns.map((c) => cellOf(c, r)))));
    more.hidden = all;
    more.textContent = "Show all " + commas(String(list.length)) + " rows";
  };
  draw();
  const captionId = "caption-" + name;
  return el("div", {class: "table " + (className || "")},
    el("div", {class: "tools"}, csvButton(name, [...columns, ...csvOnly].filter((c) => !c.noCsv), () => list, caption), note ? el("span", {class: "small"}, note) : ""),
    el("div", {class: "scroll", tabindex: "0", role: "region", "aria-labelledby": captionId},
      el("table", {}, el("caption", {id: captionId}, caption), el("thead", {}, el("tr", {}, heads)), body)), more);
}
