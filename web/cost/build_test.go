//go:build !js

package cost

import (
	"os"
	"os/exec"
	"testing"
)

func TestCost(t *testing.T) {
	if instrumented {
		t.Skip()
	}
	program := build(t)
	if keep := os.Getenv("COST_KEEP"); keep != "" {
		if out, err := exec.Command("cp", program, keep).CombinedOutput(); err != nil {
			t.Fatal(string(out))
		}
		return
	}
	cmd := exec.Command(program, "-test.run=^TestMeasure$", "-test.v")
	out, err := cmd.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
