// Package cost holds how much work the core and the page's own code do at most
// for a text that somebody wrote to keep them busy: all of it is linear, or
// bounded.
//
// Work is counted in executed statements, and in bytes that the standard
// library reads or allocates for them. Nothing is timed.
package cost

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	// size is the largest document that S3 takes, sweep is a quarter of it: what
	// grows faster than the text shows there already.
	size  = 64 << 10
	sweep = size / 4
	// most is how many times what an ordinary text of the same size costs a
	// hostile one may cost.
	most = 20
	// linear is how many times more each byte may cost in a text that is four
	// times as long.
	linear = 1.7
)

// TestMeasure holds what each function does with hostile texts against what it
// does with an ordinary one, in executed statements. TestCost runs it in a program
// that counts. To sweep: COST_KEEP=/a/file go test -run=TestCost ./web/cost, then
// COST_ALL=1 /a/file -test.run=TestMeasure -test.v, with COST_SIZE, COST_TARGET (how
// a name begins) and COST_UNIT as wanted.
func TestMeasure(t *testing.T) {
	if !instrumented {
		t.Skip("TestCost runs this")
	}
	size := envInt("COST_SIZE", sweep)
	only := os.Getenv("COST_TARGET")
	shard, shards := envInt("COST_SHARD", 0), envInt("COST_SHARDS", 1)
	start := time.Now()
	all := targets() // the first is Run for the server that is used unless another is chosen
	type row struct {
		ratio, bytes, growth, growthBytes, ms float64
		name, family                          string
	}
	for i := range all {
		target := &all[i]
		if only != "" && !strings.HasPrefix(target.name, only) || i%shards != shard || os.Getenv("COST_ALL") == "" && alike(target.name) {
			continue
		}
		base := measureOf(target.name, target.run, target.ordinary(size), &all[0])
		inJSON := base
		if target.json != nil {
			inJSON = measureOf(target.name, target.json, rules(size), &all[0])
		}
		fmt.Printf("%-40s ordinary %d statements %d bytes, in JSON %d and %d\n", target.name, base.statements, base.bytes, inJSON.statements, inJSON.bytes)
		if os.Getenv("COST_BY") != "" {
			by := whoReads()
			defer func() {
				for _, name := range slices.SortedFunc(maps.Keys(by), func(a, b string) int { return by[b] - by[a] }) {
					if by[name] > 1<<24 {
						fmt.Println(by[name]>>20, "MB", name)
					}
				}
			}()
		}
		for _, unit := range slices.Concat(chosen(), target.own) {
			if u := os.Getenv("COST_UNIT"); u != "" && u != unit {
				continue
			}
			for _, f := range worst(target, unit, size) {
				at := time.Now()
				text := f.text(size)
				statements, bytes := cost(target.run, text)
				base := base
				if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{") {
					base = inJSON
				}
				r := row{float64(statements) / float64(base.statements), float64(bytes) / float64(base.bytes), 0, 0, float64(time.Since(at).Microseconds()) / 1000, target.name, f.name()}
				if max(r.ratio, r.bytes) > 8 {
					s4, b4 := cost(target.run, f.text(size/4))
					r.growth, r.growthBytes = float64(statements)/float64(s4)/4, float64(bytes)/float64(b4)/4
					fmt.Printf("%7.1f %7.1f %6.1f %6.1f %6.0f ms  %s\n", r.ratio, r.bytes, r.growth, r.growthBytes, r.ms, r.family)
					if r.ratio > most || r.growth > linear {
						t.Errorf("%s: %s costs %.0f times an ordinary text, and each byte %.1f times more than in a quarter of it", r.name, r.family, r.ratio, r.growth)
					}
				}
			}
		}
	}
	fmt.Println(time.Since(start))
}

// measure is what an ordinary text costs.
type measure struct{ statements, bytes int }

func measureOf(name string, run func(string), ordinary string, first *target) measure {
	run(ordinary)
	statements, bytes := cost(run, ordinary)
	if strings.HasPrefix(name, "Run ") {
		// One function: a server or a tool that takes no such document has little to say of an ordinary one.
		usual, _ := cost(first.run, ordinary)
		statements = max(statements, usual)
	}
	return measure{max(statements, len(ordinary)), max(bytes, 50*len(ordinary))}
}

// alike reports whether a run is like those of the three servers whose code
// differs most, or a check like those of the three forms that do.
func alike(name string) bool {
	if id, ok := strings.CutPrefix(name, "command check "); ok && !slices.Contains([]string{"ceph", "terraform", "cloudformation-yaml", "gcs-json"}, id) {
		return true
	}
	id, ok := strings.CutPrefix(name, "Run ")
	return ok && !strings.HasPrefix(id, "with ") && !slices.Contains([]string{"scality", "ceph", "s3rver"}, id)
}

// chosen are the units of this run: those of the reviews, or all.
func chosen() []string {
	if os.Getenv("COST_ALL") != "" {
		return units
	}
	return reviewed
}

func envInt(name string, n int) int {
	if v, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return v
	}
	return n
}

func cost(run func(string), text string) (statements, bytes int) {
	s, b := count()
	run(text)
	statements, bytes = count()
	return statements - s, bytes - b
}

// worst are the families of unit that cost most, or grow most, at a sixteenth of size.
func worst(t *target, unit string, size int) (all []family) {
	var most [3]float64
	var at [3]int
	for i, context := range contexts {
		f := family{context.head, unit, context.tail}
		s, b := cost(t.run, f.text(size/16))
		s4, b4 := cost(t.run, f.text(size/64))
		for k, v := range [3]float64{float64(s), float64(b), float64(s) / float64(s4+1) * min(float64(b)/float64(b4+1), 1e9) * float64(s)} {
			if v > most[k] {
				most[k], at[k] = v, i
			}
		}
	}
	for k, i := range at {
		if !slices.Contains(at[:k], i) {
			all = append(all, family{contexts[i].head, unit, contexts[i].tail})
		}
	}
	return all
}
