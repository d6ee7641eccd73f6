package cause

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/symptom"
	"s3cors.playground/corscore/wire"
)

// response is a captured response with what matters of its request.
type response struct {
	*observed.Exchange
	origin  string // that the request had, "" = none
	allowed string // Access-Control-Allow-Origin
	has     bool   // it has that header
	layer   between
}

// captured takes the responses of the exchanges.
func (s *seen) captured(known *symptom.Finder) {
	for i := range s.Observed.Exchanges {
		x := &s.Observed.Exchanges[i]
		if x.Response == nil {
			continue
		}
		r := s.responseOf(x)
		if r.layer.name != "" {
			s.layer = r.layer
		}
		s.responses = append(s.responses, r)
		status, code := x.Response.Status, codeOf(x.Response.Body)
		if code != "" || status >= 400 || status/100 == 3 && status != 304 {
			s.failures = append(s.failures, failure{
				code: code, text: x.Response.Body, status: status, preflight: x.Kind == observed.Preflight, cors: r.has,
			})
		}
		s.tell(known.Find(x.Response.Body), x.Response.Body)
	}
}

func (s *seen) responseOf(x *observed.Exchange) response {
	r := response{Exchange: x}
	url := ""
	if x.Request != nil {
		r.origin, _ = wire.First(x.Request.Headers, "Origin")
		if x.By == observed.Browser && r.origin == "" && s.Request != nil {
			r.origin = s.Request.Origin
		}
		url = x.Request.URL
	}
	r.allowed, r.has = wire.Get(x.Response.Headers, "Access-Control-Allow-Origin")
	r.layer = s.layerOf(url, x.Response.Headers)
	return r
}

// told reports whether a person's sentence tells of the response. It may have had
// other headers too.
func (r *response) told() bool { return r.Request == nil && r.By == observed.Browser }

// isPreflight reports whether it is the response to OPTIONS.
func (r *response) isPreflight() bool {
	return r.Kind == observed.Preflight || r.Request != nil && r.Request.Method == "OPTIONS"
}

// varies reports whether the response says that it depends on the Origin.
func (r *response) varies() bool {
	vary, _ := wire.Get(r.Response.Headers, "Vary")
	return strings.Contains(strings.ToLower(vary), "origin")
}

// sibling reports whether another response of the same host has the header that
// response i lacks, though both may have it.
func (s *seen) sibling(i int) bool {
	of := hostOf(&s.responses[i])
	return of != "" && !s.onAmazon() && slices.ContainsFunc(s.responses, func(r response) bool { return r.has && hostOf(&r) == of })
}

// other is a second product that answers at the host of r and sends the header that r
// lacks, "" if there is none.
func (s *seen) other(r *response) string {
	for i := range s.responses {
		o := &s.responses[i]
		if !r.has && o.has && r.layer.name != "" && o.layer.name != "" && o.layer.name != r.layer.name && r.Request != nil && o.Request != nil && hostOf(r) == hostOf(o) {
			return o.layer.name
		}
	}
	return ""
}

// direct reports whether the bucket's own host sent the header.
func (s *seen) direct() bool {
	return slices.ContainsFunc(s.responses, func(r response) bool { return r.has && layer.IsBucket(hostOf(&r)) })
}

// hostOf is the host that r came from, "" if that is not known.
func hostOf(r *response) string {
	if r.Request == nil {
		return ""
	}
	u, _ := wire.ParseURL(r.Request.URL)
	return u.Host
}

// stranger is the name of a server that is neither S3 nor a known layer, "" if none
// answered.
func (s *seen) stranger() string {
	for i := range s.responses {
		r := &s.responses[i]
		server, ok := wire.First(r.Response.Headers, "Server")
		if !ok || r.layer.name != "" || slices.ContainsFunc(r.Response.Headers, func(h wire.Header) bool { return strings.HasPrefix(strings.ToLower(h[0]), "x-amz-") }) {
			continue
		}
		known := false
		for _, name := range [...]string{"amazons3", "minio", "ceph", "seaweed", "versity", "s3", "tencent", "aliyun", "obs", "uploadserver", "wasabi", "garage", "localstack", "hypercorn", "werkzeug", "blob", "scality", "backblaze"} {
			known = known || strings.Contains(strings.ToLower(server), name)
		}
		if !known {
			return server
		}
	}
	return ""
}

// console is the name of a server's user interface that answered, "" if none did.
func (s *seen) console() string {
	for i := range s.responses {
		if server, _ := wire.First(s.responses[i].Response.Headers, "Server"); strings.HasSuffix(strings.ToLower(server), "console") {
			return server
		}
	}
	return ""
}

// disproved says against a cause that a captured response is as it should be.
func (s *seen) disproved(v *verdict) {
	if s.proven && v.standing != "" && v.standing != Certain {
		v.doubt("a captured response has the CORS headers for its origin")
	}
}
