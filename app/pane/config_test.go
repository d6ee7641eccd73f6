package pane

import (
	"strings"
	"testing"
)

// What S3 takes is judged at once and needs no note; what is larger says what is
// different.
func TestSizeNote(t *testing.T) {
	for _, tt := range []struct {
		size  int
		plain bool
		want  string
	}{
		{64 << 10, false, ""},
		{JudgedAtOnce, false, ""},
		{JudgedAtOnce + 1, false, "checked when typing pauses"},
		{JudgedAtOnce + 1, true, "no colors, and it is checked"},
		{64 << 10, true, "no colors"},
	} {
		got := SizeNote(tt.size, tt.plain)
		if !strings.Contains(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("%d bytes, plain %v: %q", tt.size, tt.plain, got)
		}
	}
}
