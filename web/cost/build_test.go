//go:build !js

package cost

import (
	"os"
	"os/exec"
	"strconv"
	"testing"
)

// TestCost runs TestMeasure in a program that counts. COST_KEEP=/a/file builds
// that program and runs nothing: TestMeasure says how to sweep with it.
func TestCost(t *testing.T) {
	if instrumented || testing.Short() {
		t.Skip()
	}
	program := build(t)
	if keep := os.Getenv("COST_KEEP"); keep != "" {
		if out, err := exec.Command("cp", program, keep).CombinedOutput(); err != nil {
			t.Fatal(string(out))
		}
		return
	}
	for shard := range 2 {
		t.Run(strconv.Itoa(shard), func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(program, "-test.run=^TestMeasure$")
			cmd.Env = append(os.Environ(), "COST_SHARDS=2", "COST_SHARD="+strconv.Itoa(shard))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
