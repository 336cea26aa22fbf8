async function viewMatrix(state, to) { to.append(el("h1", {}, "Matrix"), lacking("In the making.")); }
