package aggregate

import "forcestats/pipeline/record"

// InputColumns returns the columns of a table of an Input, so that an engine
// can stand in an empty table for one without parts. It panics on a name that
// InputTables does not list.
func InputColumns(table string) []Column {
	for _, t := range record.InputTables() {
		if t.Name == table {
			return columnsOf(t)
		}
	}
	panic("aggregate.InputColumns: no input table " + table)
}

func columnsOf(t record.TableInfo) []Column {
	types := map[record.Type]Type{
		record.String: Text, record.Int32: "INT", record.Int64: Integer, record.Double: Real, record.Bool: "BOOLEAN",
		record.Day: Day,
	}
	columns := make([]Column, len(t.Columns))
	for i, c := range t.Columns {
		columns[i] = Column{c.Name, types[c.Type]}
	}
	return columns
}
