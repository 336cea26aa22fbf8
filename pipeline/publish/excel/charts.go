package excel

import (
	"cmp"
	"fmt"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/tables"
)

// Sizes of the charts of a profile, in pixels. A row is 20 pixels high.
const (
	chartWidth  = 600 // as wide as the two columns that it covers
	chartHeight = chartRows * 20
	chartGap    = 20
)

// profileCharts puts the trend, the ranking and the timeline of grades on the
// profile. Missing figures are text in the tables behind them, and a column
// chart draws no bar for text, where a line would fall to zero.
func (b *book) profileCharts(s *sheet) error {
	if len(b.model.places) == 0 || len(b.fig.Figures) == 0 {
		return nil
	}
	word := b.level.Word()
	half := uint(chartHeight-chartGap) / 2
	trend := b.chart(excelize.Col, chartWidth, half, "Trend of the chosen figure",
		"Columns by period: the chosen figure for the chosen "+word+" and for the nation. The numbers are on the sheet Area trend.")
	trend.Series = []excelize.ChartSeries{
		b.series("Area trend", 2, tables.TrendPeriods, chosenPlace, darkBlue),
		b.series("Area trend", 4, tables.TrendPeriods, b.headerCell("Area trend", 4), orange),
	}
	grades := b.chart(excelize.Col, chartWidth, half, "Latest grades: 1 inadequate, 2 requires improvement, 3 adequate, 4 good, 5 outstanding",
		"Columns by date: the latest grades of the chosen "+word+", the higher the better. The grades in words are on the sheet Area grades.")
	grades.Series = []excelize.ChartSeries{b.series("Area grades", 3, gradeRows, chosenPlace, turquoise)}
	low, high := 0.0, 5.0
	grades.YAxis.Minimum, grades.YAxis.Maximum, grades.YAxis.MajorUnit = &low, &high, 1
	grades.Legend.Position = "none"
	rank := b.chart(excelize.BarStacked, chartWidth, chartHeight, "Rank of the chosen "+word+" (►) among the others",
		"Bars ranked from the highest: the chosen figure for each place; the chosen "+word+" has an arrow before its name and a darker bar. The numbers are on the sheet Area ranking.")
	rank.Series = []excelize.ChartSeries{
		b.series("Area ranking", 4, rankingRows, b.headerCell("Area ranking", 4), midGrey),
		b.series("Area ranking", 5, rankingRows, chosenPlace, darkBlue),
	}
	for i := range rank.Series {
		rank.Series[i].Categories = b.span("Area ranking", 2, rankingRows)
	}
	rank.XAxis.ReverseOrder = true
	rank.XAxis.TickLabelSkip = 1
	gap := uint(30)
	rank.GapWidth = &gap
	for _, c := range []struct {
		at    string
		chart *excelize.Chart
	}{
		{name(1, chartRow), trend},
		{name(1, chartRow+(chartRows+1)/2), grades},
		{name(3, chartRow), rank},
	} {
		if err := b.f.AddChart(s.name, c.at, c.chart); err != nil {
			return err
		}
	}
	return nil
}

// chart starts a chart with readable text and words for those who don't see it.
func (b *book) chart(kind excelize.ChartType, width, height uint, title, alt string) *excelize.Chart {
	no := false
	font := excelize.Font{Family: fontName, Size: 9, Color: black}
	return &excelize.Chart{
		Type:      kind,
		Dimension: excelize.ChartDimension{Width: width, Height: height},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: &excelize.Font{Family: fontName, Size: 12, Bold: true, Color: black}}}},
		Legend:    excelize.ChartLegend{Position: "bottom", Font: &excelize.Font{Family: fontName, Size: 10, Color: black}},
		Format:    excelize.GraphicOptions{AltText: alt, Name: title, ScaleX: 1, ScaleY: 1, Positioning: "oneCell"},
		XAxis:     excelize.ChartAxis{Font: font}, YAxis: excelize.ChartAxis{Font: font, MajorGridLines: true},
		VaryColors:   &no,
		ShowBlanksAs: "gap",
	}
}

// series is a series of a table: values in a column, categories in the first.
func (b *book) series(sheet string, col, rows int, title, colour string) excelize.ChartSeries {
	return excelize.ChartSeries{
		Name:       title,
		Categories: b.span(sheet, 1, rows),
		Values:     b.span(sheet, col, rows),
		Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}},
		Line:       excelize.LineOptions{Width: 1.5, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}},
	}
}

// headerCell is the header of a column, as a chart names it.
func (b *book) headerCell(sheet string, col int) string {
	letter, err := excelize.ColumnNumberToName(col)
	if err != nil {
		panic("excel: " + err.Error())
	}
	return fmt.Sprintf("'%s'!$%s$%d", sheet, letter, b.byName(sheet).headerRow(&b.notes))
}

// fillTrends writes the first key figure over time by region, with a line
// chart of the nation and of the regions that are highest and lowest now.
func fillTrends(b *book, s *sheet) error {
	i, regions := b.trendFigure(), b.fig.Regions()
	if i < 0 {
		t, err := b.open(s, []column{words("Period", 30)})
		if err != nil {
			return err
		}
		return t.close()
	}
	f := &b.fig.Figures[i]
	s.title = "Trends by region: " + f.Name() + ", " + tables.UnitWords(f.Unit)
	cols := []column{words("Period", 30), figure(cmp.Or(b.comparator(i), nation), 16)}
	for _, r := range regions {
		cols = append(cols, figure(r, 16))
	}
	t, err := b.open(s, cols)
	if err != nil {
		return err
	}
	for at, p := range f.Trend {
		cells := []any{b.text(p.Label), b.number(b.fig.National(i, at), f.Unit)}
		for _, r := range regions {
			cells = append(cells, b.number(b.fig.Region(r, i, at), f.Unit))
		}
		if err := t.add(cells); err != nil {
			return err
		}
	}
	if err := b.trendChart(s, i, regions); err != nil {
		return err
	}
	return t.close()
}

// trendFigure is the first key figure that regions can be worked out for.
func (b *book) trendFigure() int {
	for i := range b.fig.Figures {
		if tables.Additive(&b.fig.Figures[i]) {
			return i
		}
	}
	return -1
}

// trendChart draws the nation and the regions with the highest and the lowest
// figure now. Lines differ in dash and marker as well as in colour.
func (b *book) trendChart(s *sheet, i int, regions []string) error {
	f := &b.fig.Figures[i]
	c := b.chart(excelize.Line, 900, 400, f.Name()+": "+cmp.Or(b.comparator(i), nation)+", highest and lowest region",
		"Lines over time for the nation and for the regions with the highest and the lowest figure now. The numbers are in the table on this sheet.")
	line := func(col int, colour, symbol string, dash excelize.LineDashType) {
		x := b.series(s.name, col, len(f.Trend), b.headerCell(s.name, col), colour)
		x.Line.Width, x.Line.Dash = 2.25, dash
		x.Marker = excelize.ChartMarker{Symbol: symbol, Size: 8, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}}
		c.Series = append(c.Series, x)
	}
	const first = 3 // column of the first region
	line(first-1, darkBlue, "circle", excelize.LineDashSolid)
	if high, low := b.extremes(i, regions); high >= 0 {
		line(first+high, orange, "square", excelize.LineDashDash)
		if low != high {
			line(first+low, turquoise, "triangle", excelize.LineDashSysDot)
		}
	}
	return b.f.AddChart(s.name, name(len(regions)+first+1, s.first), c)
}

// extremes are the positions of the regions with the highest and the lowest
// figure now; -1 if no region has one.
func (b *book) extremes(i int, regions []string) (high, low int) {
	high, low = -1, -1
	var most, least float64
	for at, r := range regions {
		v := b.fig.Region(r, i, b.fig.Now(i))
		if !v.Valid {
			continue
		}
		if high < 0 || v.V > most {
			high, most = at, v.V
		}
		if low < 0 || v.V < least {
			low, least = at, v.V
		}
	}
	return high, low
}
