package analyze

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// space is all requests as far as rules can tell them apart: classes of origins
// times methods times sets of classes of header names. A request is a preflight
// with one Origin, a method, and perhaps names of headers, or an actual request
// with an Origin.
type space struct {
	d        *dialect.Dialect
	origins  []class
	names    []class
	methods  []string
	rules    [2][]rule          // of one or two documents
	listed   [2]map[int][]int32 // by index of a pattern of an origin: the rules that list it, in order
	complete bool               // no request is left out
	work     int                // how many rules were asked for a method
}

// rule is a CORSRule in a space.
type rule struct {
	methods []string
	headers bits // the classes of names that it allows
}

// url is where the requests of a space go: an object, because a server may
// answer for a bucket otherwise.
const url = "/bucket/key"

func newSpace(d *dialect.Dialect, documents ...[]s3cors.Rule) *space {
	s := &space{d: d}
	m := &d.Match
	var methods, origins, headers index
	for _, method := range [...]string{"GET", "PUT", "POST", "DELETE", "HEAD"} {
		methods.of(method)
	}
	for k, rules := range documents {
		s.rules[k], s.listed[k] = make([]rule, len(rules)), map[int][]int32{}
		for i := range rules {
			r := &s.rules[k][i]
			for _, text := range texts(&rules[i], s3cors.AllowedOrigin) {
				at := origins.of(text)
				if list := s.listed[k][at]; len(list) == 0 || list[len(list)-1] != int32(i) {
					s.listed[k][at] = append(list, int32(i))
				}
			}
			r.methods = texts(&rules[i], s3cors.AllowedMethod)
			for _, method := range r.methods {
				if wire.IsToken(method) {
					methods.of(method)
				}
			}
			for _, name := range texts(&rules[i], s3cors.AllowedHeader) {
				headers.of(s.fold(name))
			}
		}
	}
	s.methods = methods.all
	var originsOK, namesOK bool
	s.origins, originsOK = classes(origins.all, m.OriginWildcard.V, visible, samples(origins.all, "https://other.example"))
	s.names, namesOK = classes(headers.all, m.HeaderWildcard.V, s.isName, samples(headers.all, "x-example"))
	s.complete = originsOK && namesOK
	allowed := make([]bits, len(headers.all)) // by pattern: the classes
	for i := range allowed {
		allowed[i] = newBits(len(s.names))
	}
	for k := range s.names {
		met := s.names[k].met
		for i := met.next(0); i >= 0; i = met.next(i + 1) {
			allowed[i].set(k)
		}
	}
	for k, rules := range documents {
		for i := range rules {
			r := &s.rules[k][i]
			r.headers = newBits(len(s.names))
			names := texts(&rules[i], s3cors.AllowedHeader)
			for _, name := range names {
				for w, word := range allowed[headers.of(s.fold(name))] {
					r.headers[w] |= word
				}
			}
			if len(names) == 0 && !m.NoAllowedHeader.V {
				for w := range s.names {
					r.headers.set(w)
				}
			}
		}
	}
	return s
}

// fold is a header name as it is compared.
func (s *space) fold(name string) string {
	if s.d.Match.HeaderCase.V {
		return name
	}
	return strings.ToLower(name)
}

func (s *space) isName(name string) bool { return wire.IsToken(name) && s.fold(name) == name }

// samples are strings that patterns match and people know, other first.
func samples(patterns []string, other string) []string {
	all := []string{other}
	for _, p := range patterns {
		switch {
		case p == "*" || strings.IndexByte(p, '*') < 0:
		case p[0] == '*' && strings.HasPrefix(other, "https://"):
			all = append(all, "https://other"+p[1:])
		case strings.HasSuffix(p, "://*"):
			all = append(all, p[:len(p)-1]+"other.example")
		default:
			all = append(all, strings.ReplaceAll(p, "*", "other"))
		}
	}
	return all
}

// index numbers strings.
type index struct {
	all []string
	at  map[string]int
}

func (x *index) of(text string) int {
	i, ok := x.at[text]
	if !ok {
		if x.at == nil {
			x.at = map[string]int{}
		}
		i = len(x.all)
		x.at[text] = i
		x.all = append(x.all, text)
	}
	return i
}

// withOrigin are the rules of document k that list the origins of c, in order.
func (s *space) withOrigin(k int, c *class) []int32 {
	first := c.met.next(0)
	if first < 0 || c.met.next(first+1) < 0 {
		return s.listed[k][first]
	}
	listed := newBits(len(s.rules[k]))
	for i := first; i >= 0; i = c.met.next(i + 1) {
		for _, r := range s.listed[k][i] {
			listed.set(int(r))
		}
	}
	var all []int32
	for r := listed.next(0); r >= 0; r = listed.next(r + 1) {
		all = append(all, int32(r))
	}
	return all
}

// asked are those of the rules, which list an origin, that a server asks for a
// method and that have it: the first of them that allows the headers decides.
func (s *space) asked(k int, rules []int32, method string, how dialect.Choice) []int32 {
	if !s.d.Match.MethodCase.V {
		method = strings.ToUpper(method)
	}
	var all []int32
	for _, i := range rules {
		if s.work += 1 + len(s.rules[k][i].methods)/8; s.work > mostWork {
			s.complete = false
			return nil
		}
		if slices.Contains(s.rules[k][i].methods, method) {
			all = append(all, i)
		}
		if how == dialect.FirstOrigin || how == dialect.FirstOriginMethod && len(all) > 0 {
			break
		}
	}
	return all
}

// beyond looks for names that rule r allows and none of others allows together.
func (s *space) beyond(r *rule, k int, others []int32) (names []string, ok bool) {
	for _, i := range others {
		n := r.headers.outside(s.rules[k][i].headers)
		if n < 0 {
			return nil, false
		}
		names = include(names, s.names[n].text)
	}
	return names, true
}

// refusesMethod reports whether no preflight for the method is allowed.
func (s *space) refusesMethod(method string) bool {
	return s.d.Errors.Method.Status != 0 && !s3cors.IsMethod(method)
}

// actual is the request itself.
func actual(origin, method string) wire.Request {
	return wire.Request{Method: method, URL: url, Headers: []wire.Header{{"Origin", origin}}}
}
