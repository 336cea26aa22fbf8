// Package record holds the rows that pass between the stages of forcestats,
// and the invariants that they keep.
//
// There are two families. The raw rows (RawObservation, RawFinding, ...) are
// what extract writes: labels and values as a publication printed them, each
// with its origin. The contract rows (Observation, Finding, ...) are what
// normalise makes of them and what a release holds, column for column.
//
// Record imports only the standard library and the dictionary: vocabulary and
// what lies under it.
package record
