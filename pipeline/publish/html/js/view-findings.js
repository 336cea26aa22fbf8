async function viewFindings(state, to) { to.append(el("h1", {}, "Findings"), lacking("In the making.")); }
