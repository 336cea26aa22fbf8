async function viewLedger(state, to) { to.append(el("h1", {}, "Ledger"), lacking("In the making.")); }
