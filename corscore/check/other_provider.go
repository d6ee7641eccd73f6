package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// form is a JSON form of a CORS configuration that is not S3's.
type form uint8

const (
	noForm form = iota
	google
	wrangler
)

var otherProvider = &Check{
	ID:       "other-provider",
	Title:    "A configuration of another storage service",
	Severity: source.Error,
	Spec:     s3cors.Configuration,
	Tests:    []dialect.Test{dialect.NotXML, dialect.NoConfiguration},
	byServer: true,
	run: func(p *pass) {
		if p.foreign == noForm {
			return
		}
		name := "Google Cloud Storage"
		if p.foreign == wrangler {
			name = "Cloudflare's wrangler"
		}
		root := p.tree.Nodes[p.tree.Root].Span
		doc := p.translated()
		text, title := doc.XML(), "Translate to S3's XML"
		if p.d.Put.JSON.V {
			text, title = doc.JSON(), "Translate to S3's JSON"
		}
		p.report(source.Span{Start: root.Start, End: root.Start + 1}, 0, s3cors.Configuration, "This is a configuration for "+name+", not for S3",
			fix(title, source.Edit{Start: 0, End: len(p.tree.Text), New: text}))
	},
}

func otherProviderPage() *Page {
	return &Page{
		Check: otherProvider,
		Why: "Google Cloud Storage (origin, method, responseHeader) and Cloudflare's wrangler (rules, allowed.origins) name these things in their own way. " +
			"S3 knows none of the names, so to it the document holds no rule. Google's responseHeader lists request and response headers alike; S3 has AllowedHeader and ExposeHeader for the two.",
		Bad: func() string {
			return jsonExample(`"origin": ["https://www.example.com"],`, `"method": ["GET"],`, `"responseHeader": ["ETag"],`, `"maxAgeSeconds": 3600`)
		},
		Good: func() string {
			return `<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
  <CORSRule>
    <AllowedMethod>GET</AllowedMethod>
    <AllowedOrigin>https://www.example.com</AllowedOrigin>
    <ExposeHeader>ETag</ExposeHeader>
    <MaxAgeSeconds>3600</MaxAgeSeconds>
  </CORSRule>
</CORSConfiguration>
`
		},
		Sources: []Source{
			{"Google Cloud Storage: cross-origin resource sharing", "https://cloud.google.com/storage/docs/cross-origin"},
			{"Cloudflare R2: configure CORS policies", "https://developers.cloudflare.com/r2/buckets/cors/"},
			srcRule,
		},
	}
}

// readForm finds out whether a JSON document is one of another service.
func (f *facts) readForm() {
	if !f.json() || f.tree.Root == syntax.None || f.doc.Native != nil {
		return
	}
	for _, c := range f.foreignRules() {
		if f.hasOwnKey(c) {
			return
		}
		for m := f.tree.Nodes[c].First; m != syntax.None; m = f.tree.Nodes[m].Next {
			switch f.tree.Name(m) {
			case "origin", "responseHeader":
				f.foreign = google
			case "allowed":
				f.foreign = wrangler
			default:
				continue
			}
			for i := range f.strays {
				f.strays[i].taken = true
			}
			return
		}
	}
}

// hasOwnKey reports whether object n has a key of S3's.
func (f *facts) hasOwnKey(n int32) bool {
	for m := f.tree.Nodes[n].First; m != syntax.None; m = f.tree.Nodes[m].Next {
		if like, _ := likeName(f.tree.Name(m), syntax.JSON); like == known || like == plural {
			return true
		}
	}
	return false
}

// foreignRules returns the objects in the root's list, or in the first list of
// an object (wrangler's "rules", Google's "cors").
func (f *facts) foreignRules() (rules []int32) {
	list := f.tree.Root
	if f.tree.Nodes[list].Kind == syntax.Object {
		list = f.tree.Nodes[list].First
	}
	if list == syntax.None || f.tree.Nodes[list].Kind != syntax.Array {
		return nil
	}
	for c := f.tree.Nodes[list].First; c != syntax.None; c = f.tree.Nodes[c].Next {
		if f.tree.Nodes[c].Kind == syntax.Object {
			rules = append(rules, c)
		}
	}
	return rules
}

// translated is the document in S3's terms.
func (f *facts) translated() *s3cors.Document {
	d := &s3cors.Document{Tree: f.tree, RootOK: true}
	for _, n := range f.foreignRules() {
		d.Rules = append(d.Rules, s3cors.Rule{Number: len(d.Rules) + 1})
		f.translate(&d.Rules[len(d.Rules)-1], n)
	}
	return d
}

func (f *facts) translate(r *s3cors.Rule, n int32) {
	for m := f.tree.Nodes[n].First; m != syntax.None; m = f.tree.Nodes[m].Next {
		if f.tree.Name(m) == "allowed" {
			f.translate(r, m)
			continue
		}
		field, ok := s3cors.Field(0), true
		switch strings.ToLower(f.tree.Name(m)) {
		case "origin", "origins":
			field = s3cors.AllowedOrigin
		case "method", "methods":
			field = s3cors.AllowedMethod
		case "headers":
			field = s3cors.AllowedHeader
		case "responseheader", "exposeheaders":
			field = s3cors.ExposeHeader
		case "maxageseconds":
			field = s3cors.MaxAgeSeconds
		case "id":
			field = s3cors.ID
		default:
			ok = false
		}
		if !ok {
			continue
		}
		if f.tree.Nodes[m].Kind != syntax.Array {
			r.Values[field] = append(r.Values[field], s3cors.Value{Text: f.tree.Unquote(m), Node: m})
			continue
		}
		for k := f.tree.Nodes[m].First; k != syntax.None; k = f.tree.Nodes[k].Next {
			r.Values[field] = append(r.Values[field], s3cors.Value{Text: f.tree.Unquote(k), Node: k})
		}
	}
}
