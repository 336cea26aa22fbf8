package html

import (
	"bytes"
	"os"
	"testing"

	"forcestats/pipeline/publish/tables/tablestest"
)

func TestWrite_sameBytes(t *testing.T) {
	var one, two bytes.Buffer
	if err := Write(&one, tablestest.Sample()); err != nil {
		t.Fatal(err)
	}
	if err := Write(&two, tablestest.Sample()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("the same data gave different bytes")
	}
	os.WriteFile("/tmp/h/index.html", one.Bytes(), 0o644)
}
