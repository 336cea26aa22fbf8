package excel

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"forcestats/pipeline/publish/tables"
)

// fillCover writes what the workbook is, in one column. It has no table.
func fillCover(b *book, s *sheet) error {
	t, err := b.start(s, []column{words("", 120)})
	if err != nil {
		return err
	}
	for _, p := range b.coverWords() {
		l := wrapped
		if p.heading {
			l = heading
		}
		if err := t.words(l, p.words); err != nil {
			return err
		}
	}
	if err := t.words(linked, "Go to the contents"); err != nil {
		return err
	}
	t.linkHere(contents)
	return t.flush()
}

// paragraph is a line of the cover.
type paragraph struct {
	words   string
	heading bool
}

func (b *book) coverWords() []paragraph {
	d := b.data
	head := func(s string) paragraph { return paragraph{s, true} }
	say := func(format string, args ...any) paragraph { return paragraph{fmt.Sprintf(format, args...), false} }
	out := []paragraph{
		say("What inspectorates, government departments and councils have published about policing and the protection of children, by %s. Every figure names the publication, table and cell or page that it comes from.", b.level.Word()),
		head("This release"),
		say("Release: %s", d.ReleaseID),
		say("Date of the run: %s. Deadlines before it count as past.", orUnknown(tables.Day(d.RunDate))),
		say("Geography: the police force areas, districts and counties at %s.", orUnknown(tables.Day(d.GeographyDate))),
		say("Program: forcestats %s", d.Version),
		head("Coverage"),
		say("%s", b.coverage()),
	}
	for _, line := range b.editions() {
		out = append(out, say("%s", line))
	}
	return append(out,
		head("How to read it"),
		say("Figures are stored as they were published or worked out, without rounding, and only shown rounded."),
		say("A published zero is 0. A blank is never a zero: it means that no source read gives the figure. Shorthand such as [x] in place of a figure is explained on the sheet Notes."),
		say("Choose a %s on the sheet Area profile to see its figures beside its neighbours', its region's and the national ones.", b.level.Word()),
		say("The same figures, all of them, are in the folder data as Parquet files; data/README.txt says how to use them."),
		head("Licence"),
		say("The sources are published under the Open Government Licence v3.0 unless the sheet Documents says otherwise. Contains public sector information licensed under the Open Government Licence v3.0."),
	)
}

func orUnknown(s string) string {
	if s == "" {
		return "a day that is not known"
	}
	return s
}

// coverage is the coverage in one sentence.
func (b *book) coverage() string {
	by := map[string]int{}
	for i := range b.data.Documents {
		by[b.data.Documents[i].Status]++
	}
	return fmt.Sprintf("%s seen: %d read, %d partly read, %d rejected, %d not recognised, %d copies; they give %s and %s.",
		many(len(b.data.Documents), "document"), by["read"], by["partly_read"], by["rejected"], by["unrecognised"], by["duplicate"],
		many(len(b.data.Findings), "finding"), many(len(b.data.Judgements), "grade"))
}

func many(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// editions name the newest edition of each publication, in order.
func (b *book) editions() []string {
	var out []string
	for _, e := range tables.Editions(b.data) {
		line := fmt.Sprintf("%s: %s", tables.PublicationWords(e.Publication), many(e.Documents, "document"))
		if e.Newest.Valid() {
			line += ", the newest published on " + tables.Day(e.Newest)
		}
		out = append(out, line+".")
	}
	return out
}

// fillContents lists the sheets with links.
func fillContents(b *book, s *sheet) error {
	t, err := b.start(s, []column{words("Sheet", 26), words("What it holds", 100), words("Notes", 34)})
	if err != nil {
		return err
	}
	for _, line := range s.preamble(&b.notes) {
		if err := t.line(line); err != nil {
			return err
		}
	}
	if err := t.head(); err != nil {
		return err
	}
	for _, p := range b.plan {
		if p == s {
			continue
		}
		notes := strings.TrimSpace(b.notes.marks(p.notes))
		if notes == "" {
			notes = "none"
		}
		if err := t.add([]any{t.link(1, p.name, p.name, 1), b.text(p.title), b.text(notes)}); err != nil {
			return err
		}
	}
	return t.close()
}

// fillDocuments lists every file that the run saw.
func fillDocuments(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Document", 12), words("Title", 60), words("Publisher", 34), figure("Published", 14), figure("Period from", 14), figure("Period to", 14),
		words("Publication", 30), words("Layout", 18), words("Status", 14), words("Why", 50), words("Superseded by", 14), words("Edition", 18), words("Format", 10), figure("Pages or sheets", 10), figure("Bytes", 14),
		words("Licence", 26), words("Path", 60), words("Other paths", 40), words("SHA-256", 70)})
	if err != nil {
		return err
	}
	for i := range b.data.Documents {
		d := &b.data.Documents[i]
		var superseded any
		if d.SupersededBy != "" {
			superseded = t.document(d.SupersededBy, 11)
		}
		err := t.add([]any{excelize.Cell{StyleID: b.styles[wrapped], Value: b.documentNumber(d.DocumentID)}, b.text(d.Title), b.text(d.Publisher), b.date(d.Published), b.date(d.PeriodStart), b.date(d.PeriodEnd),
			b.text(d.Publication), b.text(d.Layout), b.text(tables.Words(d.Status)), b.text(d.Reason), superseded, b.text(d.EditionNote), b.text(d.Format), b.rank(d.Pages), b.count(int(d.Bytes)),
			b.text(d.Licence), b.text(d.Path), b.text(d.OtherPaths), b.text(d.DocumentID)})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// fillIssues lists what the run noticed, the gravest first.
func fillIssues(b *book, s *sheet) error {
	t, err := b.open(s, []column{words("Severity", 14), words("Code", 26), words("What is wrong", 80), words("What to do", 50), words("Document", 12), words("Path", 50), words("Sheet", 22), words("Cell", 10), figure("Page", 8), words("Field", 20), figure("Value", 40), words("Issue", 20)})
	if err != nil {
		return err
	}
	for _, i := range tables.GravestFirst(b.data.Issues) {
		err := t.add([]any{b.text(tables.Words(i.Severity)), b.text(i.Code), b.text(i.Message), b.text(i.Hint), t.document(i.DocumentID, 5), b.text(i.Path),
			b.text(i.Sheet), b.text(i.Cell), b.rank(i.Page), b.text(i.Field), b.text(i.Value), b.text(i.IssueID)})
		if err != nil {
			return err
		}
	}
	return t.close()
}

// fillChanges lists what changed since the last release.
func fillChanges(b *book, s *sheet) error {
	if b.data.PreviousRelease == "" {
		s.lines = append(s.lines, "This is the first release, so there is nothing to compare it with.")
	} else {
		s.lines = append(s.lines, "Compared with release "+b.data.PreviousRelease+".")
	}
	t, err := b.open(s, []column{words("What happened", 24), words("Area code", 13), words("Area", 28), words("Subject", 70), words("Before", 24), words("Now", 24), words("Source", 80)})
	if err != nil {
		return err
	}
	for i := range b.data.Changes {
		c := &b.data.Changes[i]
		err := t.add([]any{b.text(tables.Words(c.Kind)), b.text(c.AreaCode), b.text(c.Area), b.text(c.Subject), b.text(c.Before), b.text(c.After), b.text(c.Source)})
		if err != nil {
			return err
		}
	}
	return t.close()
}
