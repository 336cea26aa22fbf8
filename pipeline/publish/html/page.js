"use strict";
(() => {
  document.documentElement.classList.add("js-on");
  const data = JSON.parse(document.getElementById("data").textContent);
  const levels = {forces: data.Forces, districts: data.Districts};
  const classWords = ["lowest fifth", "second fifth", "middle fifth", "fourth fifth", "highest fifth"];
  const $ = (id) => document.getElementById(id);

  // Sorting: a button in each heading. Figures sort by their value, the
  // highest first; places without one stay at the end.
  const valueOf = (row, col) => {
    const cell = row.cells[col];
    if (cell.dataset.v !== undefined) return cell.dataset.v === "" ? null : Number(cell.dataset.v);
    const text = cell.textContent.trim();
    if (cell.classList.contains("n")) {
      const n = Number(text.replace(/,/g, ""));
      return text === "" || Number.isNaN(n) ? null : n;
    }
    const day = /^\d{1,2} [A-Z][a-z]+ \d{4}$/.test(text) ? Date.parse(text + " UTC") : NaN;
    return Number.isNaN(day) ? text : day;
  };
  const compare = (a, b, way) => {
    if (a === null || a === "") return b === null || b === "" ? 0 : 1;
    if (b === null || b === "") return -1;
    if (typeof a === "number" && typeof b === "number") return (a - b) * way;
    return String(a).localeCompare(String(b), "en-GB") * way;
  };
  document.querySelectorAll("table.sort").forEach((table) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((th, col) => {
      if ("nosort" in th.dataset) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = th.textContent;
      th.textContent = "";
      th.append(button);
      button.addEventListener("click", () => {
        const first = th.classList.contains("n") ? "descending" : "ascending";
        const now = th.getAttribute("aria-sort");
        const order = now === null ? first : now === "ascending" ? "descending" : "ascending";
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        th.setAttribute("aria-sort", order);
        const body = table.tBodies[0];
        const rows = Array.from(body.rows);
        const way = order === "ascending" ? 1 : -1;
        rows.sort((x, y) => compare(valueOf(x, col), valueOf(y, col), way));
        body.append(...rows);
      });
    });
  });

  // Sources under the figures, and the districts of one force.
  document.querySelectorAll("input.sources").forEach((box) => {
    box.addEventListener("change", () => $(box.dataset.table).classList.toggle("show", box.checked));
  });
  const filter = $("filter");
  if (filter) filter.addEventListener("change", () => {
    for (const row of $("key-district").tBodies[0].rows) row.hidden = filter.value !== "" && row.cells[1].textContent !== filter.value;
  });

  // Maps.
  const sourceOf = (level, f, i) => f.src[i] < 0 ? "no source read gives this figure" : level.prefix[f.src[i]] + f.cell[i];
  const chosen = {forces: 0, districts: 0};
  const paint = (name) => {
    const level = levels[name], f = level.figures[chosen[name]];
    if (!f) return;
    $("map-title-" + name).textContent = f.name + ", " + f.period;
    $("svg-" + name).querySelectorAll("a[data-code]").forEach((a) => {
      const i = level.codes.indexOf(a.dataset.code), path = a.querySelector("path");
      let words = path.querySelector("title").textContent.split(":")[0] + ": no figure", c = -1;
      if (i >= 0) {
        c = f.class[i];
        words = level.names[i] + ": " + f.shown[i] + (c < 0 ? "" : ", " + classWords[c]);
      }
      path.setAttribute("class", "c" + (c < 0 ? "none" : c));
      path.querySelector("title").textContent = words;
      a.setAttribute("aria-label", words);
    });
    const list = $("legend-" + name).querySelectorAll(".words");
    f.legend.forEach((words, i) => { list[i].textContent = words; });
  };
  const say = (name, code) => {
    const level = levels[name], f = level.figures[chosen[name]], i = level.codes.indexOf(code);
    if (!f || i < 0) return;
    const c = f.class[i];
    $("said-" + name).textContent = level.names[i] + ": " + f.name + ", " + f.period + ": " + f.shown[i] + (c < 0 ? "" : " (" + classWords[c] + ")") + ". Source: " + sourceOf(level, f, i) + ".";
  };
  document.querySelectorAll("select.map-figure").forEach((select) => {
    select.addEventListener("change", () => {
      chosen[select.dataset.level] = select.selectedIndex;
      paint(select.dataset.level);
    });
  });
  document.querySelectorAll("svg.map").forEach((svg) => {
    const name = svg.dataset.level;
    for (const event of ["focusin", "mouseover"]) svg.addEventListener(event, (e) => {
      const a = e.target.closest("a[data-code]");
      if (a) say(name, a.dataset.code);
    });
  });
  const zoom = $("zoom");
  if (zoom) zoom.addEventListener("change", () => {
    const svg = $("svg-districts"), force = zoom.value;
    let box = null;
    svg.querySelectorAll(".main a").forEach((a) => {
      const away = force !== "" && a.dataset.force !== force;
      a.classList.toggle("away", away);
      if (away || force === "") return;
      const b = a.dataset.box.split(" ").map(Number);
      box = box === null ? b : [Math.min(box[0], b[0]), Math.min(box[1], b[1]), Math.max(box[2], b[2]), Math.max(box[3], b[3])];
    });
    svg.querySelector(".inset").classList.toggle("away", force !== "");
    if (box === null) { svg.setAttribute("viewBox", svg.dataset.box); return; }
    const edge = Math.max(box[2] - box[0], box[3] - box[1]) * 0.05 + 1;
    svg.setAttribute("viewBox", [box[0] - edge, box[1] - edge, box[2] - box[0] + 2 * edge, box[3] - box[1] + 2 * edge].join(" "));
  });

  // Trend of a chosen force and figure beside the nation.
  const area = $("trend-area"), figure = $("trend-figure");
  const element = (parent, tag, attributes, text) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
    if (text !== undefined) e.textContent = text;
    parent.append(e);
    return e;
  };
  const draw = () => {
    const level = data.Forces, f = level.figures[figure.selectedIndex], i = area.selectedIndex;
    if (!f || i < 0) return;
    const lines = [{name: level.names[i], values: f.trend[i], colour: "#12436d", dash: ""}, {name: "England and Wales", values: f.nation, colour: "#c2410c", dash: "7 4"}]
      .filter((l) => l.values.some((v) => v !== null));
    const show = (v) => v.toLocaleString("en-GB", {minimumFractionDigits: f.places, maximumFractionDigits: f.places});
    const all = lines.flatMap((l) => l.values).filter((v) => v !== null);
    const chart = $("trend-chart");
    chart.textContent = "";
    const words = lines.map((l) => l.name + ": " + f.periods.map((p, t) => p + " " + (l.values[t] === null ? "no figure" : show(l.values[t]))).join("; ")).join(". ");
    $("trend-caption").textContent = f.name + " (" + f.unit + "). " + (words === "" ? "There is no figure for this force." : words + ".") + " Source of the newest: " + sourceOf(level, f, i) + ".";
    if (all.length === 0) return;
    const top = Math.max(...all) * 1.1 || 1, W = 900, H = 320, L = 70, R = 170, B = 60, T = 14;
    const svg = element(chart, "svg", {viewBox: `0 0 ${W} ${H}`, role: "img", "aria-labelledby": "trend-caption"});
    const x = (t) => L + (W - L - R) * (f.periods.length < 2 ? 0.5 : t / (f.periods.length - 1)), y = (v) => T + (H - T - B) * (1 - v / top);
    for (let k = 0; k <= 4; k++) {
      const v = top * k / 4;
      element(svg, "line", {x1: L, x2: W - R, y1: y(v), y2: y(v), stroke: "#d0d3d6"});
      element(svg, "text", {x: L - 8, y: y(v) + 4, "text-anchor": "end"}, show(v));
    }
    f.periods.forEach((p, t) => {
      const at = p.lastIndexOf(" ", p.length - 6);
      const label = element(svg, "text", {x: x(t), y: H - B + 20, "text-anchor": "middle"});
      [p.slice(0, Math.max(at, 0)), p.slice(at + 1)].filter((s) => s !== "").forEach((s, n) => element(label, "tspan", {x: x(t), dy: n ? 15 : 0}, s));
    });
    let lastY = -99;
    for (const l of lines) {
      let d = "", pen = "M";
      l.values.forEach((v, t) => {
        if (v === null) { pen = "M"; return; }
        d += pen + x(t) + " " + y(v);
        pen = "L";
        element(svg, "circle", {cx: x(t), cy: y(v), r: 4, fill: l.colour});
      });
      element(svg, "path", {d, fill: "none", stroke: l.colour, "stroke-width": 2.5, "stroke-dasharray": l.dash});
      const t = l.values.findLastIndex((v) => v !== null);
      let ly = y(l.values[t]) + 4;
      if (Math.abs(ly - lastY) < 14) ly = lastY + 15;
      lastY = ly;
      element(svg, "text", {x: x(t) + 10, y: ly, "font-weight": "bold"}, l.name);
    }
  };
  if (area && figure) {
    area.addEventListener("change", draw);
    figure.addEventListener("change", draw);
    draw();
  }
})();
