package record

// Row is a row of a table of the contract; it is always a pointer to one of
// the row types of this package.
type Row interface {
	// Check says how the row breaks the contract; see check.go.
	Check() error
}

// TableInfo describes a table of the contract whatever its rows are. Whatever
// goes through all tables, goes through Tables.
type TableInfo struct {
	Table[Row]
	Key         []string // the columns that together name a row; empty if nothing does
	PerDocument bool     // its rows are read from documents and kept in their parts
	Input       bool     // the statistics are made from it
	New         func() Row
}

// Tables returns the tables of a release in the contract's order.
func Tables() []TableInfo {
	return []TableInfo{
		input(DocumentTable(), "document_id"),
		input(DocumentAreaTable()),
		input(ObservationTable()),
		input(FindingTable(), "finding_id"),
		input(FindingAreaTable()),
		input(FindingAddresseeTable()),
		input(FindingThemeTable(), "finding_id", "theme"),
		linked(ObligationTable(), "obligation_id"),
		made(ObligationSourceTable()),
		input(JudgementTable()),
		made(RevisionTable()),
		noted(IssueTable(), "issue_id"),
		made(ForceSummaryTable()),
		made(DistrictSummaryTable()),
		made(CodeEntryTable(), "code_list", "code", "unit"),
		made(AreaTable(), "area_code"),
	}
}

// PartTables returns the tables whose rows are kept in the parts of documents.
func PartTables() []TableInfo {
	var out []TableInfo
	for _, t := range Tables() {
		if t.PerDocument {
			out = append(out, t)
		}
	}
	return out
}

// InputTables returns the tables that the statistics are made from.
func InputTables() []TableInfo {
	var out []TableInfo
	for _, t := range Tables() {
		if t.Input {
			out = append(out, t)
		}
	}
	return out
}

type pointer[T any] interface {
	*T
	Row
}

// made describes a table that a run makes, and linked one that it makes before
// the statistics, which are made of it; noted one that documents bring and that
// no statistic is made of, and input one that they are made of.
func made[T any, P pointer[T]](t Table[T], key ...string) TableInfo {
	info := TableInfo{Table: Table[Row]{Name: t.Name, Doc: t.Doc}, Key: key, New: func() Row { return P(new(T)) }}
	for _, c := range t.Columns {
		field := c.Field
		info.Columns = append(info.Columns, Column[Row]{
			Name: c.Name, Type: c.Type, Required: c.Required, Doc: c.Doc,
			Field: func(r *Row) any { return field((*r).(P)) },
		})
	}
	return info
}

func noted[T any, P pointer[T]](t Table[T], key ...string) TableInfo {
	info := made[T, P](t, key...)
	info.PerDocument = true
	return info
}

func input[T any, P pointer[T]](t Table[T], key ...string) TableInfo {
	info := noted[T, P](t, key...)
	info.Input = true
	return info
}

func linked[T any, P pointer[T]](t Table[T], key ...string) TableInfo {
	info := made[T, P](t, key...)
	info.Input = true
	return info
}
