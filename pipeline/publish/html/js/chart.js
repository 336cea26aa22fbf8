// What charts share: round ticks from zero, time to scale, labels that do not
// lie over each other, and a caption that says in words what is drawn.
const seriesStyles = [
  {colour: "var(--c1)", dash: "", shape: "circle"}, {colour: "var(--c2)", dash: "7 4", shape: "square"}, {colour: "var(--c3)", dash: "2 3", shape: "up"},
  {colour: "var(--c4)", dash: "9 3 2 3", shape: "diamond"}, {colour: "var(--c5)", dash: "4 2", shape: "down"}, {colour: "var(--c6)", dash: "1 3", shape: "cross"},
];

// roundTicks gives steps of 1, 2, 2.5 or 5 times a power of ten from zero to
// at least the greatest value.
function roundTicks(greatest, wanted = 4) {
  if (!(greatest > 0)) return [0, 1];
  const raw = greatest / wanted, power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999);
  const ticks = [];
  for (let k = 0; ; k++) {
    const v = Number((k * step).toPrecision(12));
    ticks.push(v);
    if (v >= greatest) return ticks;
  }
}

// tickWords is a tick without needless noughts.
const tickWords = (v) => commas(String(Number(v.toPrecision(6))).split(".")[0]) + (String(Number(v.toPrecision(6))).includes(".") ? "." + String(Number(v.toPrecision(6))).split(".")[1] : "");

// marker is a point of a series: each series has its own shape as well as colour.
function marker(style, x, y, r = 4) {
  const at = {fill: style.colour, class: "mark"};
  switch (style.shape) {
    case "square": return svg("rect", {...at, x: x - r, y: y - r, width: 2 * r, height: 2 * r});
    case "up": return svg("path", {...at, d: `M${x} ${y - r}l${r} ${2 * r}h${-2 * r}z`});
    case "down": return svg("path", {...at, d: `M${x} ${y + r}l${r} ${-2 * r}h${-2 * r}z`});
    case "diamond": return svg("path", {...at, d: `M${x} ${y - r * 1.3}l${r * 1.3} ${r * 1.3}l${-r * 1.3} ${r * 1.3}l${-r * 1.3} ${-r * 1.3}z`});
    case "cross": return svg("path", {d: `M${x - r} ${y - r}l${2 * r} ${2 * r}M${x + r} ${y - r}l${-2 * r} ${2 * r}`, stroke: style.colour, "stroke-width": 2, fill: "none", class: "mark"});
  }
  return svg("circle", {...at, cx: x, cy: y, r});
}

// spread moves labels apart so that each can be read; they stay in order.
function spread(labels, gap, top, bottom) {
  labels.sort((a, b) => a.y - b.y);
  for (let i = 1; i < labels.length; i++) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + gap);
  const over = labels.length ? labels[labels.length - 1].y - bottom : 0;
  if (over > 0) {
    labels[labels.length - 1].y = bottom;
    for (let i = labels.length - 2; i >= 0; i--) labels[i].y = Math.min(labels[i].y, labels[i + 1].y - gap);
  }
  return labels;
}

// chartFrame is a drawing with its caption. Width follows the space there is:
// on a phone the drawing is made narrower, not smaller, so text stays readable.
function chartFrame(height, alternative, draw, caption, {wide = false} = {}) {
  const room = Math.min(1160, (document.documentElement.clientWidth || 800) - 40), width = Math.max(310, wide || room < 672 ? Math.min(720, room) : (room - 32) / 2);
  const s = svg("svg", {viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": alternative, class: "chart"});
  draw(s, width, height);
  return el("figure", {}, s, caption ? el("figcaption", {}, caption) : "");
}

// yAxis draws the ticks of values from zero, with a grid.
function yAxis(s, ticks, y, left, right) {
  for (const v of ticks) {
    s.append(svg("line", {x1: left, x2: right, y1: y(v), y2: y(v), class: v === 0 ? "axis" : "grid"}),
      svg("text", {x: left - 7, y: y(v) + 4, "text-anchor": "end"}, tickWords(v)));
  }
}

// timeTicks are the starts of years that a time axis is marked at.
function timeTicks(first, last, wanted) {
  const from = new Date(first * 864e5).getUTCFullYear(), to = new Date(last * 864e5).getUTCFullYear() + 1;
  const step = [1, 2, 5, 10].find((n) => (to - from) / n <= wanted) || 20;
  const out = [];
  for (let y = Math.ceil(from / step) * step; y <= to; y += step) out.push([y, Date.UTC(y, 0, 1) / 864e5]);
  return out;
}
