package excel

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/tables"
	"forcestats/pipeline/record"
)

// Data is what a workbook is made of.
type Data = tables.Data

// WriteForces writes force-summary.xlsx.
func WriteForces(w io.Writer, d *Data) error { return write(w, d, tables.ForceLevel) }

// WriteDistricts writes district-summary.xlsx.
func WriteDistricts(w io.Writer, d *Data) error { return write(w, d, tables.DistrictLevel) }

// book is a workbook while it is written.
type book struct {
	f       *excelize.File
	styles  styles
	data    *Data
	index   *tables.Index
	level   tables.Level
	survey  *tables.Survey
	fig     *tables.Profile
	model   *model
	notes   notebook
	plan    []*sheet
	links   map[string][]link
	sources sourceKeys

	firstDocument int // row of the first document on the sheet Documents
	maxRows       int // of a sheet; Excel's limit but in tests
}

func write(w io.Writer, d *Data, l tables.Level) error { return writeUpTo(w, d, l, excelize.TotalRows) }

// writeUpTo writes a workbook whose sheets have maxRows rows at most.
func writeUpTo(w io.Writer, d *Data, l tables.Level, maxRows int) (err error) {
	b := &book{f: excelize.NewFile(), data: d, index: tables.NewIndex(d), level: l, maxRows: maxRows, links: map[string][]link{}}
	defer func() {
		if e := b.f.Close(); err == nil {
			err = e
		}
	}()
	if b.survey, err = tables.NewSurvey(d.Statistics(l)); err != nil {
		return err
	}
	if b.fig, err = tables.NewProfile(d, l, b.survey); err != nil {
		return err
	}
	b.model = b.newModel()
	if b.styles, err = newStyles(b.f); err != nil {
		return err
	}
	if err = b.makeSheets(); err != nil {
		return err
	}
	if err := b.fill(); err != nil {
		return err
	}
	if err := b.properties(); err != nil {
		return err
	}
	// The parts go straight to w: the buffer that excelize offers would hold
	// the whole file once more.
	b.f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &canonical{w: w, links: b.links} })
	return b.f.Write(io.Discard)
}

// fill writes the sheets in order, those that list what the others named last. A
// sheet without a fill is filled together with the other tables of statistics.
func (b *book) fill() error {
	for _, last := range []bool{false, true} {
		for _, s := range b.plan {
			if s.fill == nil || s.last != last {
				continue
			}
			if err := s.fill(b, s); err != nil {
				return fmt.Errorf("sheet %q: %w", s.name, err)
			}
		}
	}
	return nil
}

// makeSheets plans the sheets and creates them in order.
func (b *book) makeSheets() error {
	b.plan = b.sheets()
	for i, s := range b.plan {
		b.notes.use(s.notes...)
		s.number = i + 1
		if i == 0 {
			if err := b.f.SetSheetName("Sheet1", s.name); err != nil {
				return err
			}
		} else if _, err := b.f.NewSheet(s.name); err != nil {
			return err
		}
	}
	b.firstDocument = b.byName("Documents").headerRow(&b.notes) + 1
	return b.f.SetDefaultFont(fontName)
}

// properties sets what the file says of itself.
func (b *book) properties() error {
	when := ""
	if b.data.RunDate.Valid() {
		when = b.data.RunDate.String() + "T00:00:00Z"
	}
	err := b.f.SetDocProps(&excelize.DocProperties{
		Title:          b.title(),
		Subject:        "Policing and the protection of children in England and Wales, by " + b.level.Word(),
		Creator:        "forcestats " + b.data.Version,
		LastModifiedBy: "forcestats " + b.data.Version,
		Keywords:       "police, children, safeguarding, statistics, " + b.level.Word(),
		Description:    "Release " + b.data.ReleaseID + ". Every figure has its source beside it.",
		Category:       "Statistics",
		Language:       "en-GB",
		Created:        when,
		Modified:       when,
	})
	if err != nil {
		return err
	}
	if err := b.f.SetAppProps(&excelize.AppProperties{Application: "forcestats", AppVersion: "1.0000"}); err != nil {
		return err
	}
	full := true
	return b.f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &full})
}

// title is the title of the workbook.
func (b *book) title() string {
	if b.level == tables.DistrictLevel {
		return "Policing and the protection of children: districts of England and Wales"
	}
	return "Policing and the protection of children: police force areas of England and Wales"
}

// shared is the name of a planned sheet, shared by all links to it.
func (b *book) shared(name string) *string { return &b.byName(name).name }

// byName finds a planned sheet.
func (b *book) byName(name string) *sheet {
	for _, s := range b.plan {
		if s.name == name {
			return s
		}
	}
	return nil
}

// documentNumber is how the tables name a document: its row in the Documents
// table, D1 for the first.
func (b *book) documentNumber(id string) string {
	if i, ok := b.index.Rows[id]; ok {
		return fmt.Sprintf("D%d", i+1)
	}
	return ""
}

// newest is the first of the documents that a source names.
func newest(source string) string {
	first, _, _ := strings.Cut(source, ";")
	return first
}

// value is the cell of a figure: the number, the words of a grade, or the
// shorthand that says why there is none. Without a row the cell is [x].
func (b *book) value(r *record.Statistic) any {
	switch {
	case r.Value.Valid:
		return b.number(r.Value, r.Unit)
	case r.ValueText != "":
		return b.text(tables.Words(r.ValueText))
	}
	return b.mark(r.Marker)
}

// mark is a shorthand, to the right as the figures are.
func (b *book) mark(marker string) any {
	return excelize.Cell{StyleID: b.styles[general], Value: tables.Shorthand(marker)}
}
