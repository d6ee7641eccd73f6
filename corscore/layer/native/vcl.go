package native

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// vcl reads the statements of a VCL file that matter for CORS. It understands
// conditions in a few common forms.
func (r *Reading) vcl(text string) bool {
	r.Settings, _ = layer.SettingsOf("varnish")
	d := directives{text: withoutComments(text)}
	r.block("", d.read(0), "")
	return true
}

// withoutComments leaves out what is after "//", unless that is part of an address,
// and what is between "/*" and "*/".
func withoutComments(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		end := ""
		if strings.HasPrefix(text[i:], "//") && (i == 0 || text[i-1] != ':') {
			end = "\n"
		} else if strings.HasPrefix(text[i:], "/*") {
			end = "*/"
		}
		if end == "" {
			b.WriteByte(text[i])
			continue
		}
		length := strings.Index(text[i+2:], end)
		if length < 0 {
			break
		}
		i += 2 + length + len(end) - 1
		b.WriteByte('\n')
	}
	return b.String()
}

// block reads the statements of a sub, under a condition.
func (r *Reading) block(sub string, all []statement, condition string) {
	for i := range all {
		w := all[i].words
		if len(w) == 0 {
			continue
		}
		text := strings.Join(w, " ")
		switch {
		case w[0] == "sub" && len(w) > 1:
			r.block(w[1], all[i].block, "")
		case w[0] == "if" || w[0] == "elseif" || w[0] == "elsif":
			r.block(sub, all[i].block, condition+" "+strings.TrimPrefix(text, w[0]))
		case w[0] == "set" && len(w) > 3:
			r.assign(sub, w[1], w[2], strings.Join(w[3:], " "), condition)
		case w[0] == "unset" || w[0] == "remove":
			r.clear(w[len(w)-1])
		case strings.HasPrefix(text, "hash_data") && strings.Contains(strings.ToLower(text), "req.http.origin") && !r.Settings.Keys("origin"):
			r.Settings.Key = append(slices.Clip(r.Settings.Key), layer.KeyHeader+"origin")
		case strings.HasPrefix(strings.ReplaceAll(text, " ", ""), "return("):
			r.returns(sub, strings.ReplaceAll(text, " ", ""), condition)
		case w[0] == "else" || w[0] == "vcl" || w[0] == "backend" || w[0] == "import" || strings.HasPrefix(w[0], "hash_data"):
		default:
			r.unread(words.Quote(text) + " is not understood")
		}
	}
}

// returns reads where vcl_recv sends a request.
func (r *Reading) returns(sub, text, condition string) {
	if sub != "vcl_recv" {
		return
	}
	options := strings.Contains(condition, "OPTIONS")
	switch {
	case strings.HasPrefix(text, "return(synth("):
		status, _, _ := strings.Cut(strings.TrimPrefix(text, "return(synth("), ")")
		status, _, _ = strings.Cut(status, ",")
		code, _ := strconv.Atoi(status)
		switch {
		case options && !strings.Contains(condition, "!="):
			r.Settings.Preflight = &layer.Preflight{Status: code}
		case strings.Contains(condition, "req.method") && strings.Contains(condition, "!="):
			r.Settings.Methods = nil
			for _, method := range [...]string{"GET", "HEAD", "OPTIONS", "PUT", "POST", "DELETE"} {
				if strings.Contains(condition, method) {
					r.Settings.Methods = append(r.Settings.Methods, method)
				}
			}
			r.Settings.Refuse = layer.Refuse{Status: code}
		default:
			r.unread("the response to requests where" + words.Clip(condition, words.MaxQuoted) + " is not understood")
		}
	case text == "return(pass)" && strings.Contains(strings.ToLower(condition), "req.http.origin"):
		r.Settings.Bypass = []string{layer.KeyHeader + "origin"}
	case text == "return(pass)" && condition == "":
		r.Settings.Cached = nil
	case text == "return(hash)" && condition != "":
		r.unread("the condition" + words.Clip(condition, words.MaxQuoted) + " of return (hash) is not understood")
	}
}

// clear reads an unset.
func (r *Reading) clear(name string) {
	low := strings.ToLower(name)
	switch {
	case strings.HasPrefix(low, "req.http."), strings.HasPrefix(low, "bereq.http."):
		_, header, _ := strings.Cut(low, ".http.")
		if len(r.Settings.Drop) < mostEdits {
			r.Settings.Drop = append(r.Settings.Drop, header)
		}
	case strings.HasPrefix(low, "beresp.http."):
		r.Settings.Store = with(r.Settings.Store, layer.Edit{Op: layer.Remove, Name: name[len("beresp.http."):]})
		if low == "beresp.http.vary" {
			r.Settings.Vary = layer.IgnoreVary
		}
	case strings.HasPrefix(low, "resp.http."):
		r.Settings.Send = with(r.Settings.Send, layer.Edit{Op: layer.Remove, Name: name[len("resp.http."):]})
	}
}

// assign reads a set.
func (r *Reading) assign(sub, name, op, value, condition string) {
	s, low := &r.Settings, strings.ToLower(name)
	asker := strings.EqualFold(value, "req.http.Origin")
	switch {
	case low == "beresp.ttl" && condition == "":
		s.TTL.Default = duration(value)
		s.TTL.CacheControl = false
	case low == "beresp.grace":
		s.TTL.Grace = duration(value)
	case low == "beresp.keep":
		s.Revalidate = layer.TakesNew
	case strings.HasPrefix(low, "req.http.") || strings.HasPrefix(low, "bereq.http."):
		if _, header, _ := strings.Cut(low, ".http."); header == "origin" {
			s.Set = []wire.Header{{header, value}}
		}
	case strings.HasPrefix(low, "beresp.http."), strings.HasPrefix(low, "resp.http."):
		_, header, _ := strings.Cut(name, ".http.")
		e := layer.Edit{Op: layer.Replace, Name: header, Value: value}
		if asker {
			e.Value, e.When = layer.Asker, layer.WithOrigin
		}
		switch missing := "!" + low; {
		case strings.Contains(strings.ToLower(strings.ReplaceAll(condition, " ", "")), missing):
			e.Op = layer.SetIfMissing
		case strings.Contains(strings.ToLower(condition), "req.http.origin"):
			e.When = layer.WithOrigin
		case condition != "":
			r.unread(header + " is set only where" + words.Clip(condition, words.MaxQuoted) + ", which is not understood")
		}
		if strings.HasPrefix(low, "beresp.") {
			s.Store = with(s.Store, e)
		} else {
			s.Send = with(s.Send, e)
		}
	case op != "=" || sub == "":
	case condition != "" && low == "beresp.ttl":
		r.unread("beresp.ttl is set under a condition, which is not understood")
	}
}
