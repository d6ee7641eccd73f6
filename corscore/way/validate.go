package way

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

// The types of JSON; wanted before one makes what a tool takes of it.
const (
	text   = "string"
	number = "number"
	list   = "array"
	object = "object"
	truth  = "boolean"
	null   = "null"

	wanted = "wanted "
)

// validator checks the shape of a document of JSON as tools do that know the shape
// beforehand, in the words of one of them. A word that is nil means that the tool
// does not mind.
type validator struct {
	doc     *s3cors.Document
	root    string   // the path of the document
	rules   string   // what the path of the rules has besides
	index   string   // before the number of an item; "[" also has "]" after it
	member  string   // before the name of a member
	field   []string // what the tool calls the fields, nil = as the document does
	missing func(path, name string) string
	unknown func(path, name string) string
	typed   func(path, value, got, want string) string
	enum    func(path, value string) string // a method that S3 does not have
	repeats func(path string) string        // a list with a value twice

	loose bool // numbers and strings are one, and some values are filled in later

	lines []string
}

// filledIn reports whether the value of node n is filled in later: {"Ref": …},
// {"Fn::Sub": …}, "${…}".
func (v *validator) filledIn(n int32) bool {
	t := v.doc.Tree
	node := &t.Nodes[n]
	switch {
	case node.Kind == syntax.String && strings.Contains(t.Unquote(n), "${"):
		return true
	case node.Kind == syntax.Object && node.First != syntax.None && node.First == node.Last:
		if name := t.Name(node.First); name == "Ref" || strings.HasPrefix(name, "Fn::") {
			return true
		}
	}
	return false
}

// mostLines is how many lines a tool says here at most.
const mostLines = 5

func (v *validator) say(line string) {
	if len(v.lines) < mostLines {
		v.lines = append(v.lines, line)
	}
}

func (v *validator) item(path string, i int) string {
	if path += v.index + strconv.Itoa(i); v.index == "[" {
		path += "]"
	}
	return path
}

// validate returns what the tool says, none if it has nothing to say.
func (v *validator) validate() []string {
	for i := range v.doc.Rules {
		v.rule(v.item(v.root+v.rules, i), &v.doc.Rules[i])
	}
	return v.lines
}

func (v *validator) rule(path string, r *s3cors.Rule) {
	t := v.doc.Tree
	for _, f := range [...]s3cors.Field{s3cors.AllowedMethod, s3cors.AllowedOrigin} {
		if v.nodeOf(r, f) == syntax.None {
			v.say(v.missing(path, v.name(f)))
		}
	}
	for i := range v.doc.Strays {
		if s := &v.doc.Strays[i]; s.Rule == r.Number && s.Name != "" && s.Parent == s3cors.RuleElement {
			v.say(v.unknown(path, words.Clip(s.Name, words.MaxQuoted)))
		}
	}
	for _, f := range s3cors.Fields {
		n := v.nodeOf(r, f)
		if n == syntax.None {
			continue
		}
		path := path + v.member + v.name(f)
		switch {
		case f == s3cors.MaxAgeSeconds:
			v.typ(path, n, number)
		case !f.List():
			v.typ(path, n, text)
		case v.typ(path, n, list) && t.Nodes[n].Kind == syntax.Array:
			k := 0
			seen := map[string]bool{}
			for c := t.Nodes[n].First; c != syntax.None; c = t.Nodes[c].Next {
				here := v.item(path, k)
				k++
				if !v.typ(here, c, text) || t.Nodes[c].Kind == syntax.Object {
					continue
				}
				value := t.Unquote(c)
				if f == s3cors.AllowedMethod && v.enum != nil && !s3cors.IsMethod(value) {
					v.say(v.enum(here, words.Clip(value, words.MaxQuoted)))
				}
				if seen[value] && v.repeats != nil {
					v.say(v.repeats(path))
					break
				}
				seen[value] = true
			}
		}
	}
}

func (v *validator) name(f s3cors.Field) string {
	if v.field != nil {
		return v.field[f]
	}
	return v.doc.Name(f)
}

// nodeOf is the member of field f of rule r, None if it has none.
func (v *validator) nodeOf(r *s3cors.Rule, f s3cors.Field) int32 {
	t := v.doc.Tree
	for c := t.Nodes[r.Node].First; c != syntax.None; c = t.Nodes[c].Next {
		if t.Name(c) == v.doc.Name(f) {
			return c
		}
	}
	return syntax.None
}

// typ reports whether node n has the type want, and says so if it has not.
func (v *validator) typ(path string, n int32, want string) bool {
	t := v.doc.Tree
	node := &t.Nodes[n]
	got := null
	switch node.Kind {
	case syntax.Object:
		got = object
	case syntax.Array:
		got = list
	case syntax.String:
		got = text
	case syntax.Number:
		got = number
	case syntax.Literal:
		if w := t.Of(node.Content); w != "null" {
			got = truth
		}
	}
	if got == want || v.loose && (got != list && want != list && got != object || v.filledIn(n)) {
		return true
	}
	value := words.Clip(t.Unquote(n), words.MaxQuoted)
	v.say(v.typed(path, value, got, wanted+want))
	return false
}
