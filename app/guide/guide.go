// Package guide answers which situations people start from: the examples of
// the gallery and of the menu, and the lessons. Each is one txtar file, whose
// first lines are "name: value" and whose files are texts and documents.
package guide

import (
	"errors"
	"strconv"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/layer/native"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Case is a situation to open in the playground.
type Case struct {
	ID    string // kebab-case, public: links depend on it
	Title string
	About string // the question it answers
	Topic string // heading of the gallery it is under
	Input corscore.Input
	// Outcome is what the core must make of Input: an outcome, followed by a
	// reason where it is blocked, by a header's name where that is hidden:
	// "blocked header", "allowed, hidden etag". "refused" is a document that the
	// server does not take.
	Outcome string
	Why     string // what is after it, as paragraphs
	Source  string // URL of where somebody met it, "" = ours
}

// parse reads a file called id, or number-id: the numbers put lessons in order.
func parse(id, text string) (Lesson, error) {
	l := Lesson{Case: Case{ID: id}}
	if number, rest, ok := strings.Cut(id, "-"); ok {
		if _, err := strconv.Atoi(number); err == nil {
			l.ID = rest
		}
	}
	head, parts := archive(text)
	request, err := l.head(head)
	if err != nil {
		return l, errors.New(id + ": " + err.Error())
	}
	if l.Input, err = share.Decode(request); request != "" && err != nil {
		return l, err
	}
	l.Answer = l.Input
	for _, p := range parts {
		if err := l.part(p.name, p.text); err != nil {
			return l, errors.New(id + ": " + err.Error())
		}
	}
	if l.Answer.Config == "" {
		l.Answer.Config = l.Input.Config
	}
	l.Answer.Dialect, l.Answer.Object = l.Input.Dialect, l.Input.Object
	if l.Change != Layer {
		l.Answer.Layer = l.Input.Layer
	} else if l.Fix != "" {
		l.Answer.Layer = &corscore.Layer{Preset: l.Input.Layer.Preset, Settings: new(l.Input.Layer.Resolved().With(l.Fix))}
	}
	return l, nil
}

// file is one file of an archive.
type file struct{ name, text string }

// archive cuts a [txtar] file at its lines "-- name --" into what stands above
// them and its files.
//
// [txtar]: https://pkg.go.dev/golang.org/x/tools/txtar
func archive(text string) (head string, files []file) {
	at := 0 // where the part that is read begins
	done := func(end int) {
		if files == nil {
			head = text[at:end]
		} else {
			files[len(files)-1].text = text[at:end]
		}
	}
	for end := 0; end < len(text); {
		line, _, _ := strings.Cut(text[end:], "\n")
		next := min(end+len(line)+1, len(text))
		if name, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(name, " --") {
			done(end)
			files = append(files, file{name: strings.TrimSuffix(name, " --")})
			at = next
		}
		end = next
	}
	done(len(text))
	return head, files
}

// head reads the lines above the first file. What is not known here is a
// parameter of a link, and is returned as the fragment of one.
func (l *Lesson) head(text string) (fragment string, err error) {
	var params []string
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			return "", errors.New("no “name: value”: " + line)
		}
		switch name {
		case "title":
			l.Title = value
		case "about":
			l.About = value
		case "topic":
			l.Topic = value
		case "source":
			l.Source = value
		case "outcome":
			l.Outcome = value
		case "change":
			l.Change = Part(value)
		case "visits":
			l.Visits = value == "yes"
		case "fix": // of what is in between
			l.Fix = layer.Change(value)
		case "goal":
			l.Goals = append(l.Goals, Goal(value))
		default:
			params = append(params, param(name, value))
		}
	}
	return strings.Join(params, "&"), nil
}

// param is one parameter of a link.
func param(name, value string) string {
	return name + "=" + source.Replace(value, "%", "%25", "&", "%26", "+", "%2B")
}

// part reads one file of the archive.
func (l *Lesson) part(name, text string) error {
	switch name {
	case "config.xml", "config.json":
		l.Input.Config = text
	case "object": // what the bucket answers: a status, then headers
		status, headers, _ := strings.Cut(text, "\n")
		n, err := strconv.Atoi(status)
		if err != nil {
			return err
		}
		l.Input.Object = &corscore.Object{Status: n}
		for line := range strings.Lines(headers) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			l.Input.Object.Headers = append(l.Input.Object.Headers, wire.Header{name, value})
		}
	case "why":
		l.Why = text
	case "story":
		l.Story = text
	case "task":
		l.Task = text
	case "hint":
		l.Hints = append(l.Hints, text)
	case "answer.xml":
		l.Answer.Config = text
	case "layer": // its configuration, in its own language
		read, ok := native.Read(text)
		if !ok || len(read.Unread) > 0 {
			return errors.New("the layer is not understood: " + strings.Join(read.Unread, "; "))
		}
		l.Native = text
		l.Input.Layer = &corscore.Layer{Preset: read.Preset, Settings: &read.Settings}
	case "answer":
		fragment, err := l.head(text)
		if err != nil || fragment == "" {
			return err
		}
		in, err := share.Decode(fragment)
		if err != nil {
			return err
		}
		l.Answer.Layer = in.Layer
		if in.Request != nil {
			l.Answer.Request = in.Request
		}
	case "learned":
		l.Learned = text
	default:
		return errors.New("a file called " + name)
	}
	return nil
}
