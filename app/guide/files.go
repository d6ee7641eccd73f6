package guide

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"strings"
)

// The files of the menu are strings of their own: a file system of them would
// bring 15 KB (brotli) into the program for the browser, which links nothing
// else of this file.
var (
	//go:embed examples/presigned-upload.txtar
	presignedUpload string
	//go:embed examples/slash.txtar
	slash string
	//go:embed examples/sdk.txtar
	sdk string
	//go:embed examples/multipart.txtar
	multipart string
	//go:embed examples/cookies.txtar
	cookies string
	//go:embed examples/two-rules.txtar
	twoRules string
	//go:embed examples/font.txtar
	font string
	//go:embed examples/json.txtar
	json string
	//go:embed examples/mistakes.txtar
	mistakes string
)

//go:embed examples/*.txtar lessons/*.txtar
var files embed.FS

// Menu returns the examples of the playground's menu in their order. The page
// opens with the first.
func Menu() []Case {
	menu := [...]struct{ id, text string }{
		{"presigned-upload", presignedUpload},
		{"slash", slash},
		{"sdk", sdk},
		{"multipart", multipart},
		{"cookies", cookies},
		{"two-rules", twoRules},
		{"font", font},
		{"json", json},
		{"mistakes", mistakes},
	}
	all := make([]Case, len(menu))
	for i, m := range menu {
		all[i] = must(parse(m.id, m.text)).Case
	}
	return all
}

// Gallery returns all examples, in the order of their ids.
func Gallery() []Case {
	var all []Case
	for _, l := range read("examples/") {
		all = append(all, l.Case)
	}
	return all
}

// Lessons returns all lessons in their order.
func Lessons() []Lesson { return read("lessons/") }

// LessonByID returns the lesson called id, and whether there is one.
func LessonByID(id string) (Lesson, bool) {
	for _, l := range Lessons() {
		if l.ID == id {
			return l, true
		}
	}
	return Lesson{}, false
}

// lessonMark begins the line before each lesson of a course; its id follows.
const lessonMark = "\n=== "

// Course is all lessons as one text. The playground fetches it when a lesson is
// open: as a part of the program it would be loaded by everybody.
func Course() string {
	var b strings.Builder
	for _, name := range must(fs.Glob(files, "lessons/*.txtar")) {
		b.WriteString(lessonMark + strings.TrimSuffix(path.Base(name), ".txtar") + "\n")
		b.Write(must(fs.ReadFile(files, name)))
	}
	return b.String()
}

// ParseCourse is the inverse of [Course].
func ParseCourse(text string) (all []Lesson, err error) {
	_, text, found := strings.Cut(text, lessonMark)
	for found {
		var id, file string
		id, text, _ = strings.Cut(text, "\n")
		file, text, found = strings.Cut(text, lessonMark)
		l, err := parse(id, file)
		if err != nil {
			return nil, err
		}
		l.Number = len(all) + 1
		all = append(all, l)
	}
	if all == nil {
		return nil, errors.New("no lessons")
	}
	return all, nil
}

// read reads the files of a folder.
func read(folder string) (all []Lesson) {
	for _, name := range must(fs.Glob(files, folder+"*.txtar")) {
		text := must(fs.ReadFile(files, name))
		l := must(parse(name[len(folder):len(name)-len(".txtar")], string(text)))
		l.Number = len(all) + 1
		all = append(all, l)
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
