package evidence

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/source"
)

// maxEntries bounds how many entries of an archive are looked at.
const maxEntries = 20_000

// har reads an HTTP archive (HAR 1.2), its list of entries, or one entry.
func (r *reader) har() bool {
	text := strings.TrimLeft(r.text, "\ufeff \t\r\n")
	if text == "" || text[0] != '{' && text[0] != '[' || !strings.Contains(text, `"request"`) {
		return false
	}
	root, _, ok := literal.JSON(r.text)
	if !ok {
		return false
	}
	log := root.Get("log")
	if log == nil {
		log = &root
	}
	entries := []literal.Node{root}
	if list := log.Get("entries"); list != nil {
		entries = list.Items
	} else if root.Kind == literal.List {
		entries = root.Items
	}
	var all []exchange
	for i := range entries[:min(len(entries), maxEntries)] {
		if x, ok := entry(&entries[i]); ok {
			all = append(all, x)
		}
	}
	r.raw = all
	pre, actual := choose(all)
	if pre == nil && actual == nil {
		return false
	}
	r.Kind = HAR
	r.combine(pre, actual)
	others := len(entries)
	for _, x := range [...]*exchange{pre, actual} {
		if x != nil {
			others--
		}
	}
	if others > 0 {
		what := "one other entry"
		if others > 1 {
			what = strconv.Itoa(others) + " other entries"
		}
		r.left(source.Span{Start: root.Span.Start, End: root.Span.Start + 1}, what, "the one that looks blocked is taken, or the first that crosses origins")
	}
	if r.Request.Origin == "" {
		if pages := log.Get("pages"); pages != nil && len(pages.Items) > 0 {
			if title := pages.Items[0].Get("title"); title != nil {
				if r.Request.Origin = originOf(title.Text); r.Request.Origin != "" {
					r.took(title.Span, "title of the page", "the page's origin")
				}
			}
		}
	}
	return true
}

func entry(n *literal.Node) (exchange, bool) {
	request := n.Get("request")
	url := request.Get("url")
	if url == nil {
		return exchange{}, false
	}
	x := exchange{url: url.Text, span: n.Span, urlSpan: url.Span, headers: headerNodes(request.Get("headers"))}
	if m := request.Get("method"); m != nil {
		x.method = m.Text
	}
	if body := request.Get("postData"); body != nil && body.Kind == literal.Map {
		x.body = true
	}
	if size := request.Get("bodySize"); size != nil && size.Text != "" && size.Text[0] != '-' && size.Text != "0" {
		x.body = true
	}
	response := n.Get("response")
	if status := response.Get("status"); status != nil {
		x.status, _ = strconv.Atoi(status.Text)
		if x.status < 100 || x.status > 999 {
			x.status = 0
		}
	}
	x.answer = headerNodes(response.Get("headers"))
	if text := response.Get("content").Get("text"); text != nil && text.Kind == literal.String {
		x.content = text.Text
	}
	if e := response.Get("_error"); e != nil && e.Kind == literal.String && e.Text != "" {
		x.failed = true
	}
	if kind := n.Get("_resourceType"); kind != nil {
		x.xhr, x.loads = kind.Text == "xhr", destination(kind.Text)
	}
	return x, true
}

func headerNodes(list *literal.Node) (all []item) {
	if list == nil {
		return nil
	}
	for i := range list.Items {
		n := &list.Items[i]
		name, value := n.Get("name"), n.Get("value")
		if name != nil && value != nil && len(all) < 300 {
			all = append(all, item{name.Text, value.Text, n.Span})
		}
	}
	return all
}
