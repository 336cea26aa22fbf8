// Files beside the page. A page opened from a folder may load scripts but not
// data, so each file is a script that hands its data to forcestats.put.
const core = window.forcestats.core;
const files = new Map(); // name: promise of its data
const waiting = new Map();

window.forcestats.put = (name, data) => {
  if (waiting.has(name)) waiting.get(name)(data);
};

// load gives the data of a file; null if it is not there.
function load(name) {
  if (!files.has(name)) {
    files.set(name, new Promise((done) => {
      waiting.set(name, done);
      const script = document.createElement("script");
      script.src = "page/" + name + ".js";
      script.onerror = () => { files.delete(name); done(null); };
      document.head.append(script);
    }));
  }
  return files.get(name);
}

// loadFigure gives a figure of the catalogue with its file: places, times and values.
async function loadFigure(level, id) {
  const meta = figureOf(level, id);
  if (!meta) return null;
  const data = await load("figures/" + level + "/" + id);
  return data && {...meta, ...data, level};
}

let documentsById;
async function loadDocuments() {
  if (!documentsById) documentsById = new Map(((await load("documents")) || []).map((d) => [d.ID, d]));
  return documentsById;
}

// loadFindings gives all findings, newest document first.
async function loadFindings() {
  const parts = await Promise.all(Array.from({length: core.FindingFiles}, (_, n) => load("findings-" + (n + 1))));
  return parts.flatMap((p) => p || []);
}
