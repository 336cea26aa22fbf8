// Package reading takes documents from the sources directory to parts in a
// store: a Reader leads one document through extract and normalise, and a Pool
// has worker processes, which may die, do that for all of them.
//
// It must not import collect, aggregate or publish: it knows documents one at
// a time.
package reading
