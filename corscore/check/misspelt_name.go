package check

import (
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var misspeltName = &Check{
	ID:       "misspelt-name",
	Title:    "A misspelt name",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing, dialect.NoConfiguration},
	run:      func(p *pass) { p.misnamed(near, " is not one of S3's names") },
}

func misspeltNamePage() *Page {
	return &Page{
		Check: misspeltName,
		Why: "Servers know the names of the specification only and ignore every other element. A misspelt AllowedOrigin or AllowedMethod leaves the rule without one, " +
			"and the PUT fails; a misspelt AllowedHeader, ExposeHeader or MaxAgeSeconds is accepted and has no effect.",
		Bad:     func() string { return example("<AllowedOrgin>https://www.example.com</AllowedOrgin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse},
	}
}

var nameCase = &Check{
	ID:       "name-case",
	Title:    "A name in the wrong case",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing, dialect.NoConfiguration},
	run:      func(p *pass) { p.misnamed(cased, " is in the wrong case") },
}

func nameCasePage() *Page {
	return &Page{
		Check: nameCase,
		Why: "Names are compared exactly, upper and lower case included. Servers ignore an element whose name differs: allowedOrigin leaves the rule without origin, " +
			"and the PUT fails; allowedHeader is accepted and has no effect.",
		Bad:     func() string { return example("<allowedOrigin>https://www.example.com</allowedOrigin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcParse},
	}
}

var namePlural = &Check{
	ID:       "name-plural",
	Title:    "Singular and plural mixed up",
	Severity: source.Error,
	Spec:     "CORSRule",
	Tests:    []dialect.Test{dialect.OriginAndMethod, dialect.OriginMissing, dialect.MethodMissing, dialect.NoConfiguration},
	run:      func(p *pass) { p.misnamed(plural, "") },
}

func namePluralPage() *Page {
	return &Page{
		Check: namePlural,
		Why: "In XML each value has an element of its own, and its name is in the singular: AllowedOrigin. In the JSON forms a list has a name in the plural: AllowedOrigins. " +
			"Servers and tools ignore, or refuse, the other one.",
		Bad:     func() string { return example("<AllowedOrigins>https://www.example.com</AllowedOrigins>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcRule, srcCLI},
	}
}

// misnamed reports the strays of a likeness, each with the right name.
func (p *pass) misnamed(like likeness, what string) {
	for i := range p.strays {
		s := &p.strays[i]
		if s.taken || s.like != like || !p.fits(s) {
			continue
		}
		s.taken = true
		message := p.tag(words.Clip(s.Name, words.MaxQuoted)) + what
		if like == near && p.doc.Native != nil {
			message = p.tag(words.Clip(s.Name, words.MaxQuoted)) + " is called " + words.Quote(s.want) + " here"
		}
		element := singular(s.want)
		if f, ok := s.field(p.doc); ok {
			element = f.Element()
		}
		if like == plural {
			message = "The XML name is " + s.want + ", without s"
			if p.json() {
				message = "The JSON key is " + s.want + ", with s"
			}
		}
		fixes := []source.Fix{fix("Change it to "+s.want, p.doc.Rename(s.Node, s.want)...)}
		if all := p.namesakes(i); len(all) > 1 {
			fixes = append(fixes, fix("Change all "+words.Thousands(len(all))+" to "+s.want, p.renameAll(all, s.want)...))
		}
		p.report(s.NameSpan, s.Rule, p.element(element), message, fixes...)
	}
}

// fits reports whether the name that s is meant for may be where s is.
func (f *facts) fits(s *stray) bool {
	switch s.Parent {
	case s3cors.RuleElement:
		_, ok := s.field(f.doc)
		return ok
	case s3cors.Configuration:
		return s.want == f.doc.RuleName() || s.want == s3cors.RulesKey
	}
	return false
}

// namesakes returns the nodes of the strays with the name of stray i if it is
// the first of them, otherwise nil.
func (f *facts) namesakes(i int) []int32 {
	key := func(s *stray) string { return s.Parent + ">" + s.Name }
	if f.named == nil {
		f.named = map[string][]int32{}
		for k := range f.strays {
			s := &f.strays[k]
			f.named[key(s)] = append(f.named[key(s)], s.Node)
		}
	}
	if nodes := f.named[key(&f.strays[i])]; nodes[0] == f.strays[i].Node {
		return nodes
	}
	return nil
}

func (f *facts) renameAll(nodes []int32, name string) (edits []source.Edit) {
	for _, n := range nodes {
		edits = append(edits, f.doc.Rename(n, name)...)
	}
	return edits
}

// singular is S3's XML name for one of its names.
func singular(name string) string {
	if f, ok := s3cors.FieldOf(name, syntax.JSON); ok {
		return f.Element()
	}
	if name == s3cors.RulesKey {
		return s3cors.RuleElement
	}
	return name
}
