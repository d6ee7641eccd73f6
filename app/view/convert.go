package view

import (
	"strings"

	"s3cors.playground/corscore/format"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/source"
)

// Written is the document in another form.
type Written struct {
	Text   string
	File   string
	Syntax string
	Losses []string // what the form has no place for, as sentences
	Apply  string   // the command line that applies the file, "" = there is none
}

// WriteAs writes the document config in the form id.
func WriteAs(config, id string) Written {
	f := format.ByID(format.ID(id))
	if f == nil {
		return Written{}
	}
	text, losses := format.Write(documentOf(config), f.ID)
	return Written{text, f.File, f.Syntax, lossTexts(losses), f.Apply}
}

// documentOf is the document as it is understood, whatever form it has.
func documentOf(config string) format.Document {
	switch id := format.Detect(config); id {
	case "", format.XML, format.JSON, format.JSONRules:
		return format.Of(s3cors.Parse(config))
	default:
		d, _ := format.ReadAs(config, id)
		return d
	}
}

// Foreign is a text in the editor that is no document of S3 as it stands.
type Foreign struct {
	Name    string // "Terraform", "" = it is a document of S3
	Unread  string // why no rules could be read from it, a sentence; "" = they were
	XML     string // the same as XML
	Losses  []string
	Repairs []Repair // of what a chat, a log or a web page did to it
}

// Repair is what the text becomes.
type Repair struct{ Title, Text string }

// ForeignOf looks at text for what is no form of S3's own. It reads the text
// several times. What a fix of the list of problems makes of it is not offered
// again.
func ForeignOf(text string, found []source.Diagnostic) (f Foreign) {
	if strings.TrimSpace(text) == "" {
		return f
	}
	switch id := format.Detect(text); id {
	case "":
		if tool := format.Unread(text); tool != "" {
			f.Unread = "This looks like a program of " + tool + ", which makes the configuration when it runs. It is not read here: read what the bucket has in the pane Apply, or write the rules as JSON"
		}
	case format.XML, format.JSON, format.JSONRules, format.GCSXML:
	default:
		d, losses := format.ReadAs(text, id)
		f.Losses = lossTexts(losses)
		if len(d.Rules) == 0 {
			f.Unread = "This looks like " + format.ByID(id).Name + ", but no rules could be read from it"
			break
		}
		f.Name = format.ByID(id).Name
		f.XML, _ = format.Write(d, format.XML)
	}
	for _, fix := range format.Repair(text) {
		if fixed, ok := source.Apply(text, fix.Edits); ok && !mends(text, fixed, found) {
			f.Repairs = append(f.Repairs, Repair{fix.Title, fixed})
		}
	}
	return f
}

func lossTexts(list []format.Loss) (out []string) {
	for _, l := range list[:min(len(list), 20)] {
		text := l.Message
		if l.Rule > 0 {
			text = "Rule " + itoa(l.Rule) + ": " + text
		}
		out = append(out, text)
	}
	return out
}

// fixes reports whether a fix of a finding that is listed makes the same of text.
func mends(text, fixed string, found []source.Diagnostic) bool {
	for _, d := range found[:min(len(found), MaxProblems)] {
		for _, fix := range d.Fixes {
			if len(text)+growth(fix.Edits) != len(fixed) {
				continue
			}
			if made, ok := source.Apply(text, fix.Edits); ok && made == fixed {
				return true
			}
		}
	}
	return false
}

// growth is how many bytes longer a text is after edits.
func growth(edits []source.Edit) (n int) {
	for _, e := range edits {
		n += len(e.New) - (e.End - e.Start)
	}
	return n
}
