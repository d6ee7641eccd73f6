package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/jsonio"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/web/s3servers"
)

// recordings is where the recorded sequences are.
const recordings = "corscore/layer/testdata/recordings.jsonl"

// leastLayers is how many sequences of 100 must come out as the core says.
const leastLayers = 99

// askLayers lets recorded sequences, and n generated ones for each program, go
// through nginx and Varnish before real servers, and compares what comes of them
// with what the core says. It reports whether enough agree.
func askLayers(dir string, n int, seed uint64, show int) (bool, error) {
	known, err := recorded(recordings)
	if err != nil {
		return false, err
	}
	enough := true
	for _, program := range []string{"nginx", "varnish"} {
		same, all := 0, 0
		var differences []string
		for _, server := range []s3servers.Server{s3servers.Versitygw, s3servers.S3rver} {
			b, err := newBench(dir, program, server, known, n/2, seed)
			if err != nil {
				return false, fmt.Errorf("%s before %s: %w", program, server.Name, err)
			}
			differs := b.run()
			b.stop()
			all += len(b.sequences)
			same += len(b.sequences) - len(differs)
			differences = append(differences, differs...)
		}
		fmt.Printf("%s before versitygw and s3rver, recorded sequences and %d generated ones, seed %d\n  %-28s %d of %d\n", program, n, seed, "sequences", same, all)
		for i, d := range differences {
			if i == show {
				fmt.Printf("  … and %d more\n", len(differences)-i)
				break
			}
			fmt.Println("  " + strings.ReplaceAll(d, "\n", "\n    "))
		}
		if 100*same < leastLayers*all {
			fmt.Printf("  at least %d %% must agree\n", leastLayers)
			enough = false
		}
	}
	return enough, nil
}

// bench is a server, a cache before it, and what they are asked.
type bench struct {
	server    *s3servers.Running
	between   *httptest.Server // writes down what the cache asks the server
	cache     *cache
	sequences []sequence
	buckets   atomic.Int64
	client    http.Client

	mu    sync.Mutex
	asked map[string][]corscore.RespondRequest // by bucket
}

func newBench(dir, program string, server s3servers.Server, known []sequence, n int, seed uint64) (*bench, error) {
	b := &bench{asked: map[string][]corscore.RespondRequest{}}
	b.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	var setups []setup
	for _, s := range known {
		if s.Layer != program {
			continue
		}
		if !slices.ContainsFunc(setups, func(have setup) bool { return have.name == s.setup.name }) {
			setups = append(setups, s.setup)
		}
		if s.Dialect == server.Dialect {
			b.sequences = append(b.sequences, s)
		}
	}
	setups = append(setups, more[program]...)
	r := rand.New(rand.NewPCG(seed, uint64(len(program)*100+len(server.Dialect))))
	for i := range n {
		b.sequences = append(b.sequences, generated(r, program, server.Dialect, setups[i%len(setups)], i))
	}
	var err error
	if b.server, err = server.Start(dir); err != nil {
		return nil, err
	}
	b.between = httptest.NewServer(http.HandlerFunc(b.passOn))
	if b.cache, err = startCache(program, setups, strings.TrimPrefix(b.between.URL, "http://")); err != nil {
		b.between.Close()
		b.server.Stop()
		return nil, err
	}
	return b, nil
}

func (b *bench) stop() {
	b.cache.stop()
	b.between.Close()
	b.server.Stop()
}

// decisive are the request headers by which a bucket decides.
var decisive = []string{"Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"}

// passOn writes down what the cache asks, and asks the server the same, signed.
func (b *bench) passOn(w http.ResponseWriter, r *http.Request) {
	var headers [][2]string
	asked := corscore.RespondRequest{Method: r.Method, Path: r.URL.RequestURI()}
	for _, name := range append(decisive, "If-None-Match", "If-Modified-Since", "Range") {
		for _, value := range r.Header[http.CanonicalHeaderKey(name)] {
			headers = append(headers, [2]string{name, value})
			if slices.Contains(decisive, name) {
				asked.Headers = append(asked.Headers, [2]string{strings.ToLower(name), value})
			}
		}
	}
	bucket, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	b.mu.Lock()
	b.asked[bucket] = append(b.asked[bucket], asked)
	b.mu.Unlock()
	a, err := b.server.Send(r.Method, r.URL.RequestURI(), "", headers, r.Method != http.MethodOptions)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	for name, values := range a.Headers {
		if name != "Connection" && name != "Keep-Alive" && name != "Transfer-Encoding" && name != "Content-Length" {
			w.Header()[name] = values
		}
	}
	w.WriteHeader(a.Status)
	_, _ = io.WriteString(w, a.Body) // the cache may have gone away
}

// run asks all sequences, many at once. A difference counts if it shows twice: a
// busy machine may be late.
func (b *bench) run() (differences []string) {
	var mu sync.Mutex
	var all sync.WaitGroup
	free := make(chan struct{}, 48)
	for i := range b.sequences {
		all.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			s := &b.sequences[i]
			d, err := b.differs(s)
			if d != "" || err != nil {
				d, err = b.differs(s)
			}
			if err != nil {
				d = err.Error()
			}
			if d != "" {
				mu.Lock()
				differences = append(differences, s.ID+": "+s.setup.name+"\n"+d)
				mu.Unlock()
			}
		})
	}
	all.Wait()
	return differences
}

// differs says where the core says something else than what happens, "" = nowhere.
func (b *bench) differs(s *sequence) (string, error) {
	bucket := fmt.Sprintf("sequence-%04d", b.buckets.Add(1))
	if err := b.prepare(bucket, s); err != nil {
		return "", err
	}
	in, err := json.Marshal(map[string]any{
		"config": s.Config, "dialect": s.Dialect, "object": s.Object, "steps": s.Steps,
		"layer": map[string]any{"preset": s.Layer, "settings": s.setup.settings},
	})
	if err != nil {
		return "", err
	}
	scene, err := jsonio.ParseSceneInput(string(in))
	if err != nil {
		return "", err
	}
	for i, h := range corscore.Scene(scene) {
		seen, err := b.do(bucket, s, &s.Steps[i], i)
		if err != nil {
			return "", err
		}
		if s.Steps[i].Request == nil {
			continue
		}
		if claimed := claim(&h); claimed != seen {
			steps, _ := json.Marshal(s.Steps[:i+1])
			return fmt.Sprintf("core:  %s\ncache: %s\n%s", claimed, seen, steps), nil
		}
	}
	return "", nil
}

// prepare makes the bucket with its configuration and object.
func (b *bench) prepare(bucket string, s *sequence) error {
	if a, err := b.server.Send("PUT", "/"+bucket, "", nil, true); err != nil || a.Status != 200 {
		return fmt.Errorf("PUT %s: %d %s %w", bucket, a.Status, a.Body, err)
	}
	var headers [][2]string
	if control := s.Object["cacheControl"]; control != "" {
		headers = append(headers, [2]string{"Cache-Control", control})
	}
	if a, err := b.server.Send("PUT", "/"+bucket+"/k.txt", "hello world", headers, true); err != nil || a.Status != 200 {
		return fmt.Errorf("PUT k.txt: %d %s %w", a.Status, a.Body, err)
	}
	return b.putCORS(bucket, s.Config)
}

func (b *bench) putCORS(bucket string, config *string) error {
	method, body := "PUT", ""
	if config == nil {
		method = "DELETE"
	} else {
		body = *config
	}
	a, err := b.server.Send(method, "/"+bucket+"?cors", body, nil, true)
	if err == nil && a.Status/100 != 2 && config != nil {
		err = fmt.Errorf("PUT ?cors: %d %s", a.Status, a.Body)
	}
	return err
}

// do lets a step happen, and prints what came of it as [claim] does.
func (b *bench) do(bucket string, s *sequence, st *step, i int) (string, error) {
	path := func(p string) string { return "/" + bucket + strings.TrimPrefix(p, "/bucket") }
	switch st.Do {
	case "putBucketCors":
		return "", b.putCORS(bucket, st.Config)
	case "putObject":
		a, err := b.server.Send("PUT", path(st.Path), "later", nil, true)
		if err == nil && a.Status != 200 {
			err = fmt.Errorf("PUT %s: %d %s", st.Path, a.Status, a.Body)
		}
		return "", err
	case "wait":
		time.Sleep(time.Duration(st.Seconds) * time.Second)
		return "", nil
	}
	return b.request(bucket, path(st.Request.Path), s, st.Request, i)
}

func (b *bench) request(bucket, path string, s *sequence, r *request, i int) (string, error) {
	b.mu.Lock()
	b.asked[bucket] = nil
	b.mu.Unlock()
	req, err := http.NewRequest(r.Method, "http://127.0.0.1:"+b.cache.ports[s.setup.name]+path, nil)
	if err != nil {
		return "", err
	}
	id := fmt.Sprintf("%s-%d", bucket, i)
	req.Header.Set("X-Sequence", id)
	req.Header.Set("Accept-Encoding", "identity")
	for _, h := range r.Headers {
		req.Header.Add(h[0], h[1])
	}
	res, err := b.client.Do(req)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(io.Discard, res.Body)
	res.Body.Close()
	if err != nil {
		return "", err
	}
	seen := happened{status: res.StatusCode, cache: b.did(res, id), age: res.Header.Get("Age") != ""}
	for name, values := range res.Header {
		for _, value := range values {
			if strings.HasPrefix(name, "Access-Control-") || name == "Vary" {
				seen.headers = append(seen.headers, wire.Header{name, value})
			}
		}
	}
	b.mu.Lock()
	seen.asked = slices.Clone(b.asked[bucket])
	b.mu.Unlock()
	if origin := req.Header.Get("Origin"); origin != "" {
		passes, _ := fetch.Passes(wire.Request{Method: r.Method, Headers: r.Headers}, wire.Response{Status: res.StatusCode, Headers: seen.headers})
		seen.passes = &passes
	}
	return seen.String(), nil
}

// did is what the cache says that it did.
func (b *bench) did(res *http.Response, id string) string {
	if b.cache.log == "" {
		if word := res.Header.Get("X-Told"); word != "" {
			return word
		}
		return "PASS"
	}
	// nginx writes its line when it is done with the response.
	for range 200 {
		text, _ := os.ReadFile(b.cache.log) // it is there as soon as there is a line
		if _, after, ok := strings.Cut(string(text), "\n"+id+" "); ok || strings.HasPrefix(string(text), id+" ") {
			if !ok {
				after = strings.TrimPrefix(string(text), id+" ")
			}
			word, _, _ := strings.Cut(after, "\n")
			switch word {
			case "HIT", "BYPASS":
				return word
			case "-":
				return "PASS"
			}
			return "MISS"
		}
		time.Sleep(10 * time.Millisecond)
	}
	return "unknown"
}

// happened is what came of a request, in the core or in reality.
type happened struct {
	status  int
	headers []wire.Header
	cache   string
	age     bool
	asked   []corscore.RespondRequest
	passes  *bool
}

func (h happened) String() string {
	headers := slices.Clone(h.headers)
	slices.SortFunc(headers, func(a, b wire.Header) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	var text strings.Builder
	fmt.Fprintf(&text, "%d %s age %v %q asked", h.status, h.cache, h.age, headers)
	for _, a := range h.asked {
		m := map[string]string{}
		for _, header := range a.Headers {
			m[header[0]] = header[1]
		}
		text.WriteString(" " + a.Method)
		for _, name := range slices.Sorted(maps.Keys(m)) {
			text.WriteString(" " + name + "=" + m[name])
		}
	}
	if h.passes != nil {
		fmt.Fprintf(&text, " passes %v", *h.passes)
	}
	return text.String()
}

// claim is what the core says of a request.
func claim(h *corscore.Happened) string {
	c := happened{status: h.Status, headers: h.Headers, cache: string(h.Cache), age: h.Age >= 0, passes: h.Passes}
	for _, a := range h.Asked {
		c.asked = append(c.asked, corscore.RespondRequest{Method: a.Method, Headers: a.Headers})
	}
	return c.String()
}
