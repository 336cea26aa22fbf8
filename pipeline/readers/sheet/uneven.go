package sheet

// Uneven says how the records of a text file differ in their number of fields
// from what most have: signs of a comma that is not quoted, of a cell too many,
// of a file that was cut off.
type Uneven struct {
	Fields     int  // of most records
	Long       int  // records with something in a field beyond those
	FirstLong  int  // index of the first of them, from 0
	Short      int  // records with fewer fields, but for lines of a word or two
	FirstShort int  // index of the first of them
	LastShort  bool // the last record is one of them
	LastFields int
}

// mostUneven is the share of records up to which their unevenness is a fault;
// programs that leave out empty fields at the end do so throughout.
const mostUneven = 0.05

// UnevenRecords returns what was seen of a text file's records when they were
// last read to the end; false of other books, and where nothing is wrong.
func UnevenRecords(b Book) (Uneven, bool) {
	c, ok := b.(*csvBook)
	if !ok || c.uneven.Long+c.uneven.Short == 0 {
		return Uneven{}, false
	}
	return c.uneven, true
}

// evenness counts records by their number of fields and by the last field that
// holds anything.
type evenness struct {
	seen    map[[2]int]seenRecords
	records int
	last    [2]int // of the last record
}

type seenRecords struct{ count, first int }

func newEvenness() *evenness { return &evenness{seen: map[[2]int]seenRecords{}} }

func (e *evenness) add(index, fields, used int) {
	e.records++
	e.last = [2]int{fields, used}
	s := e.seen[e.last]
	if s.count == 0 {
		s.first = index
	}
	s.count++
	e.seen[e.last] = s
}

// noteFields is how many fields a line above or below a table fills at most: of
// a narrow table one.
func noteFields(fields int) int {
	if fields <= 4 {
		return 1
	}
	return 2
}

// result is what the records were like.
func (e *evenness) result() Uneven {
	usual := e.usual()
	u := Uneven{Fields: usual}
	for of, s := range e.seen {
		fields, used := of[0], of[1]
		switch {
		case used > usual:
			if u.Long == 0 || s.first < u.FirstLong {
				u.FirstLong = s.first
			}
			u.Long += s.count
		case fields < usual && used > noteFields(usual):
			if u.Short == 0 || s.first < u.FirstShort {
				u.FirstShort = s.first
			}
			u.Short += s.count
		}
	}
	u.LastShort, u.LastFields = e.last[0] < usual && e.last[1] > noteFields(usual), e.last[0]
	if usual < 2 || float64(u.Short+u.Long) > max(1, mostUneven*float64(e.records)) {
		return Uneven{} // the file has no usual width
	}
	return u
}

// usual is the number of fields that most records have.
func (e *evenness) usual() int {
	records := map[int]int{}
	for of, s := range e.seen {
		records[of[0]] += s.count
	}
	most := 0
	for fields, n := range records {
		if n > records[most] || n == records[most] && fields > most {
			most = fields
		}
	}
	return most
}
