// Package areatable reads any table by area: a sheet, or part of one, in which
// rows are police force areas or councils and columns are figures, periods,
// units and categories that the table itself names.
//
// It is strict. A place is a code or a name that is known; whether names are
// forces' or councils' is decided by those that only one kind has. A period
// stands in a column, a header or the title; a unit in a column, a header or
// the title, else it is unknown. Place, period and the remaining text columns
// must tell every row apart. What does not fit is a Refusal that says which
// cell and why, never a guess.
//
// The steps, a file each: blocks finds tables in a sheet, profile weighs their
// columns, places, periods, units and measure give each column its role, key
// looks for rows that collide, read writes rows. Roles (role.go) may be given
// beforehand, as a card does.
//
// It knows no publication and must not import normalise or publication.
package areatable
