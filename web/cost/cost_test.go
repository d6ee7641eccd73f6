// Package cost holds how much work the core and the page's own code do at most
// for a text that somebody wrote to keep them busy: all of it is linear, or
// bounded.
//
// Work is counted in executed statements, and in bytes that the standard
// library reads or allocates for them. Nothing is timed.
package cost

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	// size is the largest document that S3 takes.
	size = 64 << 10
	// most is how many times what an ordinary text of the same size costs a
	// hostile one may cost.
	most = 20
)

// TestMeasure is what TestCost runs in a program that counts.
func TestMeasure(t *testing.T) {
	if !instrumented {
		t.Skip("TestCost runs this")
	}
	size := envInt("COST_SIZE", size)
	only := os.Getenv("COST_TARGET")
	shard, shards := envInt("COST_SHARD", 0), envInt("COST_SHARDS", 1)
	start := time.Now()
	all := targets()
	type row struct {
		ratio, bytes, growth, growthBytes, ms float64
		name, family                          string
	}
	var rows []row
	for i := range all {
		target := &all[i]
		if only != "" && !strings.HasPrefix(target.name, only) || i%shards != shard {
			continue
		}
		ordinary := target.ordinary(size)
		target.run(ordinary)
		base, baseBytes := cost(target, ordinary)
		base, baseBytes = max(base, size), max(baseBytes, 50*size)
		fmt.Printf("%-40s ordinary %d statements %d bytes\n", target.name, base, baseBytes)
		for _, unit := range units {
			worst := row{}
			for _, context := range contexts {
				f := family{context.head, unit, context.tail}
				at := time.Now()
				statements, bytes := cost(target, f.text(size))
				r := row{float64(statements) / float64(base), float64(bytes) / float64(baseBytes), 0, 0, float64(time.Since(at).Microseconds()) / 1000, target.name, f.name()}
				if r.ratio > 1 || r.bytes > 1 {
					s4, b4 := cost(target, f.text(size/4))
					r.growth, r.growthBytes = float64(statements)/float64(s4)/4, float64(bytes)/float64(b4)/4
				}
				rank := func(r row) float64 { return max(r.ratio, r.bytes) * max(r.growth, r.growthBytes) }
				if rank(r) > rank(worst) {
					worst = r
				}
			}
			rows = append(rows, worst)
			if w := worst; max(w.ratio, w.bytes) > 10 || max(w.ratio, w.bytes)*max(w.growth, w.growthBytes) > 6 {
				fmt.Printf("%7.1f %7.1f %6.1f %6.1f %6.0f ms  %s\n", w.ratio, w.bytes, w.growth, w.growthBytes, w.ms, w.family)
			}
		}
	}
	fmt.Println(time.Since(start))
}

func envInt(name string, n int) int {
	if v, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return v
	}
	return n
}

func cost(t *target, text string) (statements, bytes int) {
	s, b := count()
	t.run(text)
	statements, bytes = count()
	return statements - s, bytes - b
}
