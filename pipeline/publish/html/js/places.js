// Places and figures by their codes.
const places = new Map(core.Places.map(([code, name, type, force, county]) => [code, {code, name, type, force, county}]));

const levelOf = (code) => places.get(code)?.type === "force" ? "force" : "district";
const nameOf = (code) => code === "all_forces" ? "All forces" : places.get(code)?.name || code;
const typeWords = {force: "police force area", district: "council", county: "county council"};

// describe names a place so that one name of two is clear: Durham, the force.
function describe(code) {
  const p = places.get(code);
  if (!p) return code;
  const twins = core.Places.filter((o) => o[1] === p.name).length > 1;
  return p.name + (twins || p.type === "county" ? " (" + typeWords[p.type] + ")" : "");
}

// label names a place among others of its level, where a force needs no more than its name.
const label = (code) => levelOf(code) === "force" ? nameOf(code) : describe(code);

const figureOf = (level, id) => core.Levels[level].Figures.find((f) => f.ID === id);
const position = (level, code) => core.Levels[level].Codes.indexOf(code);
const councilsOf = (force) => core.Places.filter((p) => p[3] === force && p[2] !== "force").map((p) => p[0]);
const inputOf = (need) => core.Inputs.filter((i) => need.startsWith(i.Need)).sort((a, b) => b.Need.length - a.Need.length)[0];

// missingFile names the file that something needs and the release lacks.
function missingFile(need) {
  const i = inputOf(need);
  if (!i) return ["No file that gives this is known."];
  const read = i.Publication && core.Read.find((r) => r.ID === i.Publication);
  return [
    read ? "Documents of this series were read, but not one with this in it. The file is: " : "The file that gives this is not among the sources of this release: ",
    el("cite", {}, i.File), i.Landing ? [" (", link(i.Landing, "publisher’s page"), ")"] : "", ".",
  ];
}
