package format_test

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/format"
)

// TestMaxText: as many bytes as the limit says are read, one more are not.
func TestMaxText(t *testing.T) {
	const text = "<CORSConfiguration><CORSRule><ID>a</ID></CORSRule></CORSConfiguration>"
	for size, rules := range map[int]int{format.MaxText - 1: 1, format.MaxText: 1, format.MaxText + 1: 0} {
		d, lost := format.ReadAs(text+strings.Repeat(" ", size-len(text)), format.XML)
		if len(d.Rules) != rules || (len(lost) == 0) != (rules == 1) {
			t.Errorf("%d bytes: %d rules, %+v", size, len(d.Rules), lost)
		}
	}
}

// TestPlainYAML: which strings stand without quotes. What a version of YAML
// reads as something else does not.
func TestPlainYAML(t *testing.T) {
	for text, plain := range map[string]bool{
		"GET": true, "ETag": true, "x-amz-date": true, "a0": true, "a9": true, "a:b": true, "http://a.example": true, "http://a:80": true, "a.b_c": true,
		"": false, "1": false, "1e3": false, "007": false, "a b": false, "a-": false, "-a": false, "a:": false, "a: b": false, "é": false, "*": false,
		"yes": false, "Yes": false, "NO": false, "y": false, "N": false, "on": false, "Off": false, "true": false, "True": false, "FALSE": false, "null": false, "Null": false,
		"yes1": true, "nobody": true, "trueish": true,
	} {
		out, _ := format.Write(format.Document{Rules: []format.Rule{{Origins: []string{text}}}}, format.CFNYAML)
		if got := strings.Contains(out, "- "+text+"\n") && text != ""; got != plain {
			t.Errorf("%q: plain is %v\n%s", text, got, out)
		}
	}
}
