package evidence

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
)

// The options of curl that take a value and say nothing that CORS looks at.
var curlValues = []string{
	"-o", "--output", "-m", "--max-time", "--connect-timeout", "--retry", "-x", "--proxy", "--cacert", "-E", "--cert", "--key", "-c", "--cookie-jar", "-w", "--write-out",
	"--resolve", "-D", "--dump-header", "--limit-rate", "-r", "--range", "--aws-sigv4", "--ciphers", "-K", "--config", "--interface", "-U", "--proxy-user", "--tls-max",
	"-y", "-Y", "-z", "--create-file-mode", "--unix-socket", "--netrc-file",
}

// The short options of curl that take a value.
const curlShortValues = "XHdFubAeTomxcwDrKEUyYzP"

type curlReader struct {
	*reader
	x       exchange
	method  string
	get     bool // -G
	head    bool
	byValue string // method that an option implies
	typed   string // Content-Type that an option implies
	implied source.Span
}

// curl reads a curl command line of sh, or of Windows' cmd.
func (r *reader) curl() bool {
	at := 0
	for {
		i := strings.Index(r.text[at:], "curl")
		if i < 0 {
			return false
		}
		at += i
		end := at + len("curl")
		before := strings.TrimRight(r.text[:at], " \t")
		if rest := r.text[end:]; (before == "" || strings.IndexByte("$>#%;|&(`\n", before[len(before)-1]) >= 0) &&
			(strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t") || strings.HasPrefix(rest, ".exe ")) {
			break
		}
		at = end
	}
	text := r.text[at:]
	cmd := strings.Contains(text, `^"`) || strings.Contains(text, "^\n") || strings.Contains(text, "^\r\n")
	all := shellWords(r.text, at, cmd)
	c := curlReader{reader: r, x: exchange{span: source.Span{Start: at, End: all[len(all)-1].span.End}}}
	for i := 1; i < len(all); i++ {
		i += c.argument(all, i)
	}
	if c.x.url == "" {
		return false
	}
	r.Kind = Curl
	c.x.method = "GET"
	for _, m := range [...]string{c.byValue, c.method} {
		if m != "" {
			c.x.method = m
		}
	}
	switch {
	case c.method != "":
	case c.head:
		c.x.method = "HEAD"
	case c.get:
		c.x.method = "GET"
	}
	c.x.body = c.byValue != "" && !c.get
	if !strings.Contains(c.x.url, "://") {
		c.x.url = "http://" + c.x.url
		r.took(c.x.urlSpan, "scheme of the URL", "curl takes http where none is written")
	}
	if c.typed != "" && c.x.body && get(c.x.headers, "Content-Type") == "" {
		c.x.headers = append(c.x.headers, item{"Content-Type", c.typed, c.implied})
	}
	r.raw = []exchange{c.x}
	pre, actual := choose(r.raw)
	r.combine(pre, actual)
	if pre != nil {
		r.took(c.x.urlSpan, "URL", "")
	}
	return true
}

// argument reads the argument number i, and returns how many of those after it
// are its value.
func (c *curlReader) argument(all []word, i int) int {
	w := all[i]
	name, value, used := w.text, word{}, 0
	if !strings.HasPrefix(name, "-") || name == "-" {
		c.url(w)
		return 0
	}
	if !strings.HasPrefix(name, "--") && len(name) > 2 {
		// -sSXPUT: flags, then one option with its value.
		for k := 1; k < len(name); k++ {
			if strings.IndexByte(curlShortValues, name[k]) >= 0 {
				value = word{name[k+1:], w.span}
				name = "-" + name[k:k+1]
				break
			}
			c.flag("-"+name[k:k+1], w.span)
			if k == len(name)-1 {
				return 0
			}
		}
	}
	if value.text == "" && i+1 < len(all) {
		value, used = all[i+1], 1
	}
	span := source.Span{Start: w.span.Start, End: max(w.span.End, value.span.End)}
	if c.option(name, value, span) {
		return used
	}
	if slices.Contains(curlValues, name) {
		c.left(span, "option "+name, "CORS does not depend on it")
		return used
	}
	c.flag(name, w.span)
	return 0
}

func (c *curlReader) option(name string, value word, span source.Span) bool {
	switch name {
	case "-X", "--request":
		c.method = value.text
		c.took(span, "method", "")
	case "-H", "--header":
		name, text, ok := strings.Cut(value.text, ":")
		if !ok {
			name = strings.TrimSuffix(name, ";")
		}
		if name = strings.TrimSpace(name); name != "" && (!ok || strings.TrimSpace(text) != "") {
			c.x.headers = append(c.x.headers, item{name, strings.TrimSpace(text), span})
		} else {
			c.left(span, "header "+name, "curl sends none of that name")
		}
	case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json":
		c.byValue, c.typed, c.implied = "POST", "application/x-www-form-urlencoded", span
		if name == "--json" {
			c.typed = "application/json"
		}
		c.took(span, "body", "its bytes are not kept")
	case "-F", "--form", "--form-string":
		c.byValue, c.typed, c.implied = "POST", "multipart/form-data; boundary=...", span
		c.took(span, "body", "its bytes are not kept")
	case "-T", "--upload-file":
		c.byValue, c.implied = "PUT", span
		c.took(span, "body", "its bytes are not kept")
	case "-u", "--user":
		c.x.headers = append(c.x.headers, item{"Authorization", "Basic " + secret.Hidden, span})
		c.Hidden = append(c.Hidden, "Authorization")
	case "-b", "--cookie":
		c.x.headers = append(c.x.headers, item{"Cookie", value.text, span})
	case "-A", "--user-agent":
		c.x.headers = append(c.x.headers, item{"User-Agent", value.text, span})
	case "-e", "--referer":
		c.x.headers = append(c.x.headers, item{"Referer", value.text, span})
	case "--url":
		c.url(value)
	default:
		return false
	}
	return true
}

func (c *curlReader) flag(name string, span source.Span) {
	switch name {
	case "-I", "--head":
		c.head = true
		c.took(span, "method", "HEAD")
	case "-G", "--get":
		c.get = true
		c.took(span, "method", "GET")
	default:
		name, _, _ = strings.Cut(name, "=")
		c.left(span, "option "+name, "CORS does not depend on it")
	}
}

func (c *curlReader) url(w word) {
	if c.x.url != "" {
		c.left(w.span, "second URL", "one request at a time")
		return
	}
	c.x.url, c.x.urlSpan = w.text, w.span
}
