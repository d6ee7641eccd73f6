package library_test

import (
	"slices"
	"strings"
	"testing"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/cases"
	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/library"
)

// The requests of each library pass at Amazon S3 with its own configuration, and all
// of the configuration is needed: without any of its methods, headers or exposed
// headers, one of the requests fails.
func TestSmallest(t *testing.T) {
	all := library.All()
	if len(all) < 60 {
		t.Fatalf("%d libraries, want at least 60", len(all))
	}
	for i := range all {
		l := &all[i]
		if len(l.Asks) == 0 {
			if l.None == "" || l.Config(library.Page) != "" {
				t.Errorf("%s has no requests; it must say why in a line “none: …”, and have no configuration", l.ID)
			}
			continue
		}
		rows := l.Rows(library.Page, library.Bucket)
		if config := l.Config(library.Page); config == "" || len(failing(config, rows)) > 0 {
			t.Errorf("%s: its own configuration fails %q:\n%s", l.ID, failing(config, rows), config)
		}
		rule := l.Rule(library.Page)
		for _, without := range []*[]string{&rule.Methods, &rule.Headers, &rule.Expose} {
			list := *without
			for n, value := range list {
				*without = slices.Delete(slices.Clone(list), n, n+1)
				if len(failing(write(rule), rows)) == 0 {
					t.Errorf("%s: all requests pass without %s, so the configuration does not need it", l.ID, value)
				}
			}
			*without = list
		}
	}
}

func write(r format.Rule) string {
	text, _ := format.Write(format.Document{Rules: []format.Rule{r}}, format.XML)
	return text
}

// failing are the rows that fail with config on Amazon S3.
func failing(config string, rows []cases.Case) (names []string) {
	for i, r := range cases.Run(corscore.Input{Config: config, Dialect: "aws"}, rows) {
		if !r.Pass {
			names = append(names, rows[i].Name+": "+r.Message)
		}
	}
	return names
}

// What every library must have.
func TestTable(t *testing.T) {
	seen := map[string]bool{}
	all := library.All()
	for i := range all {
		l := &all[i]
		if l.ID == "" || seen[l.ID] || l.Name == "" || l.Group == "" || l.Use == "" || len(l.Sources) == 0 || l.Notes == "" {
			t.Errorf("%q lacks an id, name, group, use, note or source, or another library has the same id", l.ID)
		}
		seen[l.ID] = true
		for _, s := range l.Sources {
			if !strings.HasPrefix(s.URL, "https://") || s.For == "" || !slices.Contains([]string{"source code", "documented", "specified", "reported", "inferred"}, s.Sure) {
				t.Errorf("%s: the source %q is not “https address | how sure | what for”", l.ID, s)
			}
		}
		for _, f := range l.Failures {
			if f.Symptom == "" || f.Cause == "" || !strings.HasPrefix(f.Source, "https://") {
				t.Errorf("%s: the failure %q is not “symptom | cause | https address”", l.ID, f)
			}
		}
		names := map[string]bool{}
		for _, a := range l.Asks {
			if a.Name == "" || names[a.Name] || !strings.HasPrefix(a.Path, "/") {
				t.Errorf("%s: the request %q has no name, the same name as another request, or a path that does not begin with /", l.ID, a.Name)
			}
			names[a.Name] = true
		}
	}
}

// A group has its libraries once, wherever they are in the table.
func TestGroups(t *testing.T) {
	var got strings.Builder
	for _, g := range library.Groups([]library.Library{{ID: "a", Group: "A"}, {ID: "b", Group: "B"}, {ID: "c", Group: "A"}}) {
		got.WriteString(g.Name + ":")
		for _, l := range g.Libraries {
			got.WriteString(l.ID)
		}
		got.WriteString(" ")
	}
	if want := "A:ac B:b "; got.String() != want {
		t.Errorf("%q, want %q", got.String(), want)
	}
}

// The short table has the same requests.
func TestBrief(t *testing.T) {
	brief, err := library.Parse(library.Brief())
	if err != nil {
		t.Fatal(err)
	}
	all := library.All()
	if len(brief) != len(all) {
		t.Fatalf("%d libraries, want %d", len(brief), len(all))
	}
	for i := range all {
		if got, want := &brief[i], &all[i]; got.Name != want.Name || got.Group != want.Group || got.Use != want.Use || got.None != want.None || got.Config(library.Page) != want.Config(library.Page) || got.Notes != "" || got.Sources != nil {
			t.Errorf("%s differs in the short table", want.ID)
		}
	}
}

// A line that cannot be read is named.
func TestParseSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "empty",
		"= a\nname: A\nasks: x | fetch": "line 3",
		"= a\nage: soon":                "line 2",
		"about\n= a\nodd":               "line 3",
	} {
		if _, err := library.Parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): %v, want %q in it", text, err, want)
		}
	}
}
