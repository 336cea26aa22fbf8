package policeuk

import (
	"strings"
	"time"

	"forcestats/pipeline/extract/table/longtable"
	"forcestats/pipeline/readers/sheet"
)

// summer is what a file of one month holds of the month before: the searches
// of its first hour, where the file dates them by universal time and the month
// begins in summer time. Counted for the month before, they would stand in the
// way of that month's own count.
type summer struct {
	month, before string // "2019-06" and "2019-05"; empty where there are none
	rows          int
}

// firstHour looks through the dates of a file. It finds nothing unless the
// file has two months, and the earlier one only in that hour.
func firstHour(s sheet.Sheet, h *longtable.Header) (summer, error) {
	months := map[string]int{}
	early := map[string]int{} // by the month that begins within the hour
	for r, err := range h.Rows(s) {
		if err != nil {
			return summer{}, err
		}
		c := r.Cell(colDate)
		month := monthOf(c)
		if month == "" {
			continue
		}
		months[month]++
		at, err := time.Parse(time.RFC3339, strings.TrimSpace(c.Text))
		if err != nil {
			continue
		}
		_, offset := at.Zone()
		local := at.Add(time.Hour)
		if next := local.Format("2006-01"); offset == 0 && next != month && local.Month() >= time.April && local.Month() <= time.October {
			early[next]++
		}
	}
	if len(months) != 2 || len(early) != 1 {
		return summer{}, nil
	}
	for next, rows := range early {
		start, _ := time.Parse("2006-01", next)
		before := start.AddDate(0, -1, 0).Format("2006-01")
		if months[before] == rows && months[next] > rows {
			return summer{month: next, before: before, rows: rows}, nil
		}
	}
	return summer{}, nil
}
