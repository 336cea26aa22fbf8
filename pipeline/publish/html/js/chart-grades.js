// Grades are an order, not a quantity: dots on steps, never bars, and never
// joined between scales.
const scales = {
  four_grade: ["inadequate", "requires_improvement", "good", "outstanding"],
  five_grade: ["inadequate", "requires_improvement", "adequate", "good", "outstanding"],
};
const gradeOrder = scales.five_grade;

// gradeDots shows a grade as the filled one of its scale's dots; its words stand beside it.
function gradeDots(grade, scale) {
  const steps = scales[scale];
  if (!steps || !steps.includes(grade)) return "";
  return svg("svg", {viewBox: `0 0 ${steps.length * 14} 14`, width: steps.length * 14, height: 14, class: "grade-dots", "aria-hidden": "true", focusable: "false"},
    steps.map((g, i) => svg("circle", {cx: 7 + 14 * i, cy: 7, r: g === grade ? 5.5 : 3, class: g === grade ? "grade on" : "grade"})));
}

// gradeChart sets the overall grades of a place against time.
function gradeChart(grades) {
  const rows = grades.filter((g) => gradeOrder.includes(g.Grade) && g.Day);
  const days = rows.map((g) => dayNumber(g.Day)), first = Math.min(...days), last = Math.max(...days);
  if (rows.length < 2) return "";
  const used = gradeOrder.filter((g) => rows.some((r) => r.Grade === g) || g === "inadequate" || g === "outstanding");
  const alternative = "Grades over time: " + rows.slice().reverse().map((g) => showDay(g.Day) + " " + words(g.Grade).toLowerCase() + " (" + words(g.Framework) + ")").join("; ") + ".";
  return chartFrame(60 + 34 * used.length, alternative, (s, W, H) => {
    const L = 128, R = 20, T = 10, B = 34, span = Math.max(last - first, 365), x = (d) => L + 14 + (W - L - R - 28) * (d - first) / span, y = (g) => H - B - 17 - 34 * used.indexOf(g);
    for (const g of used) s.append(svg("line", {x1: L, x2: W - R, y1: y(g), y2: y(g), class: "grid"}), svg("text", {x: L - 8, y: y(g) + 4, "text-anchor": "end"}, words(g)));
    for (const [year, d] of timeTicks(first, last, W < 480 ? 4 : 8)) if (d >= first - 40 && d <= last + 40) s.append(svg("text", {x: x(d), y: H - 10, "text-anchor": "middle"}, String(year)));
    rows.forEach((g) => s.append(svg("circle", {cx: x(dayNumber(g.Day)), cy: y(g.Grade), r: 6, class: "grade on"}, svg("title", {}, showDay(g.Day) + ": " + words(g.Grade) + ", " + words(g.Framework)))));
  }, "Overall grades on their days, worst below, best above. Scales of four and five grades are not the same, so nothing is joined.", {wide: true});
}
