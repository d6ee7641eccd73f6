package s3cors_test

import (
	"strings"
	"testing"

	. "s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

func decode(text string) *Document { return Decode(syntax.Parse(text)) }

// TestEdits: each builder, in XML and in both JSON styles, gives the text that a
// person would have typed.
func TestEdits(t *testing.T) {
	const tall = "[\n  {\n    \"AllowedOrigins\": [\n      \"a\",\n      \"b\"\n    ]\n  }\n]\n"
	for _, c := range []struct {
		name, text string
		edits      func(d *Document) []source.Edit
		want       string
	}{
		{
			"set", `<CORSConfiguration><CORSRule><AllowedOrigin>a/</AllowedOrigin></CORSRule></CORSConfiguration>`,
			func(d *Document) []source.Edit {
				e := d.SetText(&d.Rules[0].Values[AllowedOrigin][0], "a")
				if e.End-e.Start != 1 || e.New != "" {
					t.Errorf("not the smallest edit: %v", e)
				}
				return []source.Edit{e}
			},
			`<CORSConfiguration><CORSRule><AllowedOrigin>a</AllowedOrigin></CORSRule></CORSConfiguration>`,
		},
		{
			"set escapes", `<CORSConfiguration><CORSRule><ID>x</ID></CORSRule></CORSConfiguration>`,
			func(d *Document) []source.Edit {
				return []source.Edit{d.SetText(&d.Rules[0].Values[ID][0], "a & <b>")}
			},
			`<CORSConfiguration><CORSRule><ID>a &amp; &lt;b&gt;</ID></CORSRule></CORSConfiguration>`,
		},
		{
			"set in a self-closing element", `<CORSConfiguration><CORSRule><ID /></CORSRule></CORSConfiguration>`,
			func(d *Document) []source.Edit {
				return []source.Edit{d.SetText(&d.Rules[0].Values[ID][0], "x")}
			},
			`<CORSConfiguration><CORSRule><ID >x</ID></CORSRule></CORSConfiguration>`,
		},
		{
			"set in JSON", `[{"ID": "a"}]`,
			func(d *Document) []source.Edit {
				return []source.Edit{d.SetText(&d.Rules[0].Values[ID][0], "\"q\" \\ \n\x01é")}
			},
			`[{"ID": "\"q\" \\ \n\u0001é"}]`,
		},
		{
			"set a number", `[{"MaxAgeSeconds": 5}]`,
			func(d *Document) []source.Edit {
				return []source.Edit{d.SetText(&d.Rules[0].Values[MaxAgeSeconds][0], "86400")}
			},
			`[{"MaxAgeSeconds": 86400}]`,
		},
		{
			"set what is in single quotes", `[{'ID': 'a'}]`,
			func(d *Document) []source.Edit { return []source.Edit{d.SetText(&d.Rules[0].Values[ID][0], "b")} },
			`[{'ID': "b"}]`,
		},
		{
			"set between multi-byte characters", `[{"ID": "aéb"}]`,
			func(d *Document) []source.Edit { return []source.Edit{d.SetText(&d.Rules[0].Values[ID][0], "aèb")} },
			`[{"ID": "aèb"}]`,
		},
		{
			"rename", `<c:CORSConfiguration><c:Rule></c:Rule></c:CORSConfiguration>`,
			func(d *Document) []source.Edit { return d.Rename(1, "CORSRule") },
			`<c:CORSConfiguration><c:CORSRule></c:CORSRule></c:CORSConfiguration>`,
		},
		{
			"rename a key", `[{"Id": "a"}]`,
			func(d *Document) []source.Edit { return d.Rename(d.Strays[0].Node, "ID") },
			`[{"ID": "a"}]`,
		},
		{
			"remove a line", "<CORSConfiguration>\n  <CORSRule>\n    <ID>a</ID>\n    <ID>b</ID>\n  </CORSRule>\n</CORSConfiguration>\n",
			func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[ID][1]) },
			"<CORSConfiguration>\n  <CORSRule>\n    <ID>a</ID>\n  </CORSRule>\n</CORSConfiguration>\n",
		},
		{
			"remove neighbors on one line", "<CORSConfiguration>\n<CORSRule>\n <ID>a</ID> <ID>b</ID>\n</CORSRule></CORSConfiguration>",
			func(d *Document) []source.Edit {
				v := d.Rules[0].Values[ID]
				return d.Remove(v[0].Node, v[1].Node)
			},
			"<CORSConfiguration>\n<CORSRule>\n</CORSRule></CORSConfiguration>",
		},
		{
			"remove with CRLF", "<CORSConfiguration>\r\n<CORSRule>\r\n<ID>a</ID>\r\n</CORSRule></CORSConfiguration>",
			func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[ID][0]) },
			"<CORSConfiguration>\r\n<CORSRule>\r\n</CORSRule></CORSConfiguration>",
		},
		{"remove the first item", tall, func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[AllowedOrigin][0]) }, strings.Replace(tall, "\"a\",\n      ", "", 1)},
		{"remove the last item", tall, func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[AllowedOrigin][1]) }, strings.Replace(tall, ",\n      \"b\"", "", 1)},
		{
			"remove all items", tall,
			func(d *Document) []source.Edit {
				v := d.Rules[0].Values[AllowedOrigin]
				return d.Remove(v[0].Node, v[1].Node)
			},
			"[\n  {\n    \"AllowedOrigins\": []\n  }\n]\n",
		},
		{
			"remove items between", `[{"AllowedMethods": ["a", "b", "c", "d", "e"]}]`,
			func(d *Document) []source.Edit {
				v := d.Rules[0].Values[AllowedMethod]
				return d.Remove(v[0].Node, v[2].Node, v[3].Node)
			},
			`[{"AllowedMethods": ["b", "e"]}]`,
		},
		{
			"remove a member", `[{"ID": "a", "AllowedMethods": ["b"]}]`,
			func(d *Document) []source.Edit { return d.RemoveValue(&d.Rules[0].Values[ID][0]) },
			`[{"AllowedMethods": ["b"]}]`,
		},
		{
			"remove a rule", `[{"ID": "a"}, {"ID": "b"}]`,
			func(d *Document) []source.Edit { return d.Remove(d.Rules[1].Node) },
			`[{"ID": "a"}]`,
		},
		{
			"add after its like", "<CORSConfiguration>\n  <CORSRule>\n    <AllowedMethod>GET</AllowedMethod>\n    <ID>a</ID>\n  </CORSRule>\n</CORSConfiguration>",
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedMethod, "PUT", "POST") },
			"<CORSConfiguration>\n  <CORSRule>\n    <AllowedMethod>GET</AllowedMethod>\n    <AllowedMethod>PUT</AllowedMethod>\n    <AllowedMethod>POST</AllowedMethod>\n    <ID>a</ID>\n  </CORSRule>\n</CORSConfiguration>",
		},
		{
			"add on one line, with prefix", `<s:CORSConfiguration><s:CORSRule><s:ID>a</s:ID></s:CORSRule></s:CORSConfiguration>`,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedHeader, "*") },
			`<s:CORSConfiguration><s:CORSRule><s:ID>a</s:ID><s:AllowedHeader>*</s:AllowedHeader></s:CORSRule></s:CORSConfiguration>`,
		},
		{
			"add to an empty rule", "<CORSConfiguration>\n\t<CORSRule/>\n</CORSConfiguration>",
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], ID, "a") },
			"<CORSConfiguration>\n\t<CORSRule>\n\t\t<ID>a</ID>\n\t</CORSRule>\n</CORSConfiguration>",
		},
		{
			"add an item", `[{"AllowedMethods": ["GET"]}]`,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedMethod, "PUT") },
			`[{"AllowedMethods": ["GET", "PUT"]}]`,
		},
		{
			"add to a dense list", `[{"AllowedMethods":["GET"],"ID":"a"}]`,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedMethod, "PUT", "POST") },
			`[{"AllowedMethods":["GET","PUT","POST"],"ID":"a"}]`,
		},
		{
			"add a dense key", `[{"AllowedMethods":["GET"]}]`,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedHeader, "a", "b") },
			`[{"AllowedMethods":["GET"],"AllowedHeaders":["a","b"]}]`,
		},
		{
			"add a dense rule", `[{"AllowedMethods":["GET"]}]`,
			func(d *Document) []source.Edit {
				return d.AddRule(Pair{AllowedOrigin, "*"}, Pair{AllowedMethod, "GET"})
			},
			`[{"AllowedMethods":["GET"]},{"AllowedMethods":["GET"],"AllowedOrigins":["*"]}]`,
		},
		{"add a tall item", tall, func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedOrigin, "c") }, strings.Replace(tall, "\"b\"", "\"b\",\n      \"c\"", 1)},
		{
			"add a list, tall as the others", tall,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedMethod, "GET", "PUT") },
			strings.Replace(tall, "\n    ]\n", "\n    ],\n    \"AllowedMethods\": [\n      \"GET\",\n      \"PUT\"\n    ]\n", 1),
		},
		{
			"add a single value", `[{"AllowedMethods": ["GET"]}]`,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], MaxAgeSeconds, "60") },
			`[{"AllowedMethods": ["GET"], "MaxAgeSeconds": 60}]`,
		},
		{
			"add to an empty list", `[{"AllowedMethods": [ ]}]`,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedMethod, "GET", "PUT") },
			`[{"AllowedMethods": ["GET", "PUT"]}]`,
		},
		{
			"add to what is no list", `[{"AllowedMethods": "GET"}]`,
			func(d *Document) []source.Edit { return d.Add(&d.Rules[0], AllowedMethod, "PUT") },
			`[{"AllowedMethods": ["GET", "PUT"]}]`,
		},
		{
			"replace by several", "<CORSConfiguration>\n  <CORSRule>\n    <ID>a</ID>\n  </CORSRule>\n</CORSConfiguration>",
			func(d *Document) []source.Edit {
				return []source.Edit{d.Replace(d.Rules[0].Values[ID][0].Node, Pair{AllowedMethod, "GET"}, Pair{AllowedMethod, "PUT"})}
			},
			"<CORSConfiguration>\n  <CORSRule>\n    <AllowedMethod>GET</AllowedMethod>\n    <AllowedMethod>PUT</AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>",
		},
		{
			"add a rule", "<CORSConfiguration>\n  <CORSRule>\n    <ID>a</ID>\n  </CORSRule>\n</CORSConfiguration>",
			func(d *Document) []source.Edit {
				return d.AddRule(Pair{AllowedOrigin, "*"}, Pair{AllowedMethod, "GET"})
			},
			"<CORSConfiguration>\n  <CORSRule>\n    <ID>a</ID>\n  </CORSRule>\n  <CORSRule>\n    <AllowedOrigin>*</AllowedOrigin>\n    <AllowedMethod>GET</AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>",
		},
		{
			"add a rule on one line", `<CORSConfiguration><CORSRule></CORSRule></CORSConfiguration>`,
			func(d *Document) []source.Edit { return d.AddRule(Pair{ID, "a"}) },
			`<CORSConfiguration><CORSRule></CORSRule><CORSRule><ID>a</ID></CORSRule></CORSConfiguration>`,
		},
		{
			"add a rule to the object form", `{"CORSRules": [{"ID": "a"}]}`,
			func(d *Document) []source.Edit {
				return d.AddRule(Pair{AllowedMethod, "GET"}, Pair{AllowedMethod, "PUT"})
			},
			`{"CORSRules": [{"ID": "a"}, {"AllowedMethods": ["GET", "PUT"]}]}`,
		},
		{
			"add a rule in front", "<CORSConfiguration>\r\n\t<CORSRule>\r\n\t\t<ID>a</ID>\r\n\t</CORSRule>\r\n</CORSConfiguration>",
			func(d *Document) []source.Edit { return d.AddRuleBefore(&d.Rules[0], Pair{AllowedMethod, "GET"}) },
			"<CORSConfiguration>\r\n\t<CORSRule>\r\n\t\t<AllowedMethod>GET</AllowedMethod>\r\n\t</CORSRule>\r\n\t<CORSRule>\r\n\t\t<ID>a</ID>\r\n\t</CORSRule>\r\n</CORSConfiguration>",
		},
		{
			"add a rule between on one line", `<c:CORSConfiguration><c:CORSRule/><c:CORSRule/></c:CORSConfiguration>`,
			func(d *Document) []source.Edit { return d.AddRuleBefore(&d.Rules[1], Pair{ID, "a"}) },
			`<c:CORSConfiguration><c:CORSRule/><c:CORSRule><c:ID>a</c:ID></c:CORSRule><c:CORSRule/></c:CORSConfiguration>`,
		},
		{
			"add a rule in front of JSON", "[\n  {\n    \"ID\": \"a\"\n  }\n]",
			func(d *Document) []source.Edit { return d.AddRuleBefore(&d.Rules[0], Pair{AllowedMethod, "GET"}) },
			"[\n  {\n    \"AllowedMethods\": [\"GET\"]\n  },\n  {\n    \"ID\": \"a\"\n  }\n]",
		},
		{
			"add a tall rule", "[\n  {\n    \"ID\": \"a\"\n  }\n]",
			func(d *Document) []source.Edit { return d.AddRule(Pair{ID, "b"}, Pair{AllowedMethod, "GET"}) },
			"[\n  {\n    \"ID\": \"a\"\n  },\n  {\n    \"ID\": \"b\",\n    \"AllowedMethods\": [\"GET\"]\n  }\n]",
		},
	} {
		d := decode(c.text)
		got, ok := source.Apply(c.text, c.edits(d))
		if !ok || got != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", c.name, ok, got, c.want)
		}
	}
}

// TestUnclosed: what an element without end tag swallows is read as if it stood
// after it.
func TestUnclosed(t *testing.T) {
	d := decode("<CORSConfiguration>\n<CORSRule>\n<AllowedOrigin>a\n<AllowedMethod>GET</AllowedMethod>\n" +
		"<CORSRule><ID>b</ID></CORSRule>\n<CORSRule><ID>c</ID></CORSRule>\n</CORSConfiguration>")
	if len(d.Rules) != 3 || len(d.Strays) != 0 {
		t.Fatalf("%d rules, %d strays", len(d.Rules), len(d.Strays))
	}
	first := d.Rules[0]
	if o, m := first.Get(AllowedOrigin), first.Get(AllowedMethod); len(o) != 1 || len(m) != 1 || o[0].Text != "a" || m[0].Text != "GET" {
		t.Errorf("first rule: %+v", first)
	}
	for i, id := range []string{"b", "c"} {
		if got := d.Rules[i+1].Get(ID); len(got) != 1 || got[0].Text != id {
			t.Errorf("rule %d: %+v", i+2, got)
		}
		if d.Rules[i].Span.End > d.Rules[i+1].Span.Start {
			t.Errorf("rules %d and %d overlap", i+1, i+2)
		}
	}
}

// TestPrintJSON: what JSON prints is read back as it was.
func TestPrintJSON(t *testing.T) {
	d := decode(`<CORSConfiguration><CORSRule><ID>"a" &amp; b</ID><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>` +
		`<AllowedMethod>PUT</AllowedMethod><MaxAgeSeconds>60</MaxAgeSeconds></CORSRule><CORSRule><MaxAgeSeconds>1h</MaxAgeSeconds></CORSRule></CORSConfiguration>`)
	text := d.JSON()
	back := decode(text)
	if len(back.Tree.Problems) > 0 || len(back.Rules) != len(d.Rules) {
		t.Fatalf("%s\n%v", text, back.Tree.Problems)
	}
	for i := range d.Rules {
		for _, f := range Fields {
			a, b := d.Rules[i].Values[f], back.Rules[i].Values[f]
			if len(a) != len(b) {
				t.Fatalf("%s: %d values, want %d", f.Element(), len(b), len(a))
			}
			for k := range a {
				if a[k].Text != b[k].Text {
					t.Errorf("%s: %q, want %q", f.Element(), b[k].Text, a[k].Text)
				}
			}
		}
	}
}
