async function viewChanges(state, to) { to.append(el("h1", {}, "Changes"), lacking("In the making.")); }
