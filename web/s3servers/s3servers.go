// Package s3servers installs and runs real S3 servers on loopback: those that
// come from the Go module proxy and from npm. They are built once, into a
// directory of the caller's.
package s3servers

import (
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// Server is one that can be installed and asked.
type Server struct {
	Dialect   string // id in the core
	Name      string
	AccessKey string
	SecretKey string
	install   func(dir string) (program string, err error) // into dir, unless it is there
	run       func(s Server, program, data, port string) *exec.Cmd
	// Of versitygw.
	allowOrigin string
	attributes  bool
}

// Versitygw is versitygw 1.8.0 over a directory, with its metadata beside it.
var Versitygw = Server{
	Dialect: "versitygw", Name: "versitygw 1.8.0", AccessKey: "conformance", SecretKey: "conformance-secret",
	install: func(dir string) (string, error) {
		program := filepath.Join(dir, "versitygw"+suffix())
		return program, once(program, "go", []string{"install", "github.com/versity/versitygw/cmd/versitygw@v1.8.0"}, "GOBIN="+dir, "GOFLAGS=")
	},
	run: func(s Server, program, data, port string) *exec.Cmd {
		buckets, sidecar := filepath.Join(data, "buckets"), filepath.Join(data, "sidecar")
		for _, dir := range []string{buckets, sidecar} {
			_ = os.Mkdir(dir, 0o755) // a server without its directory says so
		}
		args := []string{"--port", "127.0.0.1:" + port}
		if s.allowOrigin != "" {
			args = append(args, "--cors-allow-origin", s.allowOrigin)
		}
		args = append(args, "posix")
		if !s.attributes {
			args = append(args, "--sidecar", sidecar)
		}
		c := exec.Command(program, append(args, buckets)...)
		c.Env = append(os.Environ(), "ROOT_ACCESS_KEY="+s.AccessKey, "ROOT_SECRET_KEY="+s.SecretKey)
		return c
	},
}

// S3rver is s3rver 3.7.1.
var S3rver = Server{
	Dialect: "s3rver", Name: "s3rver 3.7.1", AccessKey: "S3RVER", SecretKey: "S3RVER",
	install: func(dir string) (string, error) {
		program := filepath.Join(dir, "s3rver", "node_modules", "s3rver", "bin", "s3rver.js")
		return program, once(program, "npm", []string{"install", "--no-audit", "--no-fund", "--prefix", filepath.Join(dir, "s3rver"), "s3rver@3.7.1"})
	},
	run: func(_ Server, program, data, port string) *exec.Cmd {
		return exec.Command("node", program, "--silent", "-a", "127.0.0.1", "-p", port, "-d", data)
	},
}

// Minio is the open-source MinIO of 2026-02-12. It has no CORS configuration of
// buckets. To build it takes minutes.
var Minio = Server{
	Dialect: "minio", Name: "MinIO of 2026-02-12", AccessKey: "conformance", SecretKey: "conformance-secret",
	install: func(dir string) (string, error) {
		program := filepath.Join(dir, "minio"+suffix())
		return program, once(program, "go", []string{"install", "github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c"}, "GOBIN="+dir, "GOFLAGS=")
	},
	run: func(s Server, program, data, port string) *exec.Cmd {
		c := exec.Command(program, "server", "--quiet", "--address", "127.0.0.1:"+port, data)
		c.Env = append(os.Environ(), "MINIO_ROOT_USER="+s.AccessKey, "MINIO_ROOT_PASSWORD="+s.SecretKey, "MINIO_BROWSER=off", "MINIO_UPDATE=off")
		return c
	},
}

// Gofakes3 is gofakes3 1.2.0, in memory. It knows no ?cors: PUT makes a bucket,
// DELETE removes one.
var Gofakes3 = Server{
	Dialect: "scality", Name: "gofakes3 1.2.0", AccessKey: "fake", SecretKey: "fake-secret",
	install: func(dir string) (string, error) {
		program := filepath.Join(dir, "gofakes3"+suffix())
		return program, once(program, "go", []string{"install", "github.com/johannesboyne/gofakes3/cmd/gofakes3@v1.2.0"}, "GOBIN="+dir, "GOFLAGS=")
	},
	run: func(_ Server, program, _, port string) *exec.Cmd {
		return exec.Command(program, "-host", "127.0.0.1:"+port, "-backend", "memory", "-quiet")
	},
}

// AllowOrigin is versitygw started with --cors-allow-origin: what it allows
// where a bucket has no configuration.
func (s Server) AllowOrigin(origin string) Server {
	s.allowOrigin = origin
	return s
}

// Attributes is versitygw started without --sidecar: metadata in the file
// system's extended attributes, which not every file system has.
func (s Server) Attributes() Server {
	s.attributes = true
	return s
}

// Secret is versitygw started with another secret key.
func (s Server) Secret(key string) Server {
	s.SecretKey = key
	return s
}

func suffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

// once runs a command that makes the file made, unless it is there.
func once(made, name string, args []string, env ...string) error {
	if _, err := os.Stat(made); err == nil {
		return nil
	}
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	_, err := os.Stat(made)
	return err
}

// Running is a server that answers on loopback.
type Running struct {
	Server
	Base string      // http://127.0.0.1:port
	HTTP http.Client // follows no redirect
	cmd  *exec.Cmd
	data string
}

// patience is how long a server may take to start, and for an answer: a machine
// may have much else to do.
const patience = 2 * time.Minute

// Start installs the server into the directory cache, if need be, runs it on a
// free port, and waits until it answers. It runs until [Running.Stop].
func (s Server) Start(cache string) (*Running, error) {
	dir, err := filepath.Abs(cache)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	program, err := s.install(dir)
	if err != nil {
		return nil, err
	}
	data, err := os.MkdirTemp("", "s3server-"+s.Dialect)
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	r := &Running{Server: s, Base: "http://127.0.0.1:" + port, cmd: s.run(s, program, data, port), data: data}
	r.HTTP.Timeout = patience
	r.HTTP.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if err := r.cmd.Start(); err != nil {
		return nil, err
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if conn, err := net.DialTimeout("tcp", "127.0.0.1:"+port, time.Second); err == nil {
			return r, conn.Close()
		}
	}
	r.Stop()
	return nil, fmt.Errorf("does not answer on port %s", port)
}

// Stop ends the server by its own process and removes its data.
func (r *Running) Stop() {
	_ = r.cmd.Process.Kill() // it may be gone already
	_ = r.cmd.Wait()
	_ = os.RemoveAll(r.data)
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port), nil
}
