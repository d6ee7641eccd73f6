package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/state"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/words"
)

// Frame is the line of HTML that shows the case of link, in small, in a page.
// It is light, as most pages are: a page in a frame is not told which colors are
// around it. theme=dark makes it dark, and without a theme it follows the reader's
// system.
func Frame(link string) string {
	return `<iframe src="` + link + `&theme=light" width="100%" height="520" loading="lazy" title="A case of the S3 CORS Playground"></iframe>`
}

// Markdown is the case in as a text for an issue thread: verdict, what was seen, request,
// messages, what script can read, document, and link ("" = none). Everything
// that a person typed or a server said is in code, where it is neither
// markup nor a mention. left names what was left out of in before.
//
// The report is made anew from what [state.WithoutSecrets] leaves: no value of
// a credential can be in the text.
func Markdown(in corscore.Input, link string, left []string, servers []Server) string {
	in, hidden := state.WithoutSecrets(in)
	for _, name := range left {
		if !slices.Contains(hidden, name) {
			hidden = append(hidden, name)
		}
	}
	report := corscore.Run(in)
	page := Of(in, &report, -1, servers, false)
	var b strings.Builder
	b.WriteString("### S3 CORS: " + page.Verdict.Title + "\n")
	if in.Request != nil || page.Verdict.Seen {
		b.WriteString("\n" + fence("text", verdictText(page.Verdict)))
	}
	if o := in.Observed; o != nil && o.Console != "" {
		b.WriteString("\n**Seen**\n\n" + fence("text", o.Console))
	}
	if in.Request != nil {
		b.WriteString("\n**Request**, " + made(in.Request) + "\n\n" + fence("http", pageRequest(in.Request)))
	}
	if put := &report.Put; !put.Accepted {
		b.WriteString("\n**" + ServerName(servers, serverID(in)) + " refuses the document**\n\n" + fence("text", refused(&report)))
	} else {
		b.WriteString("\n**Server**: " + ServerName(servers, serverID(in)) + "\n")
	}
	if l := in.Layer; l.Resolved() != nil {
		b.WriteString("\n**In between**: " + productAlone(l))
		if p := layer.ByID(l.Preset); p != nil {
			b.WriteString(", " + p.Name)
		}
		b.WriteString("\n")
	}
	for _, x := range page.Exchanges {
		title := x.Title
		if title == "Request" {
			title = "On the wire"
		}
		b.WriteString("\n**" + title + "**\n\n" + fence("http", strings.TrimRight(x.Request, "\n")+"\n\n"+x.Response))
	}
	if h := page.Headers; h.Show {
		b.WriteString("\n**Script can read** " + codes(h.Readable) + "; **hidden from it** " + codes(notable(h.Hidden)) + "\n")
		for _, e := range h.Effects {
			b.WriteString("- " + code(e.Header) + ": " + strings.NewReplacer("<", "\\<", "*", "\\*").Replace(e.Text) + "\n")
		}
	}
	b.WriteString("\n**Configuration**" + problemCount(&report) + "\n\n" + fence(report.Format, in.Config))
	if len(hidden) > 0 {
		b.WriteString("\nValues left out: " + codes(hidden) + "\n")
	}
	if link != "" {
		b.WriteString("\n" + opens("Open this case in the S3 CORS Playground", link))
	}
	return b.String()
}

// opens is a line with a link to an address, which cannot end it early.
func opens(text, link string) string {
	return "[" + text + "](<" + source.Replace(link, "<", "%3C", ">", "%3E", "\\", "%5C", " ", "%20", "\n", "", "\r", "") + ">)\n"
}

func verdictText(v Verdict) string {
	var text strings.Builder
	text.WriteString(v.Text) // the title is the heading
	for _, more := range [...][]string{v.But, v.Unknown, v.Engines} {
		for _, line := range more {
			text.WriteString("\n" + line)
		}
	}
	for _, r := range v.Remedies {
		text.WriteString("\nWhat helps: " + r.Title)
		if r.Widens != "" {
			text.WriteString(" (" + r.Widens + ")")
		}
	}
	for _, a := range v.Advice {
		where := ""
		if a.Where != "" {
			where = " " + a.Where
		}
		text.WriteString("\nWhat helps" + where + ": " + a.Title + ". " + a.Text)
	}
	return text.String()
}

// made tells who makes the request, and how.
func made(r *fetch.Request) string {
	who := "fetch()"
	switch r.API {
	case fetch.XHR:
		who = "XMLHttpRequest"
	case fetch.Element:
		who = "an element"
	}
	if r.Mode != "" && r.Mode != fetch.CORS {
		who += ", mode " + string(r.Mode)
	}
	if r.Credentials != "" && r.Credentials != fetch.SameOriginCreds {
		who += ", credentials " + string(r.Credentials)
	}
	if r.Body == fetch.Stream {
		who += ", with a stream"
	}
	if r.PreflightFlag {
		who += ", with an upload listener"
	}
	return "by " + who
}

// pageRequest is the request as the page makes it, before the browser adds
// anything.
func pageRequest(r *fetch.Request) string {
	method := r.Method
	if method == "" {
		method = "GET"
	}
	var b strings.Builder
	b.WriteString(method + " " + r.URL + "\nOrigin: " + r.Origin + "\n")
	for _, h := range r.Headers {
		b.WriteString(h[0] + ": " + h[1] + "\n")
	}
	return b.String()
}

func refused(report *corscore.Report) string {
	text := "PUT ?cors: "
	if status := report.Put.Status; status > 0 {
		text += strconv.Itoa(status) + " "
	}
	return text + strings.TrimSpace(report.Put.Code+" "+report.Put.Message)
}

func problemCount(report *corscore.Report) string {
	if n := count(report, source.Error); n > 0 {
		return ", " + words.Count(n, "error")
	}
	return ""
}

// fence puts text into a code block whose fence is longer than any in it.
func fence(language, text string) string {
	mark := backticks(text, 3)
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return mark + language + "\n" + text + mark + "\n"
}

// backticks is a row of backticks, at least least, that text does not contain.
func backticks(text string, least int) string {
	longest, row := 0, 0
	for i := range len(text) {
		if text[i] == '`' {
			row++
			longest = max(longest, row)
		} else {
			row = 0
		}
	}
	return strings.Repeat("`", max(least, longest+1))
}

// code is text as inline code.
func code(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	mark, pad := backticks(text, 1), ""
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		pad = " "
	}
	return mark + pad + text + pad + mark
}

// notable leaves out the headers that are the browser's own business.
func notable(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return name == "vary" || strings.HasPrefix(name, "access-control-")
	})
}

func codes(all []string) string {
	if len(all) == 0 {
		return "nothing"
	}
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = code(s)
	}
	return strings.Join(words, ", ")
}
