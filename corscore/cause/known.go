package cause

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/words"
)

// known is a known text that was seen.
type known struct {
	symptom.Found
	quote string // how it was written
}

// tell keeps the known texts that were found in text.
func (s *seen) tell(found []symptom.Found, text string) {
	for _, f := range found {
		s.symptoms = append(s.symptoms, known{f, words.ClipLine(f.Span.Of(text), 90)})
	}
}

// symptom reports whether one of the known texts was seen.
func (s *seen) symptom(ids ...string) bool {
	return slices.ContainsFunc(s.symptoms, func(k known) bool { return slices.Contains(ids, k.ID) })
}

// inText reports whether what was pasted has one of the phrases, in lower case.
func (s *seen) inText(phrases ...string) bool {
	if s.text == "" {
		return false
	}
	return source.HasAny(strings.ToLower(s.text), phrases...)
}

// saidByText is how a cause is judged that only known texts tell: [seen.bySymptoms]
// judges every cause by them.
func saidByText(*seen, *verdict) {}

// bySymptoms adds what the known texts say of the cause called id. The first
// cause of a text is the likeliest, unless something excludes it.
func (s *seen) bySymptoms(id string, v *verdict) {
	for i := range s.symptoms {
		k := &s.symptoms[i]
		at := slices.Index(k.Causes, id)
		if at < 0 {
			continue
		}
		if strings.HasSuffix(k.ID, "-told") {
			v.first(500) // what a person tried tells more than what the browser printed
		}
		says := "the text “" + source.Visible(k.quote) + "” is a sign of it"
		configuration := k.Causes[0] == "configuration"
		refused := len(k.Causes) > 1 && k.Causes[1] == "not-applied" // the server did not store the document
		switch {
		case at == 0 && configuration && (s.allows || s.unasked() || s.elsewhere() || s.unconnected()) && !refused: // the document is fine, or was not asked
		case k.ID == "corb" && s.missing, // Chrome printed it beside any such error body
			k.ID == "devtools-cors-error" && (s.coded() || s.explained && s.inText("access denied")),
			k.ID == "checksum-of-empty" && s.refusedBefore(),                   // no server compares it at a preflight
			at == 0 && configuration && s.has(observed.OneBrowser) && !refused: // a document blocks in every browser
			v.possible(says)
		case len(k.Causes) == 1:
			v.certain(says)
		case len(k.Causes) >= 5 && configuration:
			v.possible(says)
		case at == 0 && (refused || !v.excluded):
			v.excluded = v.excluded && !refused
			v.likely(says)
			v.first(200)
		case at == 1 && configuration && s.allows && !refused:
			v.likely(says)
		default:
			v.possible(says)
		}
	}
}
