// Package place knows the places that publications name: police force areas,
// districts, counties, community safety partnerships, regions and countries
// of England and Wales since April 2009, the labels that are no place, and
// what became of each. It resolves a printed code or name at a date, and
// carries a code from one date to another.
//
// Nothing is matched by nearness: a label is known by its code, by a name or
// alias, or by the same name folded (case, spaces, &/and, hyphens, "X, City
// of"). Everything else is a Problem that says where to add it.
//
// The tables are the csv files beside the code, each with its source, date
// and licence in its first lines. Place must not import anything of
// forcestats but the dictionary and its calendar, civil.
package place
