package vocabulary

import (
	"slices"
	"strings"
)

// Severities of an issue, from the least to the gravest.
const (
	Info     = "info"
	Warning  = "warning"
	HeldBack = "held_back"
	Rejected = "rejected"
)

// Severities is the list of them.
func Severities() List {
	return List{Name: "severity", Meaning: "how grave an issue is", Words: []Word{
		{Code: Info, Label: "Info", Meaning: "worth knowing; no figure is affected"},
		{Code: Warning, Label: "Warning", Meaning: "the row is kept with a mark"},
		{Code: HeldBack, Label: "Held back", Meaning: "the row is left out rather than guessed"},
		{Code: Rejected, Label: "Rejected", Meaning: "the document is left out"},
	}}
}

// IssueCode is an entry of the closed list of issue codes: it can only be one
// of those declared in this package. The zero IssueCode is none.
type IssueCode struct{ code, severity, meaning, remedy string }

// Code is the code in kebab case, which says what is wrong. It is never renamed.
func (c IssueCode) Code() string { return c.code }

// Severity is how grave every issue of the code is.
func (c IssueCode) Severity() string { return c.severity }

// Meaning says what is wrong, for a person.
func (c IssueCode) Meaning() string { return c.meaning }

// Remedy says what to do about it where the issue itself knows nothing nearer.
func (c IssueCode) Remedy() string { return c.remedy }

// issues are filled by the declarations below, before anything else runs.
var issues []IssueCode

func issue(code, severity, meaning, remedy string) IssueCode {
	c := IssueCode{code, severity, meaning, remedy}
	issues = append(issues, c)
	return c
}

// IssueCodes returns the closed list, in order of code.
func IssueCodes() []IssueCode {
	return slices.SortedFunc(slices.Values(issues), func(a, b IssueCode) int { return strings.Compare(a.code, b.code) })
}

// RemedyOf is the remedy of a code, as written in a row of issues; empty for a
// code of no list.
func RemedyOf(code string) string {
	i := slices.IndexFunc(issues, func(c IssueCode) bool { return c.code == code })
	if i < 0 {
		return ""
	}
	return issues[i].remedy
}

// Remedies that several codes share.
const (
	compareFile  = "compare the place with the published file"
	fetchAgain   = "fetch the file again from its publisher"
	noneNeeded   = "nothing to do"
	triedAgain   = "the other documents are not affected; it is tried again in the next run"
	giveItsDate  = "give the document's dates in sources/catalogue.csv"
	newLayout    = "compare with an earlier edition; the publication's folder in pipeline/extract/publication says what it expects"
	askPublisher = "tell the publisher; both figures are in the data"
)

// The issue codes, each in one declaration. A new one goes where its code
// belongs in the alphabet.
var (
	AddresseeUnknown = issue("addressee-unknown", Warning, "words name who must act, but no agency is known by them",
		"if the words name a body, add them to normalise/agency/lexicon.csv")
	AgreementLow = issue("agreement-low", Warning, "the second reader's text differs from the finding's",
		"read the finding in the document before it is quoted")
	AreaAmbiguous = issue("area-ambiguous", HeldBack, "the label fits places of more than one kind",
		"a table that fixes the kind of its places, or prints their codes, can be read")
	AreaUnknown = issue("area-unknown", HeldBack, "no place is known by the label",
		"if it is another name of a place, add it to the aliases in vocabulary/place")
	CatalogueLine = issue("catalogue-line", Warning, "a line of sources/catalogue.csv that can't be used; its document is read without it",
		"mend the line and run again")
	CardUnreadable = issue("card-unreadable", Rejected, "a card in sources/cards that can't be read; its tables are read without it",
		"mend the line that the message names; forcestats check shows it too")
	CatalogueUnreadable = issue("catalogue-unreadable", Rejected, "sources/catalogue.csv is no catalogue; every document is read without it",
		"put a csv file with the header line that the README shows in its place, or remove it")
	CategoryDropped = issue("category-dropped", Info, "a category that an edition no longer collects and prints as 0",
		"no figure is made of it; see the methodology of the edition")
	CodeContradictsName = issue("code-contradicts-name", Warning, "the printed code belongs to another place than the printed name",
		"the code is taken; "+compareFile)
	ColumnDoubled  = issue("column-doubled", Warning, "a column name that stands twice; the first is read", compareFile)
	ColumnUnknown  = issue("column-unknown", Warning, "a column that the layout does not expect", newLayout)
	ContractBroken = issue("contract-broken", HeldBack, "a row that breaks a rule of the contract: a fault of the program",
		"report it with the file; the place says which row")
	CopyOfDocument = issue("copy-of-document", Info, "the same bytes under a second path", noneNeeded)
	DateCorrected  = issue("date-corrected", Warning, "a date one day short of the month end that its table runs to, read as the month end",
		compareFile)
	DateUnreadable   = issue("date-unreadable", Warning, "words that should be a date are none", giveItsDate)
	DeadlineRelative = issue("deadline-relative", Info, "a deadline given as a period from publication; the date is worked out",
		giveItsDate)
	DeadlineWeekday = issue("deadline-weekday", Warning, "the printed weekday is not that of the printed date",
		"the date is taken; "+compareFile)
	DocumentChanged = issue("document-changed", Rejected, "the file changed each time while it was read",
		"let what writes the file finish, or write it elsewhere and move it in; it is tried again in the next run")
	DocumentCrashed   = issue("document-crashed", Rejected, "reading the document ended its worker process", triedAgain)
	DocumentDeadline  = issue("document-deadline", Rejected, "reading the document took longer than allowed", triedAgain)
	DocumentEncrypted = issue("document-encrypted", Rejected, "the document needs a password",
		"remove the password and put the file in again")
	DocumentMemory = issue("document-memory", Rejected, "reading the document took more memory than allowed", triedAgain)
	DocumentNoText = issue("document-no-text", Rejected, "pages without any text: a scan or a print to PDF",
		"ask the publisher for a version with text, or run text recognition on it")
	DocumentOutside = issue("document-outside", Rejected, "a symbolic link that leads out of the sources directory, or to a folder that is listed anyway",
		"copy the file into the sources directory instead")
	DocumentTooLarge = issue("document-too-large", Rejected, "uncompressed size, ratio, rows or columns over the limit",
		"see forcestats.yaml for the limits")
	DocumentUnreadable = issue("document-unreadable", Rejected, "the file is damaged or not of the format that its name says",
		fetchAgain)
	DocumentUnrecognised = issue("document-unrecognised", Warning, "no publication claims the document",
		"forcestats inspect shows what the file holds and which publication is nearest")
	DuplicateRow   = issue("duplicate-row", HeldBack, "two rows with the same keys and the same figure", compareFile)
	EditionOrder   = issue("edition-order", Warning, "two editions of one series that nothing puts in order", giveItsDate)
	FigureConflict = issue("figure-conflict", Warning, "two publications differ on one figure by more than rounding",
		"the preferred publication is taken (aggregate/reference/preferences.csv); both figures are in observations")
	FindingsMissing = issue("findings-missing", Warning, "a review says that it has more findings than were read, or its numbers jump",
		"compare with the document; the message names the numbers")
	FigureError = issue("figure-error", Warning, "a figure that is an error of the spreadsheet: it has no value", fetchAgain)
	FiguresNone = issue("figures-none", Warning, "a document that a publication claims and that gives nothing",
		"the other issues of the document say why; forcestats inspect shows what was seen")
	FindingsNone = issue("findings-none", Warning, "a review in which no finding was recognised",
		"forcestats inspect shows the headings that were seen")
	FindingsSurplus = issue("findings-surplus", Warning, "more findings were read than a review says that it has",
		"compare with the document; text that is no finding may stand among them")
	GradeConflict = issue("grade-conflict", Warning, "a heading repeats a grade otherwise than the table",
		"the table is taken; "+compareFile)
	GradeUnknown = issue("grade-unknown", HeldBack, "a grade that no scale has",
		"if it is another word for a grade, add it to normalise/grade")
	HeaderAmbiguous  = issue("header-ambiguous", HeldBack, "a header that fits more than one column or none", newLayout)
	HeaderMissing    = issue("header-missing", HeldBack, "a header that the layout promises is not there", newLayout)
	HiddenContent    = issue("hidden-content", Info, "hidden rows, columns or sheets, read and marked", compareFile)
	LabelAlone       = issue("label-alone", Warning, "a label that stands in one row of a column whose others stand in several; it is kept as printed", compareFile)
	LabelMissing     = issue("label-missing", HeldBack, "a row without a label in a column in which the other rows have one", compareFile)
	LinkExternal     = issue("link-external", Info, "a link to another file, not followed", noneNeeded)
	NumberUnreadable = issue("number-unreadable", HeldBack, "a value that is neither a number nor a known marker",
		"if it is a mark, add it to vocabulary/number/markers.csv")
	OffenceCodeNew = issue("offence-code-new", Warning, "an offence code that no code list has; kept as printed",
		"if the Home Office has a new code, add it to normalise/offence")
	OffenceContradicts = issue("offence-contradicts", Warning, "a printed offence code that belongs to another offence than the description beside it",
		compareFile)
	OffenceUnknown = issue("offence-unknown", HeldBack, "an offence label that no code list has",
		"if it is another wording of an offence, add it to normalise/offence")
	PageNoText = issue("page-no-text", Warning, "a page that holds a picture and no text",
		"ask the publisher for a version with text, or run text recognition on it")
	PageUnreadable = issue("page-unreadable", Warning, "a page that is damaged and was not read", fetchAgain)
	PeriodFuture   = issue("period-future", HeldBack, "a figure of a time that had not come when its document was published",
		"if it is a projection it is no statistic; else compare the date with the published file")
	PeriodUnreadable     = issue("period-unreadable", HeldBack, "a period that no known form fits", giveItsDate)
	PlaceMissing         = issue("place-missing", HeldBack, "a row with figures that names no place", compareFile)
	PublicationAmbiguous = issue("publication-ambiguous", Warning, "two publications claim the document alike",
		"forcestats inspect shows what each of them takes it for")
	QuestionUnknown = issue("question-unknown", Warning, "a graded question that no framework has",
		"the question is kept under its own words; if a framework has it, add it to normalise/grade")
	Residue = issue("residue", Warning, "rows of one statistic differ in something that was not grouped on",
		"the layout may leave out a column that tells the rows apart")
	RowsCollide = issue("rows-collide", HeldBack, "rows of one place, one period and the same labels with different figures",
		"a column or a heading that tells them apart is missing; say in a card which it is")
	RowsContradict = issue("rows-contradict", Warning, "two rows of a table with the same labels and different figures; both are kept",
		askPublisher)
	RowsLeftOut   = issue("rows-left-out", Info, "rows that are about no place, or are no figures by area", noneNeeded)
	RowsMissing   = issue("rows-missing", Warning, "fewer rows than the layout promises", compareFile)
	RecordsUneven = issue("records-uneven", Warning, "records of a text file with more or fewer fields than the others",
		"look for a comma that is not in quotation marks; where the last record is short, fetch the file again")
	SecondReaderFailed = issue("second-reader-failed", Info, "the second reader could not read the document",
		"findings of the document have no agreement; read them in the document before they are quoted")
	SheetLeftOut = issue("sheet-left-out", Info, "a sheet without a table by area",
		"forcestats inspect shows what was looked for in the sheet")
	StatusUnknown = issue("status-unknown", Warning, "words beside a finding that are no known status",
		"if it is another word for a status, add it to normalise/status")
	TableHeld = issue("table-held", HeldBack, "a table by area that is held back whole, as something that every figure needs is in doubt",
		"say what its columns are in a card: forcestats inspect FILE --card")
	TableUnknown    = issue("table-unknown", Warning, "a table that the layout does not expect", newLayout)
	TotalDisagrees  = issue("total-disagrees", Warning, "a printed total differs from the sum of its parts", askPublisher)
	UnitContradicts = issue("unit-contradicts", HeldBack, "a figure with a sign of another unit than its column's", compareFile)
	YearIncomplete  = issue("year-incomplete", Info, "a year of which the document has not every quarter", noneNeeded)
	UnitUnknown     = issue("unit-unknown", Warning, "nothing says what a figure is counted in; it stands in no rate, rank or sum",
		"see the publication's notes; a card can say the unit")
)
