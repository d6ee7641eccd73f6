package evidence

import (
	"strings"

	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// command reads a command line.
func (r *collector) command(span source.Span, text string) {
	r.pending = 0
	text = unwrapped(unmarked(text))
	q := reader{text: text}
	bare := strings.TrimLeft(strings.TrimSpace(text), "$#% >")
	switch program, _, _ := strings.Cut(bare, " "); program {
	case "aws", "gsutil", "gcloud", "wrangler", "npx", "b2", "mc", "s3cmd":
		if program == "aws" && r.configuration(span, text) {
			return
		}
		r.piece(span, Command, false, "It sets or reads a configuration; what it printed counts")
		return
	case "wget", "http", "https", "xh", "xhs":
		q.text = asCurl(bare)
	}
	if !q.curl() && !q.powershell() {
		r.piece(span, Command, false, "No request was found in it")
		return
	}
	kind := q.Kind
	raw := q.raw
	q.finish()
	r.take(&q.Result, rankCommand, Known{Origin: q.Request.Origin != "", URL: true, Method: true, Headers: true})
	for i := range raw {
		r.exchange(&raw[i], observed.Tool)
	}
	r.pending = len(r.seen.Exchanges)
	if strings.Contains(text, "| grep") {
		// What grep does not print is not there, as far as is known.
		r.last().Response = &wire.Response{}
	}
	r.piece(span, kind, true, requestNote(&q.Result))
}

// unmarked is a command without the marks of Markdown around it. Offsets stay the same.
func unmarked(text string) string {
	rest, ok := strings.CutPrefix(text, "`")
	if !ok {
		return text
	}
	if end := strings.LastIndexByte(rest, '`'); end >= 0 {
		return " " + rest[:end] + strings.Repeat(" ", len(rest)-end)
	}
	return " " + rest
}

// asCurl writes a command of wget, HTTPie or xh as one of curl.
func asCurl(line string) string {
	program, args, _ := strings.Cut(line, " ")
	all := shellWords(args, 0, false)
	out := []string{"curl"}
	quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "") + "'" }
	if program == "wget" {
		for i := 0; i < len(all); i++ {
			w := all[i].text
			name, value, ok := strings.Cut(w, "=")
			if !ok && i+1 < len(all) && (name == "--header" || name == "--method" || name == "--user-agent" || name == "-U") {
				i++
				value, ok = all[i].text, true
			}
			switch {
			case name == "--header":
				out = append(out, "-H", quote(value))
			case name == "--method":
				out = append(out, "-X", quote(value))
			case name == "--body-data" || name == "--body-file" || name == "--post-data" || name == "--post-file":
				out = append(out, "-d", "x")
			case name == "--spider":
				out = append(out, "-I")
			case strings.Contains(w, "://"):
				out = append(out, quote(w))
			}
		}
		return strings.Join(out, " ")
	}
	for _, word := range all {
		w := word.text
		name, value, header := strings.Cut(w, ":")
		switch {
		case strings.HasPrefix(w, "-"):
			if w == "--head" {
				out = append(out, "-I")
			}
		case strings.HasPrefix(w, "http://") || strings.HasPrefix(w, "https://"):
			out = append(out, quote(w))
		case w == strings.ToUpper(w) && wire.IsToken(w) && len(w) > 2:
			out = append(out, "-X", w)
		case header && wire.IsToken(name) && !strings.Contains(name, "."):
			out = append(out, "-H", quote(name+": "+value))
		case strings.Contains(w, "=") || strings.HasPrefix(w, "@"):
			out = append(out, "-d", "x")
		case strings.Contains(w, "/") || strings.HasPrefix(w, ":") || strings.Contains(w, "."):
			out = append(out, quote(program+"://"+strings.TrimPrefix(w, ":")))
		}
	}
	return strings.Join(out, " ")
}
