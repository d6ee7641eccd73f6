package native

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// nginx reads the first location that passes requests on, with what it inherits from
// the blocks around it.
func (r *Reading) nginx(text string) bool {
	d := directives{text: text}
	n := nginxReader{Reading: r, maps: map[string][]string{}}
	n.around(d.read(0))
	if !n.found {
		return false
	}
	r.Settings = n.s
	if n.cache {
		return true
	}
	r.Settings.Cached, r.Settings.Key, r.Settings.VaryBy = nil, nil, layer.VaryByForwarded
	r.Preset = "nginx-add"
	if r.Settings.Methods != nil {
		r.Preset = "nginx-get-only"
	}
	return true
}

type nginxReader struct {
	*Reading
	s     layer.Settings
	maps  map[string][]string // by variable: the origins for which its value is the Origin
	found bool
	cache bool
}

// around reads blocks down to the location. It inherits add_header only if it has
// no add_header of its own.
func (n *nginxReader) around(all []statement) {
	var send []layer.Edit
	for i := range all {
		s := &all[i]
		switch {
		case s.words == nil:
		case s.words[0] == "map" && len(s.words) == 3 && s.words[1] == "$http_origin":
			n.mapped(s)
		case s.words[0] == "add_header" && s.block == nil:
			if e, ok := n.added(s.words); ok {
				send = with(send, e)
			}
		}
	}
	passes := has(all, "proxy_pass")
	for i := range all {
		if s := &all[i]; s.block != nil && !n.found && !passes && s.words != nil && s.words[0] != "map" {
			n.around(s.block)
			if n.found && !has(s.block, "add_header") {
				n.s.Send = append(n.s.Send, send...)
			}
		}
	}
	if passes && !n.found || !n.found && len(send) > 0 && has(all, "add_header") && !nested(all) {
		n.found = true
		n.location(all)
		n.s.Send = append(n.s.Send, send...)
	}
}

func nested(all []statement) bool {
	for i := range all {
		if all[i].block != nil && len(all[i].words) > 0 && (all[i].words[0] == "location" || all[i].words[0] == "server" || all[i].words[0] == "http") {
			return true
		}
	}
	return false
}

func has(all []statement, name string) bool {
	for i := range all {
		if len(all[i].words) > 1 && all[i].words[0] == name {
			return true
		}
	}
	return false
}

// mapped reads for which origins a variable is the Origin.
func (n *nginxReader) mapped(s *statement) {
	origins := []string{}
	for i := range s.block {
		w := s.block[i].words
		switch {
		case len(w) != 2 || w[0] == "default":
		case strings.HasPrefix(w[0], "~"):
			n.unread("the pattern " + words.Quote(w[0]) + " in a map is not understood")
		case w[1] == "$http_origin" || w[1] == w[0]:
			origins = append(origins, w[0])
		}
	}
	n.maps[s.words[2]] = origins
}

// added reads a line of add_header.
func (n *nginxReader) added(w []string) (layer.Edit, bool) {
	if len(w) < 3 || !strings.HasPrefix(strings.ToLower(w[1]), "access-control-") && !wire.EqualName(w[1], "Vary") {
		return layer.Edit{}, false
	}
	e := layer.Edit{Op: layer.Add, Name: w[1], Value: w[2], Status: layer.OKStatuses}
	if len(w) > 3 && w[3] == "always" {
		e.Status = layer.AllStatuses
	}
	switch origins, mapped := n.maps[w[2]]; {
	case mapped:
		e.Value, e.Origins = layer.Asker, origins
	case w[2] == "$http_origin":
		e.Value = layer.Asker
	case strings.HasPrefix(w[2], "$"):
		n.unread("the value of " + w[2] + " is not in this configuration")
	}
	return e, true
}

// location reads the directives of a location.
func (n *nginxReader) location(all []statement) {
	n.s, _ = layer.SettingsOf("nginx-cache")
	var hide []layer.Edit
	bypass, noStore := false, false
	for i := range all {
		s := &all[i]
		if len(s.words) == 0 {
			continue
		}
		w := s.words
		value := strings.Join(w[1:], " ")
		switch w[0] {
		case "proxy_cache":
			n.cache = value != "off"
		case "proxy_cache_valid":
			n.valid(w[1:])
		case "proxy_cache_key":
			n.s.Key = []string{layer.KeyPath}
			if strings.Contains(value, "$request_uri") || strings.Contains(value, "$is_args") || strings.Contains(value, "$args") {
				n.s.Key = []string{layer.KeyURL}
			}
			if strings.Contains(value, "$http_origin") {
				n.s.Key = append(n.s.Key, layer.KeyHeader+"origin")
			}
		case "proxy_ignore_headers":
			if strings.Contains(value, "Vary") {
				n.s.Vary = layer.IgnoreVary
			}
			if strings.Contains(value, "Cache-Control") {
				n.s.TTL.CacheControl = false
			}
		case "proxy_cache_bypass":
			bypass = n.byOrigin(w[0], value) || bypass
		case "proxy_no_cache":
			noStore = n.byOrigin(w[0], value) || noStore
		case "proxy_cache_revalidate":
			if value == "on" {
				n.s.Revalidate = layer.KeepsStored
			}
		case "proxy_set_header":
			n.setHeader(w[1:])
		case "proxy_hide_header":
			hide = with(hide, layer.Edit{Op: layer.Remove, Name: value})
		case "limit_except":
			n.s.Methods, n.s.Refuse = append([]string{"HEAD"}, w[1:]...), layer.Refuse{Status: 403}
		case "if":
			n.condition(value, s.block)
		case "proxy_pass", "proxy_http_version", "proxy_redirect", "proxy_buffering", "proxy_ssl_server_name", "proxy_intercept_errors", "proxy_cache_methods", "add_header":
		default:
			if strings.HasPrefix(w[0], "proxy_cache") || s.block != nil || strings.HasPrefix(w[0], "more_") || w[0] == "rewrite" || w[0] == "error_page" {
				n.unread(words.Quote(w[0]) + " is not understood")
			}
		}
	}
	n.s.Send = append(n.s.Send, hide...)
	switch {
	case bypass:
		n.s.Bypass, n.s.BypassStores = []string{layer.KeyHeader + "origin"}, !noStore
	case noStore:
		n.unread("proxy_no_cache without proxy_cache_bypass: stored responses are still sent")
	}
}

// byOrigin reports whether a directive is about requests with an Origin.
func (n *nginxReader) byOrigin(name, value string) bool {
	if strings.Contains(value, "$http_origin") {
		return true
	}
	n.unread(words.Quote(name+" "+value) + " is not understood")
	return false
}

func (n *nginxReader) setHeader(w []string) {
	if len(w) < 2 {
		return
	}
	name := strings.ToLower(w[0])
	switch {
	case strings.HasPrefix(name, "access-control-allow"):
		n.unread("proxy_set_header changes the request: " + words.Quote(w[0]) + " has no effect there")
	case name != "origin" && !strings.HasPrefix(name, "access-control-request"):
	case len(n.s.Drop)+len(n.s.Set) >= mostEdits:
	case w[1] == `""`:
		n.s.Drop = append(n.s.Drop, name)
	case !strings.HasPrefix(w[1], "$"):
		n.s.Set = append(n.s.Set, wire.Header{name, w[1]})
	case w[1] != "$http_origin":
		n.unread("the value of " + w[1] + " is not in this configuration")
	}
}

// valid reads statuses and a time.
func (n *nginxReader) valid(w []string) {
	if len(w) == 0 {
		return
	}
	seconds := duration(w[len(w)-1])
	if len(w) == 1 {
		n.s.TTL.Default = seconds
	}
	for _, status := range w[:len(w)-1] {
		if len(n.s.TTL.Errors) >= mostEdits {
			return
		}
		code, err := strconv.Atoi(status)
		switch {
		case status == "any":
			n.s.TTL.Default = seconds
			n.keeps(404, seconds)
			n.keeps(403, seconds)
		case err != nil:
		case code >= 400:
			n.keeps(code, seconds)
		case code == 200:
			n.s.TTL.Default = seconds
		}
	}
}

// keeps notes how long responses with a status are stored. The first line about a
// status counts.
func (n *nginxReader) keeps(status, seconds int) {
	if _, ok := n.s.TTL.Errors[status]; ok {
		return
	}
	if n.s.TTL.Errors == nil {
		n.s.TTL.Errors = map[int]int{}
	}
	n.s.TTL.Errors[status] = seconds
}

// duration returns a time such as "10m" or "1h30m" in seconds. A number without a
// unit is seconds.
func duration(text string) int {
	total, n := 0, 0
	for i := range len(text) {
		c := text[i]
		if '0' <= c && c <= '9' {
			n = min(n*10+int(c-'0'), layer.MostSeconds)
			continue
		}
		total += min(n*map[byte]int{'s': 1, 'm': 60, 'h': 3600, 'd': 86400, 'w': 604800, 'y': 31536000}[c], layer.MostSeconds)
		n = 0
	}
	return min(total+n, layer.MostSeconds)
}

// condition reads an if about OPTIONS.
func (n *nginxReader) condition(value string, block []statement) {
	value = strings.Trim(value, "()")
	if !strings.Contains(value, "$request_method") || !strings.Contains(value, "OPTIONS") {
		n.unread("the condition " + words.Quote(value) + " is not understood")
		return
	}
	p := &layer.Preflight{Edits: true}
	for i := range block {
		w := block[i].words
		switch {
		case len(w) > 2 && w[0] == "add_header":
			p.Edits = false
			if e, ok := n.added(w); ok {
				if len(p.Headers) < mostEdits {
					p.Headers = append(p.Headers, wire.Header{e.Name, e.Value})
				}
				if e.Origins != nil {
					p.Origins = e.Origins
				}
			}
		case len(w) > 1 && w[0] == "return":
			p.Status, _ = strconv.Atoi(w[1])
		}
	}
	if p.Status > 0 {
		n.s.Preflight = p
	}
}
