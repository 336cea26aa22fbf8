async function viewSources(state, to) { to.append(el("h1", {}, "Sources"), lacking("In the making.")); }
