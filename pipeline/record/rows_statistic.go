package record

import "forcestats/pipeline/vocabulary/civil"

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
	PeriodStart   civil.Date
	PeriodEnd     civil.Date
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

	LowerBound     Null[float64]
	UpperBound     Null[float64]
	ComparatorCode string
	ComparatorName string
	Outside        string
	Phi            Null[float64]
	Tau            Null[float64]
	RankLower      int32
	RankUpper      int32
	PeerMedian     Null[float64]
	PeerRank       int32
	PeerRankOf     int32
	Caveats        string
	BreakFrom      civil.Date
	BreakReason    string
}

// statisticRow is what a row of statistics is.
const statisticRow = "one row per area, statistic, category, breakdown and period"

// StatisticTable returns the schema of statistics.
func StatisticTable() Table[Statistic] {
	return Table[Statistic]{"statistics", "the statistics, " + statisticRow, []Column[Statistic]{
		text("area_type", true, "force; district file: district, county", func(r *Statistic) *string { return &r.AreaType }),
		text("area_code", true, "current GSS code", func(r *Statistic) *string { return &r.AreaCode }),
		text("area_name", true, "plain name", func(r *Statistic) *string { return &r.AreaName }),
		text("force_code", false, "force area that contains the place", func(r *Statistic) *string { return &r.ForceCode }),
		text("force_name", false, "its plain name", func(r *Statistic) *string { return &r.ForceName }),
		text("statistic", true, "see Statistics in the contract", func(r *Statistic) *string { return &r.Statistic }),
		text("category", true, "as in observations", func(r *Statistic) *string { return &r.Category }),
		text("breakdown", true, "as in observations", func(r *Statistic) *string { return &r.Breakdown }),
		day("period_start", false, "null for a statistic about now", func(r *Statistic) *civil.Date { return &r.PeriodStart }),
		day("period_end", false, "null for a statistic about now", func(r *Statistic) *civil.Date { return &r.PeriodEnd }),
		text("period_label", true, "Year ending March 2025, Mid-2024, Latest ...", func(r *Statistic) *string { return &r.PeriodLabel }),
		double("value", "the figure", func(r *Statistic) *Null[float64] { return &r.Value }),
		text("value_text", false, "for grades, dates", func(r *Statistic) *string { return &r.ValueText }),
		text("unit", true, "unit of value", func(r *Statistic) *string { return &r.Unit }),
		double("numerator", "for every rate and share", func(r *Statistic) *Null[float64] { return &r.Numerator }),
		double("denominator", "for every rate and share", func(r *Statistic) *Null[float64] { return &r.Denominator }),
		double("previous", "same statistic a year earlier", func(r *Statistic) *Null[float64] { return &r.Previous }),
		double("change", "against previous", func(r *Statistic) *Null[float64] { return &r.Change }),
		double("change_percent", "against previous; null if previous counts fewer than 50", func(r *Statistic) *Null[float64] { return &r.ChangePercent }),
		double("lower", "95 % confidence limit (Byar for a rate, Wilson for a share)", func(r *Statistic) *Null[float64] { return &r.Lower }),
		double("upper", "95 % confidence limit (Byar for a rate, Wilson for a share)", func(r *Statistic) *Null[float64] { return &r.Upper }),
		double("national", "the same figure for England and Wales, or for the nation that the publication covers", func(r *Statistic) *Null[float64] { return &r.National }),
		text("compared", false, "higher or lower than national, where the figure lies outside the 95 % limits of a funnel around it that allows for overdispersion; else similar", func(r *Statistic) *string { return &r.Compared }),
		whole("rank", false, "1 is highest; ties share the lower number; only with an interval", func(r *Statistic) *int32 { return &r.Rank }),
		whole("rank_of", false, "areas ranked: forces, councils with children's services, or districts", func(r *Statistic) *int32 { return &r.RankOf }),
		text("marker", false, "why there is no value", func(r *Statistic) *string { return &r.Marker }),
		yes("complete", "every part that the figure is made of was there", func(r *Statistic) *bool { return &r.Complete }),
		yes("provisional", "from provisional figures", func(r *Statistic) *bool { return &r.Provisional }),
		text("attributed", false, "code of the county whose inspection this is, where a district takes it from there", func(r *Statistic) *string { return &r.Attributed }),
		long("inputs", "observations, findings or judgements behind it", func(r *Statistic) *int64 { return &r.Inputs }),
		text("source", true, "document_id values behind it, newest edition first, at most 5", func(r *Statistic) *string { return &r.Source }),
		text("source_text", true, "for people: publication, table and cell or page", func(r *Statistic) *string { return &r.SourceText }),
		double("lower_bound", "the least that a figure without a value can be, where its parts were suppressed", func(r *Statistic) *Null[float64] { return &r.LowerBound }),
		double("upper_bound", "the most that it can be", func(r *Statistic) *Null[float64] { return &r.UpperBound }),
		text("comparator_code", false, "code of the area that national is of: it contains this one", func(r *Statistic) *string { return &r.ComparatorCode }),
		text("comparator_name", false, "its plain name: England and Wales, England, Wales", func(r *Statistic) *string { return &r.ComparatorName }),
		text("outside", false, "limits of the funnel that the figure lies outside of: 95 or 99.8; null within", func(r *Statistic) *string { return &r.Outside }),
		double("phi", "overdispersion: mean square of the winsorised scores of the areas compared; 1 by chance alone", func(r *Statistic) *Null[float64] { return &r.Phi }),
		double("tau", "standard deviation between the areas beyond chance, in the unit of value", func(r *Statistic) *Null[float64] { return &r.Tau }),
		whole("rank_lower", false, "the highest rank that the limits of all areas allow", func(r *Statistic) *int32 { return &r.RankLower }),
		whole("rank_upper", false, "the lowest rank that they allow", func(r *Statistic) *int32 { return &r.RankUpper }),
		double("peer_median", "median of the area's peers, without the area itself; key figures only", func(r *Statistic) *Null[float64] { return &r.PeerMedian }),
		whole("peer_rank", false, "place among the peers and the area, 1 is highest", func(r *Statistic) *int32 { return &r.PeerRank }),
		whole("peer_rank_of", false, "peers with a value, and the area", func(r *Statistic) *int32 { return &r.PeerRankOf }),
		text("caveats", false, "what to mind, several joined by a semicolon: not_comparable (no change: the earlier figure was restated), "+
			"break (no change: the series breaks between the two), small_base (no change in per cent of fewer than 50), "+
			"immature (outcomes are still being assigned)", func(r *Statistic) *string { return &r.Caveats }),
		day("break_from", false, "first day on the other basis, for a break since the start of the year before", func(r *Statistic) *civil.Date { return &r.BreakFrom }),
		text("break_reason", false, "what changed then", func(r *Statistic) *string { return &r.BreakReason }),
	}}
}

// DistrictSummaryTable returns the schema of district_summary.
func DistrictSummaryTable() Table[Statistic] {
	t := StatisticTable()
	t.Name, t.Doc = "district_summary", "the statistics by district and county, "+statisticRow
	return t
}

// ForceSummaryTable returns the schema of force_summary, which has no columns
// for the force that contains the area.
func ForceSummaryTable() Table[Statistic] {
	t := StatisticTable()
	t.Name, t.Doc = "force_summary", "the statistics by police force area, "+statisticRow
	kept := t.Columns[:0]
	for _, c := range t.Columns {
		if c.Name != "force_code" && c.Name != "force_name" {
			kept = append(kept, c)
		}
	}
	t.Columns = kept
	return t
}
