// Command agree asks real browsers what the core claims of them: pages on several
// loopback origins run generated requests against a bucket on loopback, and what
// page and bucket see is compared with what the core says beforehand.
//
// The bucket answers as the core does with a generated document (core), or with
// generated headers (given). What differs is printed so that it can be opened in
// the playground.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"s3cors.playground/web/browsers"
)

func main() {
	n := flag.Int("n", 200, "scenarios for each browser and kind of answers")
	seed := flag.Uint64("seed", 1, "of the random numbers")
	engine := flag.String("engine", "all", "chromium, firefox, webkit or all")
	kind := flag.String("answers", "both", "core, given or both")
	only := flag.Int("only", -1, "run this scenario alone")
	show := flag.Int("show", 10, "differences to print for each run")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	failed, ran := false, false
	for _, name := range browsers.Engines {
		if *engine != "all" && *engine != name {
			continue
		}
		for _, k := range []answerKind{coreAnswers, givenAnswers} {
			if *kind != "both" && *kind != string(k) {
				continue
			}
			ran = true
			ok, err := check(ctx, name, k, *seed, *n, *only, *show)
			if err != nil {
				fmt.Fprintf(os.Stderr, "agree: %s: %v\n", name, err)
			}
			failed = failed || !ok
		}
	}
	if !ran {
		fmt.Fprintf(os.Stderr, "agree: no engine %q or no answers %q\n", *engine, *kind)
	}
	if failed || !ran {
		os.Exit(1)
	}
}

// check runs n scenarios in one engine and prints what differs.
func check(ctx context.Context, engine string, kind answerKind, seed uint64, n, only, show int) (ok bool, err error) {
	s, err := startSite()
	if err != nil {
		return false, err
	}
	defer s.stop()
	all := generate(kind, seed, n, &s.at)
	if only >= 0 {
		all = slices.DeleteFunc(all, func(c *scenario) bool { return c.id != only })
	}
	s.load(all)
	start := time.Now()
	if err := visit(ctx, engine, s); err != nil {
		return false, err
	}
	var different []string
	for _, c := range all {
		o := s.seen[c.id]
		if found := o.differences(engine); len(found) > 0 {
			different = append(different, o.describe(kind, found))
		}
	}
	fmt.Printf("%s, %s answers, seed %d: %d of %d scenarios as predicted, in %.0f s\n  %s\n",
		engine, kind, seed, len(all)-len(different), len(all), time.Since(start).Seconds(), s.agent)
	for i, d := range different {
		if i == show {
			fmt.Printf("  … and %d more\n", len(different)-i)
			break
		}
		fmt.Print(d)
	}
	return len(different) == 0, nil
}
