// Command conformance asks real servers what the core claims of them: the same
// generated documents and requests go to the server and to the core, and what
// differs is printed.
//
// The servers are those that install from the Go module proxy and from npm;
// they run on loopback and are built once, into .cache. nginx and Varnish come
// from the system; sequences of requests go through them.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
)

// fewest is how many differences a server may show, however few cases there
// are, unless all must agree.
const fewest = 2

func main() {
	cases := flag.Int("n", 500, "generated cases for each server")
	seed := flag.Uint64("seed", 1, "of the random numbers")
	only := flag.String("server", "", "ask only this server")
	all := flag.Bool("all", false, "ask also the servers that take minutes to build")
	cache := flag.String("cache", ".cache/conformance", "where the servers are built")
	layers := flag.Int("layers", 200, "generated sequences for nginx and for Varnish, 0 = neither is asked")
	show := flag.Int("show", 10, "differences to print for each server")
	flag.Parse()
	failed := false
	for _, s := range servers {
		if *only != "" && *only != s.Dialect || *only == "" && s.slow && !*all {
			continue
		}
		t, err := ask(s, *cache, *cases, *seed)
		if err != nil {
			fmt.Fprintf(os.Stderr, "conformance: %s: %v\n", s.Name, err)
			failed = true
			continue
		}
		fmt.Printf("%s, %d cases, seed %d\n", s.Name, *cases, *seed)
		for a := range numAspects {
			fmt.Printf("  %-28s %d of %d\n", aspectNames[a], t.same[a], t.total[a])
			few := s.least[a] < 100 && t.total[a]-t.same[a] <= fewest
			if !few && 100*t.same[a] < s.least[a]*t.total[a] {
				fmt.Printf("  at least %d %% must agree\n", s.least[a])
				failed = true
			}
		}
		for i, d := range t.differences {
			if i == *show {
				fmt.Printf("  … and %d more\n", len(t.differences)-i)
				break
			}
			fmt.Println("  " + strings.ReplaceAll(d, "\n", "\n    "))
		}
	}
	if *layers > 0 {
		enough, err := askLayers(*cache, *layers, *seed, *show)
		if err != nil {
			fmt.Fprintf(os.Stderr, "conformance: %v\n", err)
		}
		failed = failed || !enough
	}
	if failed {
		os.Exit(1)
	}
}
