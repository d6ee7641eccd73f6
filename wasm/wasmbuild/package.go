package wasmbuild

import (
	"os"
	"path/filepath"
	"strings"

	"s3cors.playground/corscore/jsonio"
)

// Package is the core as a package of npm, by file name: what is published below
// core/ on the site, and what `npm pack` packs there. It depends on nothing.
func Package(root string) (map[string][]byte, error) {
	program, err := Core(root)
	if err != nil {
		return nil, err
	}
	command, err := Command(root)
	if err != nil {
		return nil, err
	}
	execJS, err := ExecJS()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{
		"corscore.wasm":     program,
		"corscore-cli.wasm": command,
		"wasm_exec.js":      execJS,
		"package.json":      []byte(strings.Replace(packageJSON, "VERSION", jsonio.Version, 1)),
	}
	for name, from := range map[string]string{
		"corscore.mjs":     "wasm/corscore/corscore.mjs",
		"corscore.d.ts":    "wasm/corscore/corscore.d.ts",
		"corscore-cli.mjs": "wasm/corscore/corscore-cli.mjs",
		"README.md":        "wasm/corscore/README.md",
		"LICENSE":          "LICENSE",
	} {
		if files[name], err = os.ReadFile(filepath.Join(root, filepath.FromSlash(from))); err != nil {
			return nil, err
		}
	}
	return files, nil
}

const packageJSON = `{
  "name": "corscore",
  "version": "VERSION",
  "description": "What is wrong with the CORS configuration of an S3 bucket, what the server answers, and what the browser does: a library and a command",
  "license": "Apache-2.0",
  "keywords": ["cors", "s3", "minio", "ceph", "lint", "cli"],
  "type": "module",
  "engines": { "node": ">=20" },
  "exports": {
    ".": { "types": "./corscore.d.ts", "default": "./corscore.mjs" },
    "./corscore.wasm": "./corscore.wasm",
    "./package.json": "./package.json"
  },
  "types": "./corscore.d.ts",
  "bin": { "corscore": "corscore-cli.mjs" },
  "files": ["corscore.mjs", "corscore.d.ts", "corscore.wasm", "corscore-cli.mjs", "corscore-cli.wasm", "wasm_exec.js"]
}
`
