package excel_test

import (
	"bytes"
	"os"
	"testing"

	"forcestats/pipeline/publish/excel"
	"forcestats/pipeline/publish/tables/tablestest"
)

func TestWrite_sameBytes(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"forces":    func(w *bytes.Buffer) error { return excel.WriteForces(w, tablestest.Sample()) },
		"districts": func(w *bytes.Buffer) error { return excel.WriteDistricts(w, tablestest.Sample()) },
	} {
		var one, two bytes.Buffer
		if err := write(&one); err != nil {
			t.Fatal(err)
		}
		if err := write(&two); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Errorf("%s: the same data gave different bytes", name)
		}
		os.WriteFile("/tmp/h/"+name+".xlsx", one.Bytes(), 0o644)
	}
}
