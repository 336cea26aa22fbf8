async function viewTrends(state, to) { to.append(el("h1", {}, "Trends"), lacking("In the making.")); }
