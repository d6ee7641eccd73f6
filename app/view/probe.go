package view

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// Probe is a real preflight's answer beside the simulated one.
type Probe struct {
	Busy  bool
	Asked string // what was sent, in a line; "" = nothing yet
	Error string // why there is no answer, "" = there is one
	Rows  []ProbeRow
	Other []string // headers of the answer that CORS does not look at
	Title string
	Tone  Tone
}

// ProbeRow is the status, or one header.
type ProbeRow struct {
	Name            string
	Simulated, Real string // "" = there is none
	Differs         bool
	Order           bool // the same values, otherwise written
}

// ProbeOf is the preflight of the request in the form, to be sent to the bucket
// of t: what is simulated is taken there, whatever host the form names. false:
// the browser sends no preflight, so there is nothing to ask.
func ProbeOf(report *corscore.Report, t bucket.Target) (request wire.Request, simulated wire.Response, ok bool) {
	if report.Fetch == nil {
		return request, simulated, false
	}
	i := slices.IndexFunc(report.Fetch.Exchanges, func(x corscore.Exchange) bool { return x.Kind == fetch.Preflight })
	if i < 0 {
		return request, simulated, false
	}
	x := &report.Fetch.Exchanges[i]
	request = wire.Request{Method: "OPTIONS", URL: probed(x.Request.URL, t)}
	for _, h := range x.Request.Headers {
		if name := strings.ToLower(h[0]); name == "origin" || strings.HasPrefix(name, "access-control-") {
			request.Headers = append(request.Headers, h)
		}
	}
	return request, x.Response, true
}

// probed is url if it leads to the bucket of t, else the object of its last path
// segment there.
func probed(url string, t bucket.Target) string {
	base := strings.TrimSuffix(t.URL(), "/") + "/"
	if strings.HasPrefix(url, base) {
		return url
	}
	path, _, _ := strings.Cut(url, "?")
	path, _, _ = strings.Cut(path, "#")
	key := path[strings.LastIndexByte(path, '/')+1:]
	if _, rest, ok := strings.Cut(path, "://"); ok && !strings.Contains(rest, "/") || key == "" || key == "." || key == ".." {
		key = "key"
	}
	return base + key
}

// Probed lays the real answer beside the simulated one.
func Probed(asked wire.Request, simulated wire.Response, real bucket.RelayAnswer) Probe {
	p := Probe{Asked: asked.Method + " " + asked.URL}
	if real.Status == 0 {
		p.Error = real.Error
		return p
	}
	status := ProbeRow{Name: "Status", Simulated: strconv.Itoa(simulated.Status), Real: strconv.Itoa(real.Status)}
	// What counts is whether it is an ok status.
	status.Differs = (simulated.Status/100 == 2) != (real.Status/100 == 2)
	status.Order = !status.Differs && simulated.Status != real.Status
	p.Rows = append(p.Rows, status)
	var names []string
	for _, h := range append(slices.Clone(simulated.Headers), real.Headers...) {
		name := strings.ToLower(h[0])
		if !strings.HasPrefix(name, "access-control-") && name != "vary" {
			continue
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		p.Rows = append(p.Rows, probeRow(name, simulated.Headers, real.Headers))
	}
	for _, h := range real.Headers {
		if !slices.Contains(names, strings.ToLower(h[0])) {
			p.Other = append(p.Other, h[0])
		}
	}
	p.Title, p.Tone = "The server answers as simulated", OK
	differ := 0
	for _, r := range p.Rows {
		if r.Differs {
			differ++
		}
	}
	if differ > 0 {
		p.Title, p.Tone = "The server responds differently from the simulation: "+words.Count(differ, "difference")+". The bucket may have a different configuration from the one in the editor", Warning
	}
	return p
}

func probeRow(name string, simulated, real []wire.Header) ProbeRow {
	a, hasA := wire.Get(simulated, name)
	b, hasB := wire.Get(real, name)
	r := ProbeRow{Name: name, Simulated: a, Real: b}
	if a == b && hasA == hasB {
		return r
	}
	x, y := values(a), values(b)
	slices.Sort(x)
	slices.Sort(y)
	r.Order = hasA == hasB && slices.Equal(x, y)
	r.Differs = !r.Order
	return r
}

// values are the values of a list, in lower case.
func values(text string) []string {
	var out []string
	for v := range strings.SplitSeq(text, ",") {
		if v = strings.ToLower(strings.TrimSpace(v)); v != "" {
			out = append(out, v)
		}
	}
	return out
}
