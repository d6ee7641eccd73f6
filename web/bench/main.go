// Command bench measures what a key costs: from the keydown event to the frame
// that shows the character, for a bare textarea and for the playground's
// editor, in the same run.
//
//	go run ./web/bench                 the whole playground, built and served here
//	go run ./web/bench -url http://…   the playground at an address
//	go run ./web/bench -alone          the editor alone on a page
//	go run ./web/bench -startup        until the page can be used, against a bare page of go-app
//	go run ./web/bench -tasks          how long hostile documents keep the page busy at once
//	go run ./web/bench -tasks -sizes 1000000,10000000 -only newlines
//
// The two pages run in two browsers and take turns in short rounds, so that
// what else the machine does hits both. Each round begins with the same text:
// the keys of one are not behind those of all before it. It fails only if it
// cannot measure.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"s3cors.playground/app/editor/edtest"
	"s3cors.playground/web/sitegen/site"
)

// options are the command's flags.
type options struct {
	url      string
	alone    bool
	lines    string
	rounds   int
	keys     int
	pause    time.Duration
	uncapped bool
	startup  bool
	tasks    bool
	sizes    string
	only     string
}

func main() {
	var o options
	flag.StringVar(&o.url, "url", "", "address of a page with the editor's <textarea id=config>")
	flag.BoolVar(&o.alone, "alone", false, "measure the editor alone on a page")
	flag.StringVar(&o.lines, "lines", "20,100,1000,2000", "sizes of the document")
	flag.IntVar(&o.rounds, "rounds", 6, "rounds per page and size")
	flag.IntVar(&o.keys, "keys", 20, "keys per round")
	flag.DurationVar(&o.pause, "pause", 150*time.Millisecond, "between two keys; 100ms is a fast typist")
	flag.BoolVar(&o.uncapped, "uncapped", false, "let frames come as fast as they can: less noise, no waiting for a display")
	flag.BoolVar(&o.startup, "startup", false, "measure the start instead of keys")
	flag.BoolVar(&o.tasks, "tasks", false, "measure the longest task of hostile documents instead of keys")
	flag.StringVar(&o.sizes, "sizes", "64000", "with -tasks: sizes of the documents, in bytes")
	flag.StringVar(&o.only, "only", "", "with -tasks: part of the names of the families to measure")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	if edtest.Chromium() == "" {
		return fmt.Errorf("no Chromium found; set CHROMIUM to its path")
	}
	if o.startup {
		return startup(o.rounds)
	}
	own, stop, err := edtest.Serve(".")
	if err != nil {
		return err
	}
	defer stop()
	switch {
	case o.alone:
		o.url = own + "/"
	case o.url == "":
		url, stop, err := serveSite()
		if err != nil {
			return err
		}
		defer stop()
		o.url = url
	}
	if o.tasks {
		return tasks(o.url, own+"/bare", o.sizes, o.only)
	}
	var flags []string
	if o.uncapped {
		flags = []string{"disable-frame-rate-limit", "disable-gpu-vsync"}
	}
	bare, closeBare := edtest.Browser(20*time.Minute, flags...)
	defer closeBare()
	full, closeFull := edtest.Browser(20*time.Minute, flags...)
	defer closeFull()
	if err := open(full, o.url); err != nil {
		return fmt.Errorf("%s: %w", o.url, err)
	}
	if err := open(bare, own+"/bare"); err != nil {
		return fmt.Errorf("the bare textarea: %w", err)
	}
	if err := sameBox(bare, full); err != nil {
		return err
	}
	fmt.Printf("key to painted text of %s, ms, p50/p95 of %d keys; panes: key to the last change outside the editor\n\n", o.url, o.rounds*o.keys)
	fmt.Println("| lines | bare textarea | editor | ratio p50 | ratio p95 | panes |")
	fmt.Println("|---|---|---|---|---|---|")
	for field := range strings.SplitSeq(o.lines, ",") {
		n, err := strconv.Atoi(field)
		if err != nil {
			return err
		}
		row, err := measureSize(bare, full, n, o)
		if err != nil {
			return err
		}
		fmt.Println(row)
	}
	return nil
}

// measureSize measures both pages with a document of n lines.
func measureSize(bare, full context.Context, n int, o options) (row string, err error) {
	for _, page := range []context.Context{bare, full} {
		if err := fill(page, document(n)); err != nil {
			return "", err
		}
		if _, err := typeKeys(page, 10, o.pause); err != nil { // warm up
			return "", err
		}
	}
	var a, b []float64
	for range o.rounds {
		for _, side := range []struct {
			page context.Context
			into *[]float64
		}{{bare, &a}, {full, &b}} {
			if err := fill(side.page, document(n)); err != nil {
				return "", err
			}
			times, err := typeKeys(side.page, o.keys, o.pause)
			if err != nil {
				return "", err
			}
			*side.into = append(*side.into, times...)
		}
	}
	panes, err := paneTimes(full, o)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("| %d | %s | %s | %.2f | %.2f | %s |", n, pair(a), pair(b),
		quantile(b, 0.5)/quantile(a, 0.5), quantile(b, 0.95)/quantile(a, 0.95), pair(panes)), nil
}

func pair(list []float64) string {
	if len(list) == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f/%.1f", quantile(list, 0.5), quantile(list, 0.95))
}

func quantile(list []float64, q float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[int(q*float64(len(sorted)-1))]
}

// serveSite builds the site and serves it as the host does.
func serveSite() (url string, stop func(), err error) {
	built, err := site.Build(".", "")
	if err != nil {
		return "", nil, err
	}
	dir, err := os.MkdirTemp("", "bench-*")
	if err != nil {
		return "", nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err == nil {
		err = built.Write(dir)
	}
	if err != nil {
		os.RemoveAll(dir)
		return "", nil, err
	}
	server := &http.Server{Handler: site.Handler(dir)}
	go server.Serve(listener)
	return "http://" + listener.Addr().String() + "/", func() { server.Close(); os.RemoveAll(dir) }, nil
}
