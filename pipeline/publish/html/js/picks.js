// Lists to choose from. The choice goes into the address.
function pick(id, label, options, chosen, onchange) {
  const select = el("select", {id, onchange: () => onchange(select.value)}, options.map((o) => o.group
    ? el("optgroup", {label: o.group}, o.options.map(([value, text]) => el("option", {value, selected: value === chosen}, text)))
    : el("option", {value: o[0], selected: o[0] === chosen}, o[1])));
  return el("div", {class: id === "figure" ? "pick long" : "pick"}, el("label", {for: id}, label), select);
}

// pickFigure is the list of a level's figures by group.
function pickFigure(id, level, chosen, only, key = "figure") {
  const groups = core.Groups.map((group, g) => ({group, options: core.Levels[level].Figures.filter((f) => f.Group === g && (!only || only(f))).map((f) => [f.ID, f.Name])}));
  return pick(id, "Figure", groups.filter((g) => g.options.length > 0), chosen, (v) => change({[key]: v}));
}

// firstFigure is the figure that a view begins with.
function firstFigure(level, wanted, only) {
  const all = core.Levels[level].Figures.filter((f) => !only || only(f));
  return all.find((f) => f.ID === wanted) || all.find((f) => f.Headline && f.Common >= 0) || all.find((f) => f.Common >= 0) || all[0];
}

const pickLevel = (state, view) => pick("level", "Places", [["force", "Police forces"], ["district", "Councils"]], state.get("level") || "force", (v) => change({level: v, figure: ""}));
