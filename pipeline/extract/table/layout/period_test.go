package layout

import (
	"testing"

	"forcestats/pipeline/record"
)

// Every form is from a title or header of the published tables.
func TestPeriods(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Table P1: Police recorded crime, number of offences, year ending December 2019", "2019-01-01/2019-12-31"},
		{"year ending March 20191,2", "2018-04-01/2019-03-31"},
		{"year ending March 181,2,3", "2017-04-01/2018-03-31"},
		{"percentage change, year ending September 2018 compared with year ending September 2017", "2017-10-01/2018-09-30 2016-10-01/2017-09-30"},
		{"Apr '12 to Mar '13", "2012-04-01/2013-03-31"},
		{"Apr '10 to Mar '11", "2010-04-01/2011-03-31"},
		{"% change April 2017 to March 2018 compared with:", "2017-04-01/2018-03-31"},
		{"Change in 12 months Sep-18 to Sep-19", "2018-09-01/2019-09-30"},
		{"30 September 2018, 31 March 2019 and 30 September 2019", "2018-09-30/2018-09-30 2019-03-31/2019-03-31 2019-09-30/2019-09-30"},
		{"Use of CED by type: 1 April 2017 to 31 March 2020", "2017-04-01/2020-03-31"},
		{"Police use of force statistics, England and Wales April 2019 - March 2020", "2019-04-01/2020-03-31"},
		{"1 April 2019 – 31 March 2020", "2019-04-01/2020-03-31"},
		{"30/09/2018", "2018-09-30/2018-09-30"},
		{"03/31/2019", "2019-03-31/2019-03-31"},
		{"As at 2019-03-31", "2019-03-31/2019-03-31"},
		{"31/13/2019", ""},
		{"January to March 2017", "2017-01-01/2017-03-31"},
		{"1 January to 31 December 2016", "2016-01-01/2016-12-31"},
		{"Population figures (mid-2018) rounded to 100", "2018-06-30/2018-06-30"},
		{"Mid 1974", "1974-06-30/1974-06-30"},
		{"Year ending 31 March 2020", "2019-04-01/2020-03-31"},
		{"2017/18", "2017-04-01/2018-03-31"},
		{"04/05", "2004-04-01/2005-03-31"},
		{"99/00", "1999-04-01/2000-03-31"},
		{"2004/05 to 2019/20", "2004-04-01/2005-03-31 2019-04-01/2020-03-31"},
		{"years ending March 2019 and March 2020", "2018-04-01/2019-03-31 2019-04-01/2020-03-31"},
		{"12 months to June 2019", "2018-07-01/2019-06-30"},
		{"11 - 17 years", ""},
		{"Type 12/15", ""},
		{"Rate per 1,000 population", ""},
	}
	for _, tt := range tests {
		got := ""
		for i, p := range Periods(tt.text) {
			if i > 0 {
				got += " "
			}
			got += p.Start.String() + "/" + p.End.String()
		}
		if got != tt.want {
			t.Errorf("Periods(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestIsPeriod(t *testing.T) {
	for text, want := range map[string]bool{
		"Apr '11 to Mar '12": true, "Apr '11 to Mar '125, 6": true, "2017/18": true, "Mid-2023": true,
		"Estimated Population mid-2023": false, "Homicide": false, "Change Sep-18 to Sep-19": false,
	} {
		if _, got := IsPeriod(Label{Text: text}); got != want {
			t.Errorf("IsPeriod(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestStocks(t *testing.T) {
	p := Stocks(Periods("Sep-18 to Sep-19")[0])
	if p.Start != record.NewDate(2018, 9, 30) || p.End != record.NewDate(2019, 9, 30) {
		t.Errorf("Stocks = %s to %s, want the ends of both months", p.Start, p.End)
	}
}
