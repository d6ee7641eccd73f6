package e2eservers

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// toolCache is where INSTALL=1 puts tools. Their versions are those that package
// copyas names.
var toolCache = filepath.Join("..", "..", ".cache", "tools")

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// installed makes a directory of the cache by commands, if it may and it is not
// there, and reports whether it is there.
func installed(t *testing.T, name string, commands ...[]string) (dir string, ok bool) {
	t.Helper()
	dir = filepath.Join(absolute(t, toolCache), name)
	done := filepath.Join(dir, ".done")
	if _, err := os.Stat(done); err == nil {
		return dir, true
	}
	if os.Getenv("INSTALL") == "" {
		return dir, false
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, command := range commands {
		c := exec.Command(command[0], command[1:]...)
		c.Dir = dir
		c.Env = append(os.Environ(), "GOFLAGS=", "GOBIN="+filepath.Join(absolute(t, toolCache), "bin"))
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%q: %v\n%s", command, err, out)
		}
	}
	if err := os.WriteFile(done, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return dir, true
}

// boto3 runs a program with the first Python that has boto3.
func boto3() tool {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import boto3").Run() == nil {
			return func(_, text string) *exec.Cmd { return exec.Command(python, "-c", text) }
		}
	}
	return nil
}

func nodeSDK(t *testing.T) tool {
	modules, ok := installed(t, "node", []string{"npm", "install", "--no-audit", "--no-fund", "--prefix", ".", "@aws-sdk/client-s3@3.1169.0"})
	if !ok {
		return nil
	}
	return func(dir, text string) *exec.Cmd {
		_ = os.Symlink(filepath.Join(modules, "node_modules"), filepath.Join(dir, "node_modules"))
		return fileOf(dir, "cors.mjs", text, "node", "cors.mjs")
	}
}

func goSDK(t *testing.T) tool {
	module, ok := installed(t, "go", []string{"go", "mod", "init", "recipe"},
		[]string{"go", "get", "github.com/aws/aws-sdk-go-v2/service/s3@v1.109.1", "github.com/aws/aws-sdk-go-v2/config@v1.33.1"})
	if !ok {
		return nil
	}
	return func(dir, text string) *exec.Cmd {
		for _, name := range []string{"go.mod", "go.sum"} {
			if content, err := os.ReadFile(filepath.Join(module, name)); err == nil {
				_ = os.WriteFile(filepath.Join(dir, name), content, 0o644)
			}
		}
		cache, _ := exec.Command("go", "env", "GOMODCACHE", "GOCACHE").Output()
		c := fileOf(dir, "main.go", text, "sh", "-c", `{ read -r GOMODCACHE; read -r GOCACHE; } <<END
`+string(cache)+`END
export GOMODCACHE GOCACHE GOFLAGS=-mod=mod; exec go run .`)
		return c
	}
}

// terraform applies; TF_CLI_ARGS_init says where its provider is, if that is not
// its registry.
func terraform() tool {
	dir, err := os.MkdirTemp("", "terraform")
	if err != nil {
		return nil
	}
	defer os.RemoveAll(dir)
	probe := fileOf(dir, "main.tf", "terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n    }\n  }\n}\n", "terraform", "init")
	probe.Dir = dir
	if probe.Run() != nil {
		return nil
	}
	return func(dir, text string) *exec.Cmd {
		return fileOf(dir, "main.tf", text, "sh", "-ec", "terraform init -no-color && terraform apply -auto-approve -no-color")
	}
}

// fileOf writes text to a file of dir for a command that runs there.
func fileOf(dir, name, text, program string, args ...string) *exec.Cmd {
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		return exec.Command("false")
	}
	return exec.Command(program, args...)
}
