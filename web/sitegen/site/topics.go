package site

import (
	"embed"
	"html/template"
	"slices"
	"strings"

	"s3cors.playground/app/guide"
	"s3cors.playground/corscore/check"
)

// topic is a page of the reference about something that is neither an element, a
// header nor a cause. Each is one file of the directory topics:
//
//	title, description   what the page is called, and what lists say of it
//	group                the part of the list that it is in
//	also                 other names that people have for it, one a line
//	source               title | address, one a line
//
// and after an empty line the text: paragraphs, "## headings", lists of lines with
// "- " and code of lines with four spaces, with the marks of [guide.Pieces].
type topic struct {
	ID, Title, Description, Group string
	Also                          []string
	Sources                       []check.Source
	Blocks                        []topicBlock
}

// topicBlock is a paragraph, a heading, a list or code: one of them is not empty.
type topicBlock struct {
	Paragraph, Heading, Code string
	List                     []string
}

// topicGroups are the parts of the list of topics, in order.
var topicGroups = []string{"Find out", "S3", "Requests", "Browsers", "Security"}

//go:embed topics/*.txt
var topicFiles embed.FS

// topics are all topics, in the order of their groups.
func topics() (all []topic) {
	entries, err := topicFiles.ReadDir("topics")
	if err != nil {
		panic(err) // they are embedded
	}
	for _, e := range entries {
		text, err := topicFiles.ReadFile("topics/" + e.Name())
		if err != nil {
			panic(err)
		}
		all = append(all, readTopic(strings.TrimSuffix(e.Name(), ".txt"), string(text)))
	}
	slices.SortStableFunc(all, func(a, b topic) int {
		return slices.Index(topicGroups, a.Group) - slices.Index(topicGroups, b.Group)
	})
	return all
}

func readTopic(id, text string) topic {
	t := topic{ID: id}
	head, body, _ := strings.Cut(text, "\n\n")
	for line := range strings.SplitSeq(head, "\n") {
		key, val, _ := strings.Cut(line, ": ")
		switch key {
		case "title":
			t.Title = val
		case "description":
			t.Description = val
		case "group":
			t.Group = val
		case "also":
			t.Also = append(t.Also, val)
		case "source":
			title, address, _ := strings.Cut(val, " | ")
			t.Sources = append(t.Sources, check.Source{Title: title, URL: address})
		}
	}
	for _, p := range guide.Paragraphs(body) {
		t.Blocks = append(t.Blocks, blockOf(p))
	}
	return t
}

func blockOf(paragraph string) topicBlock {
	const indent = "    "
	switch {
	case strings.HasPrefix(paragraph, "## "):
		return topicBlock{Heading: paragraph[len("## "):]}
	case strings.HasPrefix(paragraph, "- "):
		return topicBlock{List: strings.Split(paragraph[len("- "):], "\n- ")}
	case strings.HasPrefix(paragraph, indent):
		return topicBlock{Code: strings.ReplaceAll(paragraph[len(indent):], "\n"+indent, "\n")}
	}
	return topicBlock{Paragraph: paragraph}
}

// Text is what t says, for the search.
func (t topic) Text() string {
	var all []string
	for _, b := range t.Blocks {
		all = append(all, b.Heading+b.Paragraph)
		all = append(all, b.List...)
	}
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " · ")
}

// topicPages are /reference/<id>, one for each topic.
func topicPages(address map[string]string) Files {
	files := Files{}
	all := topics()
	for i, t := range all {
		files["reference/"+t.ID+".html"] = documentPage(address, document{
			Title: t.Title, Description: t.Description, Path: "/reference/" + t.ID,
			Body: execute("topic", struct {
				topic
				Steps steps
			}{t, stepsOf(all, i, topic.step)}),
		})
	}
	return files
}

func (t topic) step() step { return step{t.Title, "/reference/" + t.ID} }

func init() { template.Must(documents.Parse(topicTemplates)) }

const topicTemplates = `
{{define "topic" -}}
<nav class="crumbs" aria-label="Where this is"><a href="/reference/">Reference</a> <a href="/reference/#topics">Topics</a></nav>
<h1>{{.Title}}</h1>
{{- range $i, $b := .Blocks}}
{{- if .Heading}}
<h2 id="{{slug .Heading}}">{{.Heading}}</h2>
{{- else if .Code}}
{{template "code" (code .Code)}}
{{- else if .List}}
<ul class="plain-list">
{{- range .List}}
<li>{{inline .}}</li>
{{- end}}
</ul>
{{- else}}
<p{{if eq $i 0}} class="lead"{{end}}>{{inline .Paragraph}}</p>
{{- end}}
{{- end}}

<h2 id="sources">Sources</h2>
<ul class="plain-list">
{{- range .Sources}}
<li>{{template "source" .}}</li>
{{- end}}
</ul>
{{template "steps" .Steps}}
{{- end}}
`
