package aggregate

import "forcestats/pipeline/record"

// InputColumns returns the columns of a table of an Input, so that an engine
// can stand in an empty table for one without parts. It panics on a name that
// InputTables does not list.
func InputColumns(table string) []Column {
	switch table {
	case "documents":
		return columnsOf(record.DocumentTable())
	case "document_areas":
		return columnsOf(record.DocumentAreaTable())
	case "observations":
		return columnsOf(record.ObservationTable())
	case "findings":
		return columnsOf(record.FindingTable())
	case "finding_areas":
		return columnsOf(record.FindingAreaTable())
	case "finding_addressees":
		return columnsOf(record.FindingAddresseeTable())
	case "finding_themes":
		return columnsOf(record.FindingThemeTable())
	case "obligations":
		return columnsOf(record.ObligationTable())
	case "judgements":
		return columnsOf(record.JudgementTable())
	}
	panic("aggregate.InputColumns: no input table " + table)
}

func columnsOf[T any](t record.Table[T]) []Column {
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
