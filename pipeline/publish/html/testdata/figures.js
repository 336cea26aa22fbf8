// Every figure on the views of some places: what is shown, of what, and the
// same from the csv of each table.
found.figures = [];
found.csv = {};
for (const code of CODES) {
  await open("#area=" + code);
  $$("details").forEach((d) => { d.open = true; });
  for (const e of $$("[data-figure][data-area]")) {
    found.figures.push({figure: e.dataset.figure, area: e.dataset.area, period: e.dataset.period, shown: (e.querySelector("b") || e).textContent.replace(/%$/, "")});
  }
  found.csv[code] = await caught(() => click($(".headline .csv"), {stays: true}));
}
