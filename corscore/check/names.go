package check

import (
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
)

// likeness says how a name that S3 does not know there relates to one it knows.
type likeness uint8

const (
	unknown likeness = iota
	known            // it is S3's, but not there
	cased            // but for upper and lower case
	plural           // the XML name has an s too many, the JSON key one too few
	near             // a few letters differ, or it is the usual word for it elsewhere
)

// stray is a [s3cors.Stray] with what it is meant to be.
type stray struct {
	*s3cors.Stray
	like  likeness
	want  string // the form's name, S3's where the form has none of its own; "" if unknown
	taken bool   // reported already
}

// field returns the field that s stands for in d.
func (s *stray) field(d *s3cors.Document) (s3cors.Field, bool) { return d.FieldOf(s.want) }

// readStrays guesses what each stray means, and notes in its rule that this is
// not missing.
func (f *facts) readStrays() {
	if len(f.doc.Strays) == 0 {
		return
	}
	f.strays = make([]stray, len(f.doc.Strays))
	guesses := guesser{doc: f.doc, format: f.tree.Format, configuration: !f.json() && (f.doc.RootOK || configurationLike(f.tree.Local(f.tree.Root)))}
	for i := range f.doc.Strays {
		s := &f.strays[i]
		s.Stray = &f.doc.Strays[i]
		s.like, s.want = guesses.guess(s.Name)
		if s.Rule == 0 {
			continue
		}
		if field, ok := s.field(f.doc); ok {
			f.rules[s.Rule-1].meant[field] = true
		}
	}
}

// guesser remembers its last answer: the same mistake tends to come again.
type guesser struct {
	doc           *s3cors.Document // nil = of S3's form
	format        syntax.Format
	name          string
	like          likeness
	want          string
	configuration bool // the root is CORSConfiguration, or meant for it: a Rule in it is a CORSRule, in others it may be anything
}

func (g *guesser) guess(name string) (likeness, string) {
	if name != g.name || name == "" {
		g.name = name
		g.like, g.want = likeName(name, g.format)
		if g.doc != nil && g.doc.Native != nil {
			g.like, g.want = nativeName(g.doc, name, g.like, g.want)
		}
		if g.like == unknown && g.configuration && (g.doc == nil || g.doc.Native == nil) && (strings.EqualFold(name, "Rule") || strings.EqualFold(name, "Rules")) {
			g.like, g.want = near, s3cors.RuleElement
		}
	}
	return g.like, g.want
}

// configurationLike reports whether a root called name is meant for
// CORSConfiguration.
func configurationLike(name string) bool {
	like, want := likeName(name, syntax.XML)
	return like != unknown && want == s3cors.Configuration || strings.Contains(strings.ToLower(name), "cors")
}

// asRule reports whether element n of a configuration is one of its rules, or
// meant for one.
func (f *facts) asRule(n int32) bool {
	g := guesser{format: syntax.XML, configuration: true}
	like, want := g.guess(f.tree.Local(n))
	return like != unknown && want == s3cors.RuleElement && !f.holdsRules(n)
}

// holdsRules reports whether the first thing in element n is called as a rule,
// or like one: n is a list of rules then.
func (f *facts) holdsRules(n int32) bool {
	c := f.tree.Nodes[n].First
	if c == syntax.None {
		return false
	}
	g := guesser{format: syntax.XML, configuration: true}
	like, want := g.guess(f.tree.Local(c))
	return like != unknown && want == s3cors.RuleElement
}

// nativeName makes of what name is like in S3's form what it is like in a form of a
// provider's own.
func nativeName(d *s3cors.Document, name string, like likeness, want string) (likeness, string) {
	for _, f := range s3cors.Fields {
		switch own := d.Name(f); {
		case own == "":
		case own == name:
			return known, own
		case strings.EqualFold(own, name):
			return cased, own
		}
	}
	if rule := d.RuleName(); d.Tree.Format == syntax.XML && (want == s3cors.RuleElement && like != unknown || strings.EqualFold(rule, name)) {
		return near, rule
	}
	if f, ok := s3cors.FieldOf(want, d.Tree.Format); ok && like != unknown && d.Name(f) != "" {
		return near, d.Name(f)
	}
	return unknown, ""
}

// aliases: what others call these things, in lower case without "-" and "_".
var aliases = [...]struct {
	name  string
	field s3cors.Field
}{
	{"origin", s3cors.AllowedOrigin},
	{"origins", s3cors.AllowedOrigin},
	{"alloworigin", s3cors.AllowedOrigin},
	{"accesscontrolalloworigin", s3cors.AllowedOrigin},
	{"method", s3cors.AllowedMethod},
	{"methods", s3cors.AllowedMethod},
	{"allowmethods", s3cors.AllowedMethod},
	{"accesscontrolallowmethods", s3cors.AllowedMethod},
	{"header", s3cors.AllowedHeader},
	{"headers", s3cors.AllowedHeader},
	{"allowheaders", s3cors.AllowedHeader},
	{"accesscontrolallowheaders", s3cors.AllowedHeader},
	{"responseheader", s3cors.ExposeHeader},
	{"exposeheaders", s3cors.ExposeHeader},
	{"exposedheaders", s3cors.ExposeHeader},
	{"accesscontrolexposeheaders", s3cors.ExposeHeader},
	{"maxage", s3cors.MaxAgeSeconds},
	{"accesscontrolmaxage", s3cors.MaxAgeSeconds},
	{"name", s3cors.ID},
	{"ruleid", s3cors.ID},
}

// likeName finds the name of S3 that name is likely to be meant for.
func likeName(name string, format syntax.Format) (likeness, string) {
	if name == "" {
		return unknown, ""
	}
	names := &xmlNames
	if format == syntax.JSON {
		names = &jsonNames
	}
	for i := range names {
		if n := &names[i]; len(n.name) == len(name) && n.lower[0] == name[0]|0x20 && strings.EqualFold(name, n.name) {
			if name == n.name {
				return known, n.name
			}
			return cased, n.name
		}
	}
	for i := range names {
		if n := &names[i]; len(n.other) == len(name) && strings.EqualFold(name, n.other) {
			return plural, n.name
		}
	}
	lower := source.Replace(strings.ToLower(name), "-", "", "_", "")
	for _, a := range aliases {
		if a.name == lower {
			return near, a.field.Name(format)
		}
	}
	best, want := min(len(name)/3+1, mostWrong+1), ""
	for i := range names {
		if d := syntax.Near(lower, names[i].lower, best); d < best {
			best, want = d, names[i].name
		}
	}
	if want == "" {
		return unknown, ""
	}
	return near, want
}

// mostWrong is how many characters of a name are wrong at most.
const mostWrong = 4

// wanted is a name of S3's, and what it is called in the other form.
type wanted struct{ name, lower, other string }

var xmlNames, jsonNames = namesIn(syntax.XML), namesIn(syntax.JSON)

func namesIn(format syntax.Format) (all [len(s3cors.Fields) + 2]wanted) {
	for i, f := range s3cors.Fields {
		all[i] = wanted{name: f.Name(format), other: f.Key()}
		if format == syntax.JSON {
			all[i].other = f.Element()
		}
	}
	rule := wanted{name: s3cors.RuleElement, other: s3cors.RulesKey}
	root := wanted{name: s3cors.Configuration}
	if format == syntax.JSON {
		rule = wanted{name: s3cors.RulesKey}
		root = rule
	}
	all[len(s3cors.Fields)], all[len(s3cors.Fields)+1] = rule, root
	for i := range all {
		all[i].lower = strings.ToLower(all[i].name)
	}
	return all
}
