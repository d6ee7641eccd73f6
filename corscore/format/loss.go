package format

import (
	"strings"
	"unicode/utf8"

	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// losses collects what a reader or a writer has to say.
type losses struct{ all []Loss }

// maxLosses bounds how much is said of one text.
const maxLosses = 200

func (l *losses) add(rule int, element string, span source.Span, message string) {
	if len(l.all) < maxLosses {
		l.all = append(l.all, Loss{Rule: rule, Element: element, Span: span, Message: message})
	}
}

// unknown adds a value that is not in the text.
func (l *losses) unknown(rule int, element string, span source.Span, message string) {
	if len(l.all) < maxLosses {
		l.all = append(l.all, Loss{Rule: rule, Element: element, Span: span, Message: message, Unknown: true})
	}
}

// at adds a loss of the whole text.
func (l *losses) at(span source.Span, message string) { l.add(0, "", span, message) }

// field adds a loss of a writer.
func (l *losses) field(rule int, f s3cors.Field, message string) {
	l.add(rule, f.Element(), source.Span{}, message)
}

// note adds what a tool does with what is written whole.
func (l *losses) note(rule int, f s3cors.Field, message string) {
	if len(l.all) < maxLosses {
		l.all = append(l.all, Loss{Rule: rule, Element: f.Element(), Message: message, Note: true})
	}
}

// ages says where MaxAgeSeconds is no number. In XML it is text like any other.
func (l *losses) ages(d Document, f *Format) {
	for i := range d.Rules {
		age := d.Rules[i].MaxAge
		if age == "" || isNumber(age) || f.ID == XML {
			continue
		}
		message := quoted(age) + " is not a whole number of seconds, and the tool is likely to reject it"
		if f.Syntax != "xml" {
			message = quoted(age) + " is not a whole number of seconds: it is written as a string, and the tool is likely to reject it"
		}
		l.note(i+1, s3cors.MaxAgeSeconds, message)
	}
}

// valid is d with text that every form can hold: valid UTF-8 without the
// characters that XML forbids.
func (l *losses) valid(d Document) Document {
	out := Document{Rules: make([]Rule, len(d.Rules))}
	for i := range d.Rules {
		in, r := &d.Rules[i], &out.Rules[i]
		for _, f := range s3cors.Fields {
			if f.List() {
				list := r.list(f)
				for _, v := range *in.list(f) {
					*list = append(*list, l.validText(i+1, f, v))
				}
			} else {
				*r.single(f) = l.validText(i+1, f, *in.single(f))
			}
		}
	}
	return out
}

func (l *losses) validText(rule int, f s3cors.Field, text string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF || r == 0x7F {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError)))
	if clean != text {
		l.field(rule, f, "Characters that no XML can hold become �")
	}
	return clean
}

// noID says for each rule that has an ID that the form has none.
func (l *losses) noID(d Document, what string) {
	for i := range d.Rules {
		if d.Rules[i].ID != "" {
			l.field(i+1, s3cors.ID, what+" has no ID: "+quoted(d.Rules[i].ID)+" is left out")
		}
	}
}

func quoted(text string) string { return "“" + short(text) + "”" }

// short is what of text fits into a message.
func short(text string) string { return words.ClipLine(text, 60) }
