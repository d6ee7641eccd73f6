package check

import (
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/syntax"
	"s3cors.playground/corscore/words"
)

var mismatchedEndTag = &Check{
	ID:       "mismatched-end-tag",
	Title:    "Start tag and end tag differ",
	Severity: source.Error,
	Tests:    []dialect.Test{dialect.NotXML},
	Problems: []syntax.ProblemKind{syntax.MismatchedClose},
	run: func(p *pass) {
		p.each(func(problem *syntax.Problem) {
			start, end := problem.Related.Of(p.tree.Text), problem.Span.Of(p.tree.Text)
			p.takeStray(problem.Node)
			fixEnd := fix("Change </"+words.Clip(end, words.MaxQuoted)+"> to </"+words.Clip(start, words.MaxQuoted)+">", source.Edit{Start: problem.Span.Start, End: problem.Span.End, New: start})
			fixStart := fix("Change <"+words.Clip(start, words.MaxQuoted)+"> to <"+words.Clip(end, words.MaxQuoted)+">", source.Edit{Start: problem.Related.Start, End: problem.Related.End, New: end})
			span, fixes := problem.Span, []source.Fix{fixEnd}
			startKnown, endKnown := p.element(local(start)) != "", p.element(local(end)) != ""
			switch value := p.tree.Nodes[problem.Node].Content.Of(p.tree.Text); {
			case endKnown && !startKnown:
				span, fixes = problem.Related, []source.Fix{fixStart}
			case endKnown && (local(end) == s3cors.AllowedMethod.Element()) == s3cors.IsMethod(strings.Trim(value, spaces)):
				fixes = []source.Fix{fixStart, fixEnd}
				if local(start) == s3cors.AllowedMethod.Element() == s3cors.IsMethod(strings.Trim(value, spaces)) {
					fixes = []source.Fix{fixEnd, fixStart}
				}
			case !startKnown:
				if like, want := likeName(local(start), syntax.XML); like != unknown {
					fixes = []source.Fix{fix("Change both to "+want,
						source.Edit{Start: problem.Related.Start, End: problem.Related.End, New: want},
						source.Edit{Start: problem.Span.Start, End: problem.Span.End, New: want})}
				}
			}
			p.report(span, p.ruleAt(span.Start), p.element(local(start)), "<"+words.Clip(start, words.MaxQuoted)+"> is closed by </"+words.Clip(end, words.MaxQuoted)+">", fixes...)
		})
	},
}

func mismatchedEndTagPage() *Page {
	return &Page{
		Check:   mismatchedEndTag,
		Why:     "An end tag repeats the name of its start tag exactly, upper and lower case included. Servers refuse a document where the two differ.",
		Bad:     func() string { return example("<AllowedOrigin>https://www.example.com</AllowedOrgin>", aMethod) },
		Good:    func() string { return example(anOrigin, aMethod) },
		Sources: []Source{srcXMLTags},
	}
}

// local is an XML name without its prefix.
func local(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// takeStray marks the stray of node n as explained.
func (f *facts) takeStray(n int32) {
	if f.strayOf == nil {
		f.strayOf = make(map[int32]int, len(f.strays))
		for i := range f.strays {
			f.strayOf[f.strays[i].Node] = i
		}
	}
	if i, ok := f.strayOf[n]; ok {
		f.strays[i].taken = true
	}
}
