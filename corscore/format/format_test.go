package format_test

import (
	"fmt"
	"math/rand"
	"slices"
	"testing"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
)

// Values that some syntax might take for something else.
var (
	ids     = []string{"", "", "rule-1", "my rule", "a", "b2-reserved", "yes", "123", "öffentlich", "{{id}}", "cors-rule-2"}
	methods = []string{"GET", "PUT", "HEAD", "POST", "DELETE", "PATCH", "*", "get", ""}
	texts   = []string{
		"*", "https://*.example.com", "http://localhost:3000", "x-amz-*", "Content-Type", "ETag", "", " ", " a ", "null", "~", "no", "True",
		"1e3", "007", "0x1F", "- a", "a: b", "a:", "#a", "a #b", "a // b", "/* a */", "'", `"`, `\`, `\"`, "it's", `"q"`, "${var.x}", "$${x}", "%{if}",
		"{{a}}", "[a]", "{a}", "a,b", "&a", "*a", "!Ref A", "<a>", "a & b", "]]>", "&amp;", "line\nbreak", "tab\there", "\r\n", "“quoted”", "日本語", "😀",
		"`", "file://x", "\u00a0", "\u2028", "é", "$(id)", "`id`", "-", "?", "|", ">", "%", "@", "=", "a=b", "\u0085", "...", "---", "<<EOT",
	}
	ages = []string{"", "", "0", "5", "3000", "3000", "86400", "-1", "007", "12.5", "abc", " 5", "99999999999999"}
)

func generate(r *rand.Rand) (d format.Document) {
	pick := func(from []string, most int) (list []string) {
		for range r.Intn(most + 1) {
			list = append(list, from[r.Intn(len(from))])
		}
		return list
	}
	for range r.Intn(4) {
		d.Rules = append(d.Rules, format.Rule{
			ID: ids[r.Intn(len(ids))], Methods: pick(methods, 4), Origins: pick(texts, 3), Headers: pick(texts, 3), Expose: pick(texts, 2),
			MaxAge: ages[r.Intn(len(ages))],
		})
	}
	return d
}

// differences are the elements of rule i in which a and b are not alike.
func differences(a, b format.Rule) (all []string) {
	for _, f := range []struct {
		name string
		same bool
	}{
		{"ID", a.ID == b.ID},
		{"AllowedMethod", slices.Equal(a.Methods, b.Methods)},
		{"AllowedOrigin", slices.Equal(a.Origins, b.Origins)},
		{"AllowedHeader", slices.Equal(a.Headers, b.Headers)},
		{"ExposeHeader", slices.Equal(a.Expose, b.Expose)},
		{"MaxAgeSeconds", a.MaxAge == b.MaxAge},
	} {
		if !f.same {
			all = append(all, f.name)
		}
	}
	return all
}

// Written and read again, a document is the same, but for what the writer
// names; and what the writer names is not the same.
func TestRoundTrip(t *testing.T) {
	const documents = 500
	for _, f := range format.All {
		t.Run(string(f.ID), func(t *testing.T) {
			r := rand.New(rand.NewSource(20261122))
			lossy := 0
			for n := range documents {
				d := generate(r)
				text, lost := format.Write(d, f.ID)
				back, read := format.ReadAs(text, f.ID)
				left := len(back.Rules)
				if f.ID == format.SST {
					left = min(len(d.Rules), 1)
				}
				if len(back.Rules) != left {
					t.Fatalf("document %d: %d rules became %d\n%+v\n%s", n, len(d.Rules), len(back.Rules), d, text)
				}
				named := map[string]bool{}
				for _, l := range lost {
					if l.Note {
						continue
					}
					named[fmt.Sprint(l.Rule, l.Element)] = true
				}
				if len(named) > 0 {
					lossy++
				}
				for i := range d.Rules {
					if i >= left {
						if key := fmt.Sprint(i+1, s3cors.RuleElement); named[key] {
							delete(named, key)
							delete(named, fmt.Sprint(i+1, "ID"))
						} else {
							t.Errorf("document %d: rule %d is gone and nobody says so", n, i+1)
						}
						continue
					}
					different := differences(d.Rules[i], back.Rules[i])
					for _, element := range different {
						if !named[fmt.Sprint(i+1, element)] {
							t.Errorf("document %d, rule %d: %s changed and nobody says so\n%+v\n%+v\n%s%+v", n, i+1, element, d.Rules[i], back.Rules[i], text, read)
						}
						delete(named, fmt.Sprint(i+1, element))
					}
				}
				if len(named) > 0 {
					t.Errorf("document %d: %v is named as lost and is there\n%+v\n%s", n, named, d, text)
				}
				if again, more := format.Write(back, f.ID); again != text && len(more) == 0 {
					t.Errorf("document %d: written again it differs\n%s\n%s", n, text, again)
				}
				if len(d.Rules) > 0 && hasValue(d) {
					if got := format.Detect(text); got != f.ID && f.ID != format.Ossutil { // whose XML is S3's
						t.Errorf("document %d: detected as %q\n%s", n, got, text)
					}
				}
				if t.Failed() {
					return
				}
			}
			t.Logf("%d of %d documents lose something", lossy, documents)
		})
	}
}

func hasValue(d format.Document) bool {
	for _, r := range d.Rules {
		if len(r.Origins) > 0 && len(r.Methods) > 0 {
			return true
		}
	}
	return false
}

func TestXMLAgreesWithTheEditor(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 100 {
		d := generate(r)
		for _, id := range []format.ID{format.XML, format.JSON, format.JSONRules} {
			text, _ := format.Write(d, id)
			if got := format.Of(s3cors.Parse(text)); !got.Equal(d) {
				t.Fatalf("%s\nwant %+v\ngot  %+v", text, d, got)
			}
		}
	}
}

// An object with one origin and one method describes a request, not rules of Google's.
func TestRequestIsNoConfiguration(t *testing.T) {
	const request = `{"origin": "https://a.example", "method": "PUT", "url": "https://b.example/k", "headers": []}`
	if id := format.Detect(request); id != "" {
		t.Errorf("a request is read as %q", id)
	}
	for _, rule := range []string{`{"origin": ["*"], "method": "GET"}`, `{"origin": "*", "method": "GET", "responseHeader": []}`, `{"origin": "*", "method": "GET", "maxAgeSeconds": 1}`} {
		if id := format.Detect(rule); id != format.GCSJSON {
			t.Errorf("%s is read as %q", rule, id)
		}
	}
}
