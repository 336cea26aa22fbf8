// Numbers, dates and codes in words. Figures follow tables.Figure3 of the
// program: counts in full, rates with at most three significant figures.
const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const counts = new Set(["count", "persons", "headcount", "households", "days"]);
const commas = (whole) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

// roundAway rounds a number half away from zero to decimal places.
const roundAway = (v, places) => Math.round(Math.abs(v) * 10 ** places) / 10 ** places;

function showNumber(v, unit) {
  if (v === null || v === undefined) return "";
  const sign = v < 0 ? "-" : "";
  if (unit === "fte" || counts.has(unit) && Number.isInteger(v)) return (Math.round(Math.abs(v)) === 0 ? "" : sign) + commas(String(Math.round(Math.abs(v))));
  if (v === 0) return "0";
  const digits = Number(Math.abs(v).toExponential(2).split("e")[1]);
  const decimals = Math.max(2 - digits, 0);
  const [whole, rest] = roundAway(v, decimals).toFixed(decimals).split(".");
  return sign + commas(whole) + (rest ? "." + rest : "");
}

// showFigure is a value of a figure in the unit that it is shown in.
const showFigure = (figure, v) => v === null || v === undefined ? "" : showNumber(v * figure.Times, figure.Shown);

const unitWords = (unit) => core.Units[unit] || unit.replace(/_/g, " ");

// withUnit is a figure with the sign of its unit where that is short.
function withUnit(figure, v) {
  const s = showFigure(figure, v);
  return s !== "" && figure.Shown === "percent" ? s + "%" : s;
}

const words = (code) => core.Words[code] || (code || "").replace(/[_-]/g, " ").replace(/^./, (c) => c.toUpperCase());
const lower = (s) => /^[A-Z][a-z]/.test(s) ? s[0].toLowerCase() + s.slice(1) : s;

// showDay writes 2025-03-31 as 31 March 2025.
function showDay(iso) {
  if (!iso) return "";
  const [y, m, d] = iso.split("-").map(Number);
  return d + " " + months[m - 1] + " " + y;
}

const dayNumber = (iso) => Date.parse(iso + "T00:00:00Z") / 864e5;

// age says how long before the release a day was.
function age(iso) {
  if (!iso) return "";
  const [y, m, d] = iso.split("-").map(Number), [ry, rm, rd] = core.RunDate.split("-").map(Number);
  const n = (ry - y) * 12 + rm - m - (rd < d ? 1 : 0);
  if (n < 1) return "less than a month old";
  const years = Math.floor(n / 12), rest = n % 12;
  const part = (k, w) => k === 0 ? "" : k + " " + w + (k === 1 ? "" : "s");
  return [part(years, "year"), years < 3 ? part(rest, "month") : ""].filter(Boolean).join(" ") + " old";
}

const old = (iso) => iso && dayNumber(core.RunDate) - dayNumber(iso) > 3 * 365;
const markOf = (marker) => core.Marks.find((m) => m.Markers.includes(marker)) || core.Marks[0];
const plural = (n, one, more) => commas(String(n)) + " " + (n === 1 ? one : more || one + "s");
const periodWords = (label) => /^(Year|Quarter|Month|Mid-|Latest)/.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
