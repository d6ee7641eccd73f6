package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"s3cors.playground/app/editor/edtest"
	"s3cors.playground/web/sitegen/site"
)

// fast3G is what the browsers' developer tools call by that name.
var fast3G = network.Conditions{Latency: 562.5, DownloadThroughput: 180_000, UploadThroughput: 84_375}

// noteStart notes, in every document, when it first painted and when its
// program stood on the page.
const noteStart = `
	window.started = {paint: 0, running: 0};
	new PerformanceObserver(list => { for (const e of list.getEntriesByName("first-contentful-paint")) started.paint = e.startTime; }).observe({type: "paint", buffered: true});
	new MutationObserver(() => { if (document.documentElement?.dataset.app === "running") started.running ||= performance.now(); })
		.observe(document, {attributes: true, subtree: true, attributeFilter: ["data-app"]});`

// startup measures how long the playground and a bare page of go-app take until
// they can be used: at a first visit over a slow network, and at the next visit,
// when the browser has all of it.
func startup(rounds int) error {
	full, err := site.Build(".", "")
	if err != nil {
		return err
	}
	bare, err := bareSite()
	if err != nil {
		return err
	}
	var rows [2]struct{ paint, cold, warm []float64 }
	for i, files := range []map[string][]byte{bare, full} {
		s, err := serveLikeCDN(files, i == 1)
		if err != nil {
			return err
		}
		defer s.Close()
		for range rounds {
			cold, warm, err := visits(s)
			if err != nil {
				return err
			}
			rows[i].paint = append(rows[i].paint, cold.Paint)
			rows[i].cold = append(rows[i].cold, cold.Running)
			rows[i].warm = append(rows[i].warm, warm.Running)
		}
		fmt.Printf("%s: %d requests, %d bytes at the first visit, the service worker's too\n", []string{"bare", "playground"}[i], s.requests/rounds, s.bytes/rounds)
	}
	fmt.Printf("\nms, p50 of %d visits; cold over Fast 3G, warm from the browser's own store\n\n", rounds)
	fmt.Println("| | bare go-app | playground | ratio |")
	fmt.Println("|---|---|---|---|")
	for _, row := range []struct {
		name string
		a, b []float64
	}{{"first paint, cold", rows[0].paint, rows[1].paint}, {"can be used, cold", rows[0].cold, rows[1].cold}, {"can be used, warm", rows[0].warm, rows[1].warm}} {
		a, b := quantile(row.a, 0.5), quantile(row.b, 0.5)
		fmt.Printf("| %s | %.0f | %.0f | %.2f |\n", row.name, a, b, b/a)
	}
	return nil
}

// start is when a page painted and could be used, in ms since it was asked for.
type start struct{ Paint, Running float64 }

// visits opens the site for the first time in a fresh browser over a slow
// network, waits until its service worker has everything, and opens it again.
func visits(s *cdn) (cold, warm start, err error) {
	tab, closeBrowser := edtest.Browser(5*time.Minute, "host-resolver-rules=MAP "+host+" 127.0.0.1", "ignore-certificate-errors-spki-list="+s.keyHash())
	defer closeBrowser()
	err = chromedp.Do(tab, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&fast3G}}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: noteStart})
		return err
	}))
	if err != nil {
		return cold, warm, err
	}
	if cold, err = visit(tab, s.origin); err != nil {
		return cold, warm, err
	}
	if err := edtest.Run(tab, `navigator.serviceWorker.ready`); err != nil {
		return cold, warm, fmt.Errorf("the service worker: %w", err)
	}
	for range 2 { // the first visit from the store compiles what the next ones find compiled
		if warm, err = visit(tab, s.origin); err != nil {
			return cold, warm, err
		}
		time.Sleep(2 * time.Second)
	}
	return cold, warm, nil
}

func visit(tab context.Context, address string) (start, error) {
	if err := edtest.Open(tab, address+"/"); err != nil {
		return start{}, err
	}
	if err := edtest.Wait(tab, 2*time.Minute, `started.running`); err != nil {
		return start{}, err
	}
	return edtest.Eval[start](tab, `({Paint: started.paint, Running: started.running})`)
}

// bareSite are the files of the page in the folder bare.
func bareSite() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "bare-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "web", "app.wasm")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./web/bench/bare")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	info, err := os.Stat(program)
	if err != nil {
		return nil, err
	}
	if out, err := exec.Command("go", "run", "./web/bench/bare", dir, strconv.FormatInt(info.Size(), 10)).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	files := map[string][]byte{"web/icon.png": {}}
	return files, filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err == nil {
			files[filepath.ToSlash(name)], err = os.ReadFile(file)
		}
		return err
	})
}

// cdn serves files compressed, as a host does, and counts what it sends.
type cdn struct {
	*httptest.Server
	origin string

	mu              sync.Mutex
	requests, bytes int
}

// host is a name of loopback: there the playground has no service worker. The
// certificate of httptest is for it.
const host = "example.com"

// keyHash is what Chromium calls the server's key by. What comes from a server
// whose key it is told to trust it keeps; what comes in spite of a certificate's
// errors it does not.
func (s *cdn) keyHash() string {
	sum := sha256.Sum256(s.Certificate().RawSubjectPublicKeyInfo)
	return base64.StdEncoding.EncodeToString(sum[:])
}

// serveLikeCDN compresses the files once and serves them over HTTPS, without
// which browsers take no brotli. The playground's policy forbids what go-app's
// own loader does.
func serveLikeCDN(files map[string][]byte, policy bool) (*cdn, error) {
	packed := make(map[string][]byte, len(files))
	for name, content := range files {
		var b bytes.Buffer
		w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: 11, LGWin: 24})
		if _, err := w.Write(content); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		packed[name] = b.Bytes()
	}
	s := &cdn{}
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		names := []string{name, name + ".html", path.Join(name, "index.html")}
		i := slices.IndexFunc(names, func(n string) bool { return packed[n] != nil })
		s.mu.Lock()
		defer s.mu.Unlock()
		s.requests++
		if i < 0 {
			http.NotFound(w, r)
			return
		}
		site.SetHeaders(w.Header(), r.URL.Path, names[i])
		if !policy {
			w.Header().Del("Content-Security-Policy")
		}
		tag := `"` + strconv.Itoa(len(packed[names[i]])) + `"`
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Encoding", "br")
		n, _ := w.Write(packed[names[i]]) // whoever left gets no more
		s.bytes += n
	}))
	s.EnableHTTP2 = true
	s.StartTLS()
	s.origin = strings.Replace(s.URL, "127.0.0.1", host, 1)
	return s, nil
}
