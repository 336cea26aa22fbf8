async function viewCompare(state, to) { to.append(el("h1", {}, "Compare"), lacking("In the making.")); }
