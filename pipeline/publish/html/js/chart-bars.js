// Bars from zero with intervals, in the order given.
function barChart(figure, p, codes, marked = []) {
  const rows = codes.map((code) => {
    const i = position(figure.level, code);
    return {name: label(code), code, v: figure.Values[i]?.[p], lower: figure.Lower[i]?.[p], upper: figure.Upper[i]?.[p], mark: figure.Marks?.[i]?.[p]};
  });
  const target = isRate(figure) ? figure.National[p] : null;
  if (target !== null && target !== undefined) rows.push({name: figure.Comparator[p], v: target, nation: true});
  const t = figure.Times, greatest = Math.max(0, ...rows.flatMap((r) => [r.v, r.upper]).filter((v) => v !== null && v !== undefined)) * t;
  const alternative = `${figure.Name}, ${figure.Periods[p][0]}: ` + rows.map((r) => r.name + " " + (r.v === null || r.v === undefined ? "no figure" : withUnit(figure, r.v) + (r.lower !== null && r.lower !== undefined ? " (" + showFigure(figure, r.lower) + " to " + showFigure(figure, r.upper) + ")" : ""))).join("; ") + ".";
  return chartFrame(40 + 30 * rows.length, alternative, (s, W, H) => {
    const narrow = W < 480, L = narrow ? 110 : 190, R = 60, T = 8, B = 28, ticks = roundTicks(greatest, narrow ? 3 : 5), x = (v) => L + (W - L - R) * v / ticks[ticks.length - 1];
    for (const v of ticks) s.append(svg("line", {x1: x(v), x2: x(v), y1: T, y2: H - B, class: v === 0 ? "axis" : "grid"}), svg("text", {x: x(v), y: H - B + 17, "text-anchor": "middle"}, tickWords(v)));
    rows.forEach((r, n) => {
      const yy = T + 30 * n + 5, limit = narrow ? 15 : 26;
      s.append(svg("text", {x: L - 8, y: yy + 15, "text-anchor": "end", class: r.nation || marked.includes(r.code) ? "label" : null}, r.name.length > limit ? r.name.slice(0, limit - 1) + "…" : r.name));
      if (r.v === null || r.v === undefined) { s.append(svg("text", {x: L + 6, y: yy + 15}, markOf(r.mark).Short + " no figure")); return; }
      s.append(svg("rect", {x: L, y: yy, width: Math.max(x(r.v * t) - L, 0.5), height: 20, class: r.nation ? "bar nation" : marked.includes(r.code) ? "bar chosen" : "bar"}));
      if (r.lower !== null && r.lower !== undefined) s.append(svg("path", {d: `M${x(r.lower * t)} ${yy + 5}v10M${x(r.lower * t)} ${yy + 10}H${x(r.upper * t)}M${x(r.upper * t)} ${yy + 5}v10`, class: "interval"}));
      s.append(svg("text", {x: Math.max(x(r.v * t), r.upper ? x(r.upper * t) : 0) + 6, y: yy + 15}, withUnit(figure, r.v)));
    });
  }, [unitWords(figure.Shown).replace(/^./, (c) => c.toUpperCase()), ", ", periodWords(figure.Periods[p][0]), ". Bars begin at zero; thin lines are 95% intervals."]);
}
