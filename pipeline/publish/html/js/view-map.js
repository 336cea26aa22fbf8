async function viewMap(state, to) { to.append(el("h1", {}, "Map"), lacking("In the making.")); }
