package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/andybalholm/brotli"
)

// budgets are the largest sizes, in bytes, of the programs as they travel. Who
// needs more looks first at what the program carries and never uses: package
// wasmbuild says how that is left out.
var budgets = []struct {
	file  string // below web/dist, one match
	limit int
}{
	{filepath.Join("web", "*", "app.wasm"), 2_070_000},
	{filepath.Join("web", "*", "embed.wasm"), 1_186_000},
	{filepath.Join("core", "corscore.wasm"), 1_020_000},
	{filepath.Join("core", "corscore-cli.wasm"), 1_038_000}, // no page loads it
}

// size prints what brotli -q 11 -w 24 makes of each program.
func size() error {
	if err := build(); err != nil {
		return err
	}
	var over error
	for _, b := range budgets {
		found, err := filepath.Glob(filepath.Join(dist, b.file))
		if err != nil || len(found) != 1 {
			return fmt.Errorf("%s: %d files, want 1", b.file, len(found))
		}
		content, err := os.ReadFile(found[0])
		if err != nil {
			return err
		}
		var packed counter
		w := brotli.NewWriterOptions(&packed, brotli.WriterOptions{Quality: 11, LGWin: 24})
		if _, err := w.Write(content); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
		name := filepath.Base(b.file)
		fmt.Printf("%-14s %9d bytes, brotli %9d of %9d\n", name, len(content), packed, b.limit)
		if int(packed) > b.limit {
			over = errors.Join(over, fmt.Errorf("%s is %d bytes over its budget", name, int(packed)-b.limit))
		}
	}
	return over
}

// counter is a writer that only counts.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
