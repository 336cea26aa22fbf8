package record

// Statistic is a row of statistics: the statistics, one row per area, statistic, category, breakdown and period.
// The columns are described in StatisticTable.
type Statistic struct {
	AreaType      string
	AreaCode      string
	AreaName      string
	ForceCode     string
	ForceName     string
	Statistic     string
	Category      string
	Breakdown     string
	PeriodStart   Date
	PeriodEnd     Date
	PeriodLabel   string
	Value         Null[float64]
	ValueText     string
	Unit          string
	Numerator     Null[float64]
	Denominator   Null[float64]
	Previous      Null[float64]
	Change        Null[float64]
	ChangePercent Null[float64]
	Lower         Null[float64]
	Upper         Null[float64]
	National      Null[float64]
	Compared      string
	Rank          int32
	RankOf        int32
	Marker        string
	Complete      bool
	Provisional   bool
	Attributed    string
	Inputs        int64
	Source        string
	SourceText    string
}

// StatisticTable returns the schema of statistics.
func StatisticTable() Table[Statistic] {
	return Table[Statistic]{"statistics", "the statistics, one row per area, statistic, category, breakdown and period", []Column[Statistic]{
		text("area_type", true, "force; district file: district, county", func(r *Statistic) *string { return &r.AreaType }),
		text("area_code", true, "current GSS code", func(r *Statistic) *string { return &r.AreaCode }),
		text("area_name", true, "plain name", func(r *Statistic) *string { return &r.AreaName }),
		text("force_code", false, "force area that contains the place", func(r *Statistic) *string { return &r.ForceCode }),
		text("force_name", false, "its plain name", func(r *Statistic) *string { return &r.ForceName }),
		text("statistic", true, "see Statistics in the contract", func(r *Statistic) *string { return &r.Statistic }),
		text("category", true, "as in observations", func(r *Statistic) *string { return &r.Category }),
		text("breakdown", true, "as in observations", func(r *Statistic) *string { return &r.Breakdown }),
		day("period_start", false, "null for a statistic about now", func(r *Statistic) *Date { return &r.PeriodStart }),
		day("period_end", false, "null for a statistic about now", func(r *Statistic) *Date { return &r.PeriodEnd }),
		text("period_label", true, "Year ending March 2025, Mid-2024, Latest ...", func(r *Statistic) *string { return &r.PeriodLabel }),
		double("value", "the figure", func(r *Statistic) *Null[float64] { return &r.Value }),
		text("value_text", false, "for grades, dates", func(r *Statistic) *string { return &r.ValueText }),
		text("unit", true, "unit of value", func(r *Statistic) *string { return &r.Unit }),
		double("numerator", "for every rate and share", func(r *Statistic) *Null[float64] { return &r.Numerator }),
		double("denominator", "for every rate and share", func(r *Statistic) *Null[float64] { return &r.Denominator }),
		double("previous", "same statistic a year earlier", func(r *Statistic) *Null[float64] { return &r.Previous }),
		double("change", "against previous", func(r *Statistic) *Null[float64] { return &r.Change }),
		double("change_percent", "against previous; null if previous is 0", func(r *Statistic) *Null[float64] { return &r.ChangePercent }),
		double("lower", "95 % confidence limit (Byar for a rate, Wilson for a share)", func(r *Statistic) *Null[float64] { return &r.Lower }),
		double("upper", "95 % confidence limit (Byar for a rate, Wilson for a share)", func(r *Statistic) *Null[float64] { return &r.Upper }),
		double("national", "the same figure for England and Wales, or for the nation that the publication covers", func(r *Statistic) *Null[float64] { return &r.National }),
		text("compared", false, "higher, lower or similar to national, by the limits", func(r *Statistic) *string { return &r.Compared }),
		whole("rank", false, "1 is highest; ties share the lower number", func(r *Statistic) *int32 { return &r.Rank }),
		whole("rank_of", false, "areas of the type with a value", func(r *Statistic) *int32 { return &r.RankOf }),
		text("marker", false, "why there is no value", func(r *Statistic) *string { return &r.Marker }),
		yes("complete", "every part that the figure is made of was there", func(r *Statistic) *bool { return &r.Complete }),
		yes("provisional", "from provisional figures", func(r *Statistic) *bool { return &r.Provisional }),
		text("attributed", false, "code of the county whose inspection this is, where a district takes it from there", func(r *Statistic) *string { return &r.Attributed }),
		long("inputs", "observations, findings or judgements behind it", func(r *Statistic) *int64 { return &r.Inputs }),
		text("source", true, "document_id values behind it, newest edition first, at most 5", func(r *Statistic) *string { return &r.Source }),
		text("source_text", true, "for people: publication, table and cell or page", func(r *Statistic) *string { return &r.SourceText }),
	}}
}

// DistrictSummaryTable returns the schema of district_summary.
func DistrictSummaryTable() Table[Statistic] {
	t := StatisticTable()
	t.Name = "district_summary"
	return t
}

// ForceSummaryTable returns the schema of force_summary, which has no columns
// for the force that contains the area.
func ForceSummaryTable() Table[Statistic] {
	t := StatisticTable()
	t.Name = "force_summary"
	kept := t.Columns[:0]
	for _, c := range t.Columns {
		if c.Name != "force_code" && c.Name != "force_name" {
			kept = append(kept, c)
		}
	}
	t.Columns = kept
	return t
}
