package check

import (
	"strings"
	"testing"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/source"
)

// TestIDLength: the limit of an ID is in characters, whatever their bytes.
func TestIDLength(t *testing.T) {
	for _, c := range []struct {
		id   string
		long bool
	}{
		{strings.Repeat("a", 255), false},
		{strings.Repeat("a", 256), true},
		{strings.Repeat("é", 254), false},
		{strings.Repeat("é", 255), false},
		{strings.Repeat("é", 256), true},
	} {
		text := example("<ID>"+c.id+"</ID>", anOrigin, aMethod)
		found := run(text, "")
		if (len(found) == 1 && found[0].Check == idTooLong.ID) != c.long || !c.long && len(found) > 0 {
			t.Errorf("%d bytes: %s", len(c.id), show(text, found))
			continue
		}
		if !c.long {
			continue
		}
		fixed, _ := source.Apply(text, found[0].Fixes[0].Edits)
		if left := run(fixed, ""); len(left) > 0 || !strings.Contains(fixed, "<ID>"+string([]rune(c.id)[:255])+"</ID>") {
			t.Errorf("cut to %s", fixed)
		}
	}
}

// TestFailsOfARule: a finding about a rule as a whole is why a server misses
// what the rule must have, if it is an error; a warning is not.
func TestFailsOfARule(t *testing.T) {
	for _, test := range []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing} {
		for severity, want := range map[source.Severity]bool{source.Error: true, source.Warning: false} {
			c := &Check{ID: "x", Severity: severity, Tests: []dialect.Test{test}}
			for _, element := range []string{"", "CORSRule"} {
				if got := c.Fails(test, &source.Diagnostic{Check: "x", Severity: severity, Rule: 1, Element: element}); got != want {
					t.Errorf("test %d, %s, element %q: %v", test, severity, element, got)
				}
			}
			if c.Fails(test, &source.Diagnostic{Check: "x", Severity: severity, Rule: 1, Element: "AllowedHeader"}) {
				t.Errorf("test %d: AllowedHeader is not what is missing", test)
			}
		}
	}
}
