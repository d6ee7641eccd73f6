package format

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// Google's forms, from its documentation:
// https://cloud.google.com/storage/docs/cross-origin and
// https://cloud.google.com/storage/docs/xml-api/put-bucket-cors. One list of
// header names stands for both of S3's.

var gcsJSONForm = &Format{
	ID: GCSJSON, Name: "Google Cloud Storage, JSON", About: "file of gcloud storage buckets update --cors-file and gsutil cors set", Syntax: "json", File: "cors.json",
	Apply: "gcloud storage buckets update gs://BUCKET --cors-file=cors.json",
	read: func(text string) *reader {
		r := &reader{names: googleNames}
		r.json(text, func(root *literal.Node) { r.list(root, "cors") })
		r.each((*reader).bothLists)
		return r
	},
	write: func(d Document, l *losses) string {
		return jsonRules(l.oneList(d), googleNames, "", nil) + "\n"
	},
}

// bothLists makes of Google's one list S3's two.
func (r *reader) bothLists() {
	for i := range r.doc.Rules {
		rule, place := &r.doc.Rules[i], &r.doc.Places[i]
		if len(rule.Headers) == 0 {
			rule.Headers, place.Values[s3cors.AllowedHeader] = slices.Clone(rule.Expose), slices.Clone(place.Values[s3cors.ExposeHeader])
		}
		for k, name := range rule.Expose {
			if !slices.Contains(rule.Headers, name) {
				rule.Headers = append(rule.Headers, name)
				place.Values[s3cors.AllowedHeader] = append(place.Values[s3cors.AllowedHeader], place.Values[s3cors.ExposeHeader][k])
			}
		}
	}
}

// oneList is d with Google's one list, in Expose, and says what that changes.
func (l *losses) oneList(d Document) Document {
	l.noID(d, "Google's form")
	out := Document{Rules: slices.Clone(d.Rules)}
	for i := range out.Rules {
		r := &out.Rules[i]
		all := slices.Clone(r.Headers)
		for _, name := range r.Expose {
			if !slices.Contains(all, name) {
				all = append(all, name)
			}
		}
		if !slices.Equal(all, r.Headers) {
			l.field(i+1, s3cors.AllowedHeader, "Google has one list for request and response headers: what ExposeHeader names may be sent as well")
		}
		if !slices.Equal(all, r.Expose) {
			l.field(i+1, s3cors.ExposeHeader, "Google has one list for request and response headers: what AllowedHeader names may be read as well")
		}
		for _, origin := range r.Origins {
			if strings.Contains(origin, "*") && origin != "*" {
				l.note(i+1, s3cors.AllowedOrigin, "Google takes * in an origin for a character like any other, unless it is alone: "+quoted(origin)+" matches no page there. Write each origin")
			}
		}
		r.ID, r.Headers, r.Expose = "", nil, all
	}
	return out
}

var gcsXMLForm = &Format{
	ID: GCSXML, Name: "Google Cloud Storage, XML", About: "what PUT ?cors of Google's XML API takes", Syntax: "xml", File: "cors.xml",
	Apply: `curl --request PUT --data-binary @cors.xml --header "Authorization: Bearer $(gcloud auth print-access-token)" "https://storage.googleapis.com/BUCKET?cors"`,
	read: func(text string) *reader {
		r := &reader{}
		r.googleXML(syntax.ParseXML(text))
		if strings.Contains(text, "<!--") {
			r.at(source.Span{}, CommentsLost)
		}
		r.each((*reader).bothLists)
		return r
	},
	write: func(d Document, l *losses) string {
		d = l.oneList(d)
		var b strings.Builder
		b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CorsConfig>\n")
		for i := range d.Rules {
			r := &d.Rules[i]
			b.WriteString("  <Cors>\n")
			for _, list := range [...]struct {
				name   string
				values []string
			}{{"Origin", r.Origins}, {"Method", r.Methods}, {"ResponseHeader", r.Expose}} {
				if len(list.values) == 0 {
					continue
				}
				b.WriteString("    <" + list.name + "s>\n")
				for _, v := range list.values {
					b.WriteString("      <" + list.name + ">" + escape(v) + "</" + list.name + ">\n")
				}
				b.WriteString("    </" + list.name + "s>\n")
			}
			if r.MaxAge != "" {
				b.WriteString("    <MaxAgeSec>" + escape(r.MaxAge) + "</MaxAgeSec>\n")
			}
			b.WriteString("  </Cors>\n")
		}
		b.WriteString("</CorsConfig>\n")
		return b.String()
	},
}

func (r *reader) googleXML(t *syntax.Tree) {
	if t.Root == syntax.None {
		r.at(source.Span{}, "The text holds no element")
		return
	}
	each := func(n int32, f func(c int32)) {
		for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
			f(c)
		}
	}
	stray := func(number int, n int32) {
		r.add(number, "", t.Nodes[n].Span, "<"+t.Local(n)+"> has no meaning here and is left out")
	}
	each(t.Root, func(cors int32) {
		if t.Local(cors) != "Cors" {
			stray(0, cors)
			return
		}
		r.doc.Rules = append(r.doc.Rules, Rule{})
		r.doc.Places = append(r.doc.Places, Place{Rule: t.Nodes[cors].Span})
		number := len(r.doc.Rules)
		rule, places := &r.doc.Rules[number-1], &r.doc.Places[number-1].Values
		each(cors, func(c int32) {
			f, known := map[string]s3cors.Field{"Origins": s3cors.AllowedOrigin, "Methods": s3cors.AllowedMethod, "ResponseHeaders": s3cors.ExposeHeader}[t.Local(c)]
			switch {
			case known:
				list := rule.list(f)
				each(c, func(v int32) {
					if t.Local(v)+"s" == t.Local(c) {
						*list, places[f] = append(*list, t.Decode(v)), append(places[f], t.Nodes[v].Content)
					} else {
						stray(number, v)
					}
				})
			case t.Local(c) == "MaxAgeSec":
				rule.MaxAge, places[s3cors.MaxAgeSeconds] = t.Decode(c), []source.Span{t.Nodes[c].Content}
			default:
				stray(number, c)
			}
		})
	})
}
