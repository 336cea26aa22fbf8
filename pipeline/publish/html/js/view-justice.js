async function viewJustice(state, to) { to.append(el("h1", {}, "Justice"), lacking("In the making.")); }
