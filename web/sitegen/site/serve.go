package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path"
	"strings"
	"syscall"
	"time"
)

// contentTypes are the types of the site's files by extension. The system's
// own table is not asked: it differs from machine to machine.
var contentTypes = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".wasm":        "application/wasm",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".txt":         "text/plain; charset=utf-8",
	".json":        "application/json",
	".xml":         "application/xml; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".tgz":         "application/gzip",
}

// Handler serves the built site in dir as the host does: same addresses, same
// headers, 404.html for what there is not.
func Handler(dir string) http.Handler {
	files := os.DirFS(dir)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		name, content, err := find(files, r.URL.Path)
		if errors.Is(err, fs.ErrNotExist) {
			content, err = fs.ReadFile(files, "404.html")
			if err == nil {
				SetHeaders(w.Header(), r.URL.Path, ".html")
				w.Header().Set("Cache-Control", revalidated) // whatever its path promises
				w.WriteHeader(http.StatusNotFound)
				w.Write(content)
				return
			}
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		SetHeaders(w.Header(), r.URL.Path, name)
		w.Header().Set("ETag", `"`+digest(content)+`"`)
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
	})
}

// SetHeaders sets what the table says about an address, and the type of the file
// that answers for it.
func SetHeaders(h http.Header, address, file string) {
	h.Set("Content-Type", contentTypes[path.Ext(file)])
	setHeaders(h, address)
}

// find is the file that answers for an address: "/" and "/learn/" are an
// index.html, "/learn/origins" is learn/origins.html. A slash too many or too
// few does not matter.
func find(files fs.FS, address string) (name string, content []byte, err error) {
	name = strings.TrimPrefix(path.Clean(address), "/")
	tries := []string{name, name + ".html", path.Join(name, "index.html")}
	for _, name := range tries {
		if !fs.ValidPath(name) {
			continue
		}
		if info, err := fs.Stat(files, name); err == nil && !info.IsDir() {
			content, err := fs.ReadFile(files, name)
			return name, content, err
		}
	}
	return "", nil, fs.ErrNotExist
}

// Listen opens port on loopback, or the first free port from 8080 on if port
// is 0.
func Listen(port int) (net.Listener, error) {
	if port != 0 {
		return net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	}
	const first, tries = 8080, 100
	for port := first; ; port++ {
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil || !errors.Is(err, syscall.EADDRINUSE) || port == first+tries {
			return l, err
		}
	}
}
