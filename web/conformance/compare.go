package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/web/s3servers"
)

// aspect is something that answers are compared in.
type aspect int

const (
	accepted aspect = iota
	putError
	readback
	status
	preflightHeaders
	actualHeaders
	errorHeaders
	numAspects
)

var aspectNames = [numAspects]string{
	"PUT accepted", "PUT code and message", "GET body", "preflight status and error", "preflight CORS headers", "CORS headers of actual", "CORS headers of errors",
}

// tally counts what agrees.
type tally struct {
	total, same [numAspects]int
	differences []string
}

func (t *tally) compare(a aspect, got, want, about string) {
	t.total[a]++
	if got == want {
		t.same[a]++
		return
	}
	t.differences = append(t.differences, fmt.Sprintf("%s\ncore:   %s\nserver: %s\n%s", aspectNames[a], got, want, about))
}

// ask sends n cases to the server and compares its answers with the core's.
func ask(s server, cache string, n int, seed uint64) (*tally, error) {
	r, err := s.Start(cache)
	if err != nil {
		return nil, err
	}
	defer r.Stop()
	t := &tally{}
	g := generator{rand.New(rand.NewPCG(seed, uint64(len(s.Dialect))))}
	for i := range n {
		if err := t.one(r, &g, fmt.Sprintf("/bucket-%04d", i)); err != nil {
			return nil, fmt.Errorf("case %d: %w", i, err)
		}
	}
	return t, nil
}

// one makes one case: a bucket of its own, a document, a preflight and another
// request.
func (t *tally) one(r *s3servers.Running, g *generator, bucket string) error {
	a, err := r.Send("PUT", bucket, "", nil, true)
	for tries := 0; err == nil && a.Status >= http.StatusInternalServerError && tries < 300; tries++ {
		time.Sleep(100 * time.Millisecond) // MinIO and SeaweedFS answer before they are ready
		a, err = r.Send("PUT", bucket, "", nil, true)
	}
	if err != nil || a.Status != 200 {
		return fmt.Errorf("create %s: %d %s %w", bucket, a.Status, a.Body, err)
	}
	document := g.document()
	about := fmt.Sprintf("document %q", document)
	put, err := r.Send("PUT", bucket+"?cors", document, nil, true)
	if err != nil {
		return err
	}
	core := corscore.Run(corscore.Input{Config: document, Dialect: r.Dialect}).Put
	ok := put.Status == 200
	t.compare(accepted, fmt.Sprint(core.Accepted), fmt.Sprint(ok), about)
	config := &document
	if !ok {
		config = nil
		t.compare(putError, fmt.Sprint(core.Status, " ", core.Code, " ", core.Message),
			fmt.Sprint(put.Status, " ", element(put.Body, "Code"), " ", element(put.Body, "Message")), about)
	} else {
		get, err := r.Send("GET", bucket+"?cors", "", nil, true)
		if err != nil {
			return err
		}
		if get.Status != 200 {
			get.Body = ""
		}
		t.compare(readback, core.Readback, get.Body, about)
	}
	if err := t.request(r, config, g.at(bucket, g.preflight(document)), unsigned, about); err != nil {
		return err
	}
	return t.request(r, config, g.at(bucket, g.actual(document)), g.signing(), about)
}

// signing is how a request is signed.
type signing int

const (
	signed signing = iota
	unsigned
	wronglySigned
)

// request sends one request and compares the CORS half of the answer.
func (t *tally) request(r *s3servers.Running, config *string, req corscore.RespondRequest, how signing, about string) error {
	sender := *r
	if how == wronglySigned {
		sender.SecretKey += "x"
	}
	got, err := sender.Send(req.Method, req.Path, "", req.Headers, how != unsigned)
	if err != nil {
		return err
	}
	core := corscore.Respond(corscore.RespondInput{Config: config, Dialect: r.Dialect, Request: req, Anonymous: how == unsigned})
	if errors := &dialect.ByID(r.Dialect).Answer.Errors; got.Status == http.StatusForbidden && req.Method != "OPTIONS" &&
		(how == unsigned && errors.Denied.V.None(req.Method) || how == wronglySigned && errors.Signature.V.None(req.Method)) {
		core.Headers = nil
	}
	about += fmt.Sprintf("\n%s %s %q, %s: %d", req.Method, req.Path, req.Headers, [...]string{"signed", "unsigned", "wrongly signed"}[how], got.Status)
	a := actualHeaders
	if got.Status >= 400 {
		a = errorHeaders
	}
	if req.Method == "OPTIONS" {
		a = preflightHeaders
		t.compare(status, fmt.Sprint(core.Status, " ", core.Code, " ", core.Message), fmt.Sprint(got.Status, " ", element(got.Body, "Code"), " ", element(got.Body, "Message")), about)
	}
	t.compare(a, corsHeaders(slices.Values(core.Headers)), corsHeaders(lines(got.Headers)), about)
	return nil
}

// element is the text of the first element called name, as it stands.
func element(body, name string) string {
	_, rest, _ := strings.Cut(body, "<"+name+">")
	text, _, _ := strings.Cut(rest, "</"+name+">")
	return text
}

func lines(h http.Header) func(func(wire.Header) bool) {
	return func(yield func(wire.Header) bool) {
		for name, values := range h {
			if !yield(wire.Header{name, asBytes(strings.Join(values, ", "))}) {
				return
			}
		}
	}
}

// corsHeaders prints the CORS headers and Vary in the order of their names.
func corsHeaders(headers func(func(wire.Header) bool)) string {
	m := map[string]string{}
	for h := range headers {
		name := strings.ToLower(h[0])
		if strings.HasPrefix(name, "access-control-") || name == "vary" {
			m[name] = h[1]
		}
	}
	var all []string
	for _, name := range slices.Sorted(maps.Keys(m)) {
		all = append(all, name+": "+m[name])
	}
	return strings.Join(all, "; ")
}

// asBytes is a header's value as browsers read it: each byte is a character.
func asBytes(value string) string {
	var b strings.Builder
	for i := range len(value) {
		b.WriteRune(rune(value[i]))
	}
	return b.String()
}
