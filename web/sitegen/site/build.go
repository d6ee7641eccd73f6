// Package site answers one question: which bytes does the published site
// consist of, and with which headers are they served? The generator writes
// what [Build] returns, and [Handler] serves it as the host does.
package site

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"s3cors.playground/app"
	"s3cors.playground/app/guide"
	"s3cors.playground/app/highlight"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/library"
	"s3cors.playground/wasm/wasmbuild"
)

// Files is the content of every file of the site by its slash path relative to
// the published directory: "index.html", "core/corscore.wasm".
type Files map[string][]byte

// styles are the style sheets of every page, in the order of the cascade.
var styles = []string{"app.css", "editor.css", "highlight.css", "shell.css"}

// Build makes the whole site from the module at dir. base is the scheme and host
// that it will be found at; without it pages name no picture and there is no
// sitemap, both of which need whole addresses. The same source and the same Go
// release give the same bytes.
func Build(dir, base string) (Files, error) {
	base, err := cleanBase(base)
	if err != nil {
		return nil, err
	}
	program, err := wasmbuild.App(dir)
	if err != nil {
		return nil, err
	}
	core, err := wasmbuild.Package(dir)
	if err != nil {
		return nil, err
	}
	small, err := wasmbuild.Embed(dir)
	if err != nil {
		return nil, err
	}
	execJS, err := wasmbuild.ExecJS()
	if err != nil {
		return nil, err
	}
	assets := Files{
		"app.wasm":      program,
		"embed.wasm":    small,
		"wasm_exec.js":  execJS,
		"highlight.css": []byte(highlight.CSS()),
		"icon.svg":      iconSVG(),
		"icon-192.png":  iconPNG(192, false),
		"icon-512.png":  iconPNG(512, false),
		"maskable.png":  iconPNG(512, true),
		"social.png":    socialPNG(),
		"search.json":   searchIndex(),
		"lessons.txt":   []byte(guide.Course()),
		"libraries.txt": []byte(library.Brief()),
	}
	static := filepath.Join(dir, "web", "static")
	for _, name := range []string{"app.css", "document.css", "editor.css", "shell.css", "early.js", "boot.js", "offline.js", "rank.js", "search.js", "theme.js", "glossary.js", "learn.js", "embed.js", "embed.css"} {
		if assets[name], err = os.ReadFile(filepath.Join(static, name)); err != nil {
			return nil, err
		}
	}

	files := Files{}
	for name, content := range core {
		files["core/"+name] = content
	}
	if files[strings.TrimPrefix(view.PackagePath, "/")], err = wasmbuild.Tarball(core); err != nil {
		return nil, err
	}
	address := make(map[string]string, len(assets))
	for name, content := range assets {
		address[name] = "/" + files.asset(name, content)
	}
	address[root] = base
	allow, err := os.ReadFile(filepath.Join(static, "robots.txt"))
	if err != nil {
		return nil, err
	}
	files["robots.txt"] = robots(allow, base)
	files["manifest.webmanifest"] = manifest(address)
	body, err := normalize(app.Prerender())
	if err != nil {
		return nil, fmt.Errorf("prerendered page: %w", err)
	}
	files["index.html"] = page(address, len(program), body)
	files["404.html"] = notFound(address)
	files["embed.html"] = embedPage(address)
	documents := documentPages(address)
	maps.Copy(files, documents)
	if base != "" {
		files["sitemap.xml"] = sitemap(files, base)
	}

	worker, err := os.ReadFile(filepath.Join(static, "sw.js"))
	if err != nil {
		return nil, err
	}
	files["sw.js"] = serviceWorker(files, documents, worker)
	return files, nil
}

// documentPages are all pages to read.
func documentPages(address map[string]string) Files {
	all := Files{}
	for _, pages := range []func(map[string]string) Files{learnPages, galleryPage, referencePages, serverPages, layerPages, checkPages, causePages, libraryPages} {
		maps.Copy(all, pages(address))
	}
	return all
}

// asset adds a file whose name changes with its content, and returns that name.
func (f Files) asset(name string, content []byte) string {
	file := path.Join("web", digest(content), name)
	f[file] = content
	return file
}

// digest is the part of an asset's address that changes with its content.
func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:6])
}

// serviceWorker is the source of the worker below the constants it is about:
// the version of the site, the addresses it keeps with their digests, and the file that it takes
// all documents from, with the headers that they are served with. That file, a
// bundle, is added to files: a hundred pages with the same frame are a tenth of
// their size in one compressed piece. core/ is for other programs, not for the
// pages, and is left out; so is what only chats and search engines read, and the
// small view, which is nobody's first page.
func serviceWorker(files, documents Files, source []byte) []byte {
	keep := map[string]string{}
	version := sha256.New()
	version.Write(source)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "core/") || ofEmbed(path.Base(name)) || slices.Contains([]string{"404.html", "robots.txt", "sitemap.xml", "social.png"}, path.Base(name)) {
			continue
		}
		fmt.Fprintln(version, name, digest(files[name]))
		if _, ok := documents[name]; !ok {
			keep[pageAddress(name)] = digest(files[name])
		}
	}
	pages := make(map[string]string, len(documents))
	for name, content := range documents {
		pages[pageAddress(name)] = string(content)
	}
	headers := http.Header{"Content-Type": {contentTypes[".html"]}}
	setHeaders(headers, "/learn/")

	var b bytes.Buffer
	all := asJSON(pages)
	plain := map[string]string{}
	for name := range headers {
		plain[name] = headers.Get(name)
	}
	fmt.Fprintf(&b, "\"use strict\";\nconst version = %q;\n", hex.EncodeToString(version.Sum(nil)[:6]))
	constant(&b, "files", keep)
	constant(&b, "bundle", map[string]string{"/" + files.asset("pages.json", all): digest(all)})
	constant(&b, "headers", plain)
	b.WriteString("\n")
	b.Write(source)
	return b.Bytes()
}

// constant writes an object of JavaScript.
func constant(b *bytes.Buffer, name string, members map[string]string) {
	fmt.Fprintf(b, "const %s = {\n", name)
	for _, member := range slices.Sorted(maps.Keys(members)) {
		fmt.Fprintf(b, "  %q: %q,\n", member, members[member])
	}
	b.WriteString("};\n")
}

// asJSON is v as JSON, with the members of objects in the order of their names,
// and "<" as it is: nobody reads it as HTML.
func asJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err) // strings only
	}
	return b.Bytes()
}

// pageAddress is the address of a file as links write it: a page has no
// ".html", and "index" is its directory.
func pageAddress(file string) string {
	if name, ok := strings.CutSuffix(file, ".html"); ok {
		file = strings.TrimSuffix(name, "index")
	}
	return "/" + file
}

// Write makes dir hold exactly the files: it writes what differs, so that a
// server or a browser sees an unchanged file as unchanged, and removes the
// rest.
func (f Files) Write(dir string) error {
	for name, content := range f {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if old, err := os.ReadFile(file); err == nil && bytes.Equal(old, content) {
			continue
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	var extra []string
	err := filepath.WalkDir(dir, func(file string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err == nil && !f.holds(filepath.ToSlash(name)) {
			extra = append(extra, file)
		}
		return err
	})
	// Deepest first, so that a directory is empty when its turn comes.
	slices.SortFunc(extra, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, file := range extra {
		if err := os.Remove(file); err != nil {
			return err
		}
	}
	return err
}

// holds tells whether name is a file of the site or a directory on the way to
// one.
func (f Files) holds(name string) bool {
	if _, ok := f[name]; ok || name == "." {
		return true
	}
	for file := range f {
		if strings.HasPrefix(file, name+"/") {
			return true
		}
	}
	return false
}
