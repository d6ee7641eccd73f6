// Package cases answers which situations people start from: the examples of
// the gallery and of the menu, and the lessons. Each is one txtar file, whose
// first lines are "name: value" and whose files are texts and documents.
package cases

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/share"
	"s3cors.playground/corscore/wire"
)

// Case is a situation to open in the playground.
type Case struct {
	ID    string // kebab-case, public: links depend on it
	Title string
	About string // the question it answers
	Topic string // heading of the gallery it stands under
	Input corscore.Input
	// Outcome is what the core must make of Input: an outcome, followed by a
	// reason where it is blocked, by a header's name where that is hidden:
	// "blocked header", "allowed, hidden etag". "refused" is a document that the
	// server does not take.
	Outcome string
	Why     string // what is behind it, as paragraphs
	Source  string // URL of where somebody met it, "" = ours
}

// The examples. What only the gallery has is not linked into the program for
// the browser.
var (
	//go:embed examples/*.txtar
	examples embed.FS

	//go:embed examples/presigned-upload.txtar examples/slash.txtar examples/sdk.txtar
	//go:embed examples/multipart.txtar examples/cookies.txtar examples/two-rules.txtar
	//go:embed examples/font.txtar examples/json.txtar examples/mistakes.txtar
	menuFiles embed.FS
)

// menu lists the examples of the menu in its order. The page opens with the
// first.
var menu = [...]string{"presigned-upload", "slash", "sdk", "multipart", "cookies", "two-rules", "font", "json", "mistakes"}

// Menu returns the examples of the playground's menu.
func Menu() []Case {
	all := make([]Case, len(menu))
	for i, id := range menu {
		all[i] = must(load(menuFiles, "examples/"+id+".txtar")).Case
	}
	return all
}

// Gallery returns all examples, in the order of their addresses.
func Gallery() []Case {
	var all []Case
	for _, name := range must(fs.Glob(examples, "examples/*.txtar")) {
		all = append(all, must(load(examples, name)).Case)
	}
	return all
}

// must returns v. The files are part of the program, and a test reads them all.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// load reads one file of an example or a lesson.
func load(files fs.FS, name string) (Lesson, error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return Lesson{}, err
	}
	base := name[strings.LastIndexByte(name, '/')+1:]
	l, err := parse(strings.TrimSuffix(base, ".txtar"), text)
	if err != nil {
		return l, fmt.Errorf("%s: %w", name, err)
	}
	return l, nil
}

// parse reads a file called id, or number-id.
func parse(id string, text []byte) (Lesson, error) {
	l := Lesson{Case: Case{ID: id}}
	if number, rest, ok := strings.Cut(id, "-"); ok {
		if n, err := strconv.Atoi(number); err == nil {
			l.Number, l.ID = n, rest
		}
	}
	archive := txtar.Parse(text)
	request, err := l.head(string(archive.Comment))
	if err != nil {
		return l, err
	}
	if l.Input, err = share.Decode(request); request != "" && err != nil {
		return l, err
	}
	l.Answer = l.Input
	for _, f := range archive.Files {
		if err := l.part(f.Name, string(f.Data)); err != nil {
			return l, err
		}
	}
	if l.Answer.Config == "" {
		l.Answer.Config = l.Input.Config
	}
	l.Answer.Dialect, l.Answer.Object = l.Input.Dialect, l.Input.Object
	return l, nil
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
	return name + "=" + strings.NewReplacer("%", "%25", "&", "%26", "+", "%2B").Replace(value)
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
	case "answer":
		fragment, err := new(Lesson).head(text)
		if err != nil {
			return err
		}
		in, err := share.Decode(fragment)
		if err != nil {
			return err
		}
		l.Answer.Request = in.Request
	case "learned":
		l.Learned = text
	default:
		return errors.New("a file called " + name)
	}
	return nil
}
