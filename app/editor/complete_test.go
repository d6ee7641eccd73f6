package editor

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// apply accepts the proposal with the given label in a text whose caret is "|"
// and returns the text with the new caret.
func apply(t *testing.T, in, label string) (result string, labels []string) {
	t.Helper()
	offset := strings.IndexByte(in, '|')
	text := in[:offset] + in[offset+1:]
	c := Complete(text, offset)
	for _, it := range c.Items {
		labels = append(labels, it.Label)
		if it.Label == label {
			result = text[:c.Span.Start] + it.Insert[:it.Caret] + "|" + it.Insert[it.Caret:] + text[c.Span.End:]
		}
	}
	return result, labels
}

func TestComplete(t *testing.T) {
	for _, tt := range []struct{ name, in, label, want string }{
		{"empty document", "|", "CORSConfiguration", "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>|</AllowedOrigin>\n    <AllowedMethod>GET</AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>"},
		{"rule", "<CORSConfiguration>\n  |\n</CORSConfiguration>", "CORSRule", "<CORSConfiguration>\n  <CORSRule>\n    <AllowedOrigin>|</AllowedOrigin>\n    <AllowedMethod>GET</AllowedMethod>\n  </CORSRule>\n</CORSConfiguration>"},
		{"begun tag", "<CORSConfiguration><CORSRule>\n<allowedm|", "AllowedMethod", "<CORSConfiguration><CORSRule>\n<AllowedMethod>|</AllowedMethod>"},
		{"lone less-than", "<CORSConfiguration><CORSRule><|", "ID", "<CORSConfiguration><CORSRule><ID>|</ID>"},
		{"name without less-than", "<CORSConfiguration><CORSRule> Exp| </CORSRule>", "ExposeHeader", "<CORSConfiguration><CORSRule> <ExposeHeader>|</ExposeHeader> </CORSRule>"},
		{"name of a whole tag", "<CORSConfiguration><CORSRule><Al|low>x</AllowedHeader>", "AllowedHeader", "<CORSConfiguration><CORSRule><AllowedHeader|>x</AllowedHeader>"},
		{"end tag", "<CORSConfiguration><CORSRule></|", "/CORSRule", "<CORSConfiguration><CORSRule></CORSRule>|"},
		{"end tag, end there", "<A><B></|>", "/B", "<A><B></B|>"},
		{"end tag behind content", "<CORSConfiguration><CORSRule></CORSRule>\n|", "/CORSConfiguration", "<CORSConfiguration><CORSRule></CORSRule>\n</CORSConfiguration>|"},
		{"method", "<CORSConfiguration><CORSRule><AllowedMethod>|</AllowedMethod>", "DELETE", "<CORSConfiguration><CORSRule><AllowedMethod>DELETE|</AllowedMethod>"},
		{"method over another", "<CORSConfiguration><CORSRule><AllowedMethod>GET|</AllowedMethod>", "PUT", "<CORSConfiguration><CORSRule><AllowedMethod>PUT|</AllowedMethod>"},
		{"value without end tag", "<CORSConfiguration><CORSRule><MaxAgeSeconds>3|\n", "3600", "<CORSConfiguration><CORSRule><MaxAgeSeconds>3600|</MaxAgeSeconds>\n"},
		{"header", "<CORSConfiguration><CORSRule><AllowedHeader>x-amz-d|</AllowedHeader>", "x-amz-date", "<CORSConfiguration><CORSRule><AllowedHeader>x-amz-date|</AllowedHeader>"},
		{"namespace", "<CORSConfiguration |>", "xmlns", "<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"|>"},
		{"root key", "{|", "CORSRules", "{\"CORSRules\": [\n  {\n    \"AllowedOrigins\": [\"|\"],\n    \"AllowedMethods\": [\"GET\"]\n  }\n]"},
		{"rule in a list", "[\n  |\n]", "{ rule }", "[\n  {\n    \"AllowedOrigins\": [\"|\"],\n    \"AllowedMethods\": [\"GET\"]\n  }\n]"},
		{"rule key", `[{"ID": "a", |}]`, "ExposeHeaders", `[{"ID": "a", "ExposeHeaders": ["|"]}]`},
		{"rule key, bare word", `{"CORSRules": [{Allowed|}]}`, "AllowedHeaders", `{"CORSRules": [{"AllowedHeaders": ["|"]}]}`},
		{"key with its value", `[{"Allowed|": ["*"]}]`, "AllowedMethods", `[{"AllowedMethods"|: ["*"]}]`},
		{"open key", "[{\"Max|\n}]", "MaxAgeSeconds", "[{\"MaxAgeSeconds\": |\n}]"},
		{"item", `[{"AllowedMethods": ["GET", "|"]}]`, "PUT", `[{"AllowedMethods": ["GET", "PUT"|]}]`},
		{"item without quotes", `[{"ExposeHeaders": [|]}]`, "ETag", `[{"ExposeHeaders": ["ETag"|]}]`},
		{"origin to be continued", `[{"AllowedOrigins": ["|"]}]`, "https://", `[{"AllowedOrigins": ["https://|"]}]`},
		{"number", `[{"MaxAgeSeconds": 3|}]`, "3600", `[{"MaxAgeSeconds": 3600|}]`},
	} {
		got, labels := apply(t, tt.in, tt.label)
		if got != tt.want {
			t.Errorf("%s: %q\n got %q\nwant %q\n(offered %q)", tt.name, tt.in, got, tt.want, labels)
		}
	}
}

func TestCompleteOffersOnlyWhatFits(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"prefix", "<CORSConfiguration><CORSRule><AllowedMethod>P|", []string{"PUT", "POST"}},
		{"single fields once", "<CORSConfiguration><CORSRule><ID>a</ID><M|<MaxAgeSeconds>1</MaxAgeSeconds></CORSRule>", nil},
		{"next rule's fields do not count", "<CORSConfiguration><CORSRule><I|</CORSRule><CORSRule><ID>", []string{"ID"}},
		{"comment", "<CORSConfiguration><!-- | -->", nil},
		{"attribute value", "<CORSConfiguration xmlns=\"|\">", nil},
		{"second root", "<CORSConfiguration></CORSConfiguration>|", nil},
		{"keys once", `[{"ID": 1, "I|"}]`, nil},
		{"inside no rule", `{"a": {|}}`, nil},
	} {
		if _, got := apply(t, tt.in, ""); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q offers %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func FuzzComplete(f *testing.F) {
	f.Add("<CORSConfiguration><CORSRule><AllowedMethod>G", 40)
	f.Add(`{"CORSRules": [{"ID": "a\"", "Al`, 31)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		if !utf8.ValidString(text) {
			return
		}
		c := Complete(text, offset)
		offset = max(0, min(offset, len(text)))
		if len(c.Items) > 0 && (c.Span.Start > offset || c.Span.End < offset || c.Span.Start < 0 || c.Span.End > len(text)) {
			t.Fatalf("%q at %d: span %v", text, offset, c.Span)
		}
		for _, it := range c.Items {
			if it.Caret < 0 || it.Caret > len(it.Insert) {
				t.Fatalf("%q at %d: caret %d in %q", text, offset, it.Caret, it.Insert)
			}
		}
	})
}
