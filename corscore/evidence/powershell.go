package evidence

import (
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
)

// powershell reads Invoke-WebRequest as developer tools copy it.
func (r *reader) powershell() bool {
	at := strings.Index(r.text, "Invoke-WebRequest")
	if at < 0 {
		if at = strings.Index(r.text, "Invoke-RestMethod"); at < 0 {
			return false
		}
	}
	x := exchange{method: "GET", span: source.Span{Start: at, End: len(r.text)}}
	for i := at; i < len(r.text); {
		if c := r.text[i]; c == '"' || c == '\'' {
			_, i = psString(r.text, i)
			continue
		} else if c != '-' {
			i++
			continue
		}
		start := i
		i++
		for i < len(r.text) && (r.text[i]|0x20 >= 'a' && r.text[i]|0x20 <= 'z') {
			i++
		}
		name := r.text[start:i]
		if start > 0 && strings.IndexByte(" \t\r\n`", r.text[start-1]) < 0 {
			continue
		}
		for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '\t') {
			i++
		}
		value, end := psValue(r.text, i)
		span := source.Span{Start: start, End: end}
		switch strings.ToLower(name) {
		case "-uri":
			x.url, x.urlSpan = value, span
		case "-method":
			x.method = value
			r.took(span, "method", "")
		case "-contenttype":
			x.headers = append(x.headers, item{"Content-Type", value, span})
		case "-useragent":
			x.headers = append(x.headers, item{"User-Agent", value, span})
		case "-body", "-infile":
			x.body = true
			r.took(span, "body", "its bytes are not kept")
		case "-headers":
			var more []item
			more, end = psTable(r.text, i)
			x.headers = append(x.headers, more...)
		default:
			r.left(span, "option "+name, "CORS does not depend on it")
		}
		i = max(end, i)
	}
	if x.url == "" {
		return false
	}
	r.Kind = PowerShell
	r.raw = []exchange{x}
	pre, actual := choose(r.raw)
	r.combine(pre, actual)
	if pre != nil {
		r.took(x.urlSpan, "URL", "")
	}
	if i := strings.Index(r.text, ".Cookies.Add("); i >= 0 && i < at {
		r.Request.Credentials = fetch.Include
		r.took(source.Span{Start: i, End: i + len(".Cookies.Add(")}, "cookies", "credentials were sent; their values are not kept")
	}
	return true
}

// psString reads the quoted string at offset i and returns the offset after it.
func psString(text string, i int) (string, int) {
	quote := text[i]
	var b strings.Builder
	for i++; i < len(text); i++ {
		switch c := text[i]; {
		case c == '`' && quote == '"' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		case c != quote:
			b.WriteByte(c)
		case i+1 < len(text) && text[i+1] == quote:
			i++
			b.WriteByte(quote)
		default:
			return b.String(), i + 1
		}
	}
	return b.String(), i
}

// psValue reads a string, or a word, at offset i of the same line.
func psValue(text string, i int) (string, int) {
	if i < len(text) && (text[i] == '"' || text[i] == '\'') {
		return psString(text, i)
	}
	start := i
	if i < len(text) && (text[i] == '-' || text[i] == '`') {
		return "", i // the option has no value
	}
	for i < len(text) && strings.IndexByte(" \t\r\n`", text[i]) < 0 {
		i++
	}
	return text[start:i], i
}

// psTable reads @{"name"="value" …}.
func psTable(text string, i int) (all []item, end int) {
	if !strings.HasPrefix(text[i:], "@{") {
		_, end = psValue(text, i)
		return nil, end
	}
	for i += len("@{"); i < len(text) && text[i] != '}' && len(all) < 300; {
		if strings.IndexByte(" \t\r\n;", text[i]) >= 0 {
			i++
			continue
		}
		start := i
		name := ""
		if text[i] == '"' || text[i] == '\'' {
			name, i = psString(text, i)
		} else {
			for i < len(text) && strings.IndexByte("= \t\r\n;}", text[i]) < 0 {
				i++
			}
			name = text[start:i]
		}
		for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '=') {
			i++
		}
		value := ""
		if i < len(text) && (text[i] == '"' || text[i] == '\'') {
			value, i = psString(text, i)
		} else {
			for i < len(text) && strings.IndexByte("\r\n;}", text[i]) < 0 {
				i++
			}
		}
		if i == start {
			i++
			continue
		}
		all = append(all, item{name, value, source.Span{Start: start, End: i}})
	}
	return all, min(i+1, len(text))
}
