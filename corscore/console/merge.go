package console

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// The templates that only are before or after a complaint.
const (
	prefix           = "prefix"
	prefixRedirected = "prefix-redirected"
	preflightPrefix  = "preflight"
	redirectPrefix   = "redirect-denied"
	followUp         = "followup" // begins the ids of what follows a complaint of WebKit
	legacy           = "legacy-"  // begins the ids of lines that quote their complaint
)

// merge puts the parts of one complaint together.
func merge(found []part) []Match {
	order := source.Order(len(found), func(i int) int { return found[i].start*maxText - found[i].end })
	all := []Match{}
	end := 0          // of the part before
	var before []part // prefixes that wait for their complaint
	flush := func() {
		for _, f := range before {
			if strings.HasPrefix(f.t.ID, prefix) {
				all = append(all, newMatch(f, nil))
			}
		}
		before = nil
	}
	for _, i := range order {
		f := found[i]
		last := len(all) - 1
		switch {
		case f.start < end:
			// It lies inside another one, which says more; an old line quotes its complaint.
			if last >= 0 && strings.HasPrefix(all[last].Template.ID, legacy) && all[last].Inner == nil {
				switch {
				case f.t.ID == preflightPrefix:
					all[last].Preflight = true
				case f.t.Engine == "chromium" && !strings.HasPrefix(f.t.ID, legacy):
					all[last].Inner = f.t
					all[last].fill(f)
				}
			}
			continue
		case strings.HasPrefix(f.t.ID, prefix) || f.t.ID == preflightPrefix || f.t.ID == redirectPrefix:
			if f.t.ID != preflightPrefix {
				flush()
			}
			before = append(before, f)
		case strings.HasPrefix(f.t.ID, followUp) && last >= 0 && all[last].Template.Engine == "webkit" && all[last].Value("url") == "":
			all[last].Parts = append(all[last].Parts, f.t)
			all[last].fill(f)
		default:
			all = append(all, newMatch(f, before))
			before = nil
		}
		end = f.end
	}
	flush()
	return all
}

func newMatch(f part, before []part) Match {
	m := Match{Template: f.t, Preflight: f.t.Stage == fetch.StagePreflight}
	for _, b := range before {
		m.Parts = append(m.Parts, b.t)
		m.Preflight = m.Preflight || b.t.ID == preflightPrefix
		m.Redirected = m.Redirected || b.t.ID == redirectPrefix
		if b.t.ID != redirectPrefix {
			m.fill(b)
		}
	}
	if f.t.Credentials {
		m.Request.Credentials = fetch.Include
	}
	m.fill(f)
	return m
}

// fill takes over what part f tells.
func (m *Match) fill(f part) {
	switch f.t.ID {
	case followUp + "-fetch", legacy + "2016-fetch", legacy + "2016-fetch-ok":
		m.tell(f.t, "kind", "fetch")
	case followUp + "-xhr", legacy + "2016-xhr", legacy + "2016-xhr-ok":
		m.tell(f.t, "kind", "XMLHttpRequest")
	}
	for _, v := range f.values {
		m.Values = append(m.Values, v)
		m.tell(f.t, v[0], v[1])
	}
}

// tell puts one value to where it belongs in the request and the answer.
func (m *Match) tell(t *Template, name, value string) {
	switch name {
	case "url":
		if m.Request.URL == "" {
			m.Request.URL = value
		}
	case "initialUrl":
		m.Request.URL, m.Redirected = value, true
	case "origin":
		if m.Request.Origin == "" {
			m.Request.Origin = value
		}
	case "kind":
		m.Request.API, m.Request.Destination = madeBy(value)
		if m.Request.API != fetch.Element {
			break
		}
		m.Request.Mode = fetch.CORS
	case "method":
		m.Request.Method = value
	case "header":
		example := ""
		if strings.EqualFold(value, "content-type") {
			example = "application/json"
		}
		m.Request.Headers = append(m.Request.Headers, wire.Header{value, example})
	case "status":
		m.Response.Status, _ = strconv.Atoi(value)
	case "value":
		if header := m.valueOf(t); header != "" {
			m.Response.Headers = append(m.Response.Headers, wire.Header{header, value})
		}
	}
}

// valueOf names the response header whose whole value t shows, "" = none.
func (m *Match) valueOf(t *Template) string {
	switch t.ID {
	case "multiple-acao", "invalid-acao", "mismatch-acao", "CORSAllowOriginNotMatchingOrigin":
		return "Access-Control-Allow-Origin"
	case "credentials-not-true", "credentials-2015":
		return "Access-Control-Allow-Credentials"
	case "pna-invalid":
		return "Access-Control-Allow-Private-Network"
	case "parse":
		return m.Value("name")
	}
	return ""
}

// madeBy reads how a text calls what made the request.
func madeBy(kind string) (fetch.API, fetch.Destination) {
	switch kind {
	case "fetch", "Fetch API", "resource":
		return fetch.FetchAPI, ""
	case "XMLHttpRequest", "XMLHttpRequest endpoint":
		return fetch.XHR, ""
	case "CSS stylesheet", "stylesheet":
		return fetch.Element, fetch.Style
	case "image", "video", "audio", "font", "script":
		return fetch.Element, fetch.Destination(kind)
	}
	return "", ""
}
