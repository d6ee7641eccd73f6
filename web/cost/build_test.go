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
	keep := os.Getenv("COST_KEEP")
	if keep == "" {
		t.Skip("COST_KEEP=file builds the program that counts; nothing is asserted yet")
	}
	program := build(t)
	if out, err := exec.Command("cp", program, keep).CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
}
