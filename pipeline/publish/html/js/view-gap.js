async function viewGap(state, to) { to.append(el("h1", {}, "Gap"), lacking("In the making.")); }
