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
	run       func(s Server, program, data string, ports []string) *exec.Cmd
	ports     int // how many it listens on besides the first, which answers S3
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
	run: func(s Server, program, data string, ports []string) *exec.Cmd {
		buckets, sidecar := filepath.Join(data, "buckets"), filepath.Join(data, "sidecar")
		for _, dir := range []string{buckets, sidecar} {
			_ = os.Mkdir(dir, 0o755) // a server without its directory says so
		}
		args := []string{"--port", "127.0.0.1:" + ports[0]}
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
	run: func(_ Server, program, data string, ports []string) *exec.Cmd {
		return exec.Command("node", program, "--silent", "-a", "127.0.0.1", "-p", ports[0], "-d", data)
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
	run: func(s Server, program, data string, ports []string) *exec.Cmd {
		c := exec.Command(program, "server", "--quiet", "--address", "127.0.0.1:"+ports[0], data)
		c.Env = append(os.Environ(), "MINIO_ROOT_USER="+s.AccessKey, "MINIO_ROOT_PASSWORD="+s.SecretKey, "MINIO_BROWSER=off", "MINIO_UPDATE=off")
		return c
	},
}

// SeaweedFS is SeaweedFS 4.53: master, volume server, filer and S3 gateway in
// one process. To build it takes very long.
var SeaweedFS = Server{
	Dialect: "seaweedfs", Name: "SeaweedFS 4.53", AccessKey: "conformance", SecretKey: "conformance-secret", ports: 7,
	install: func(dir string) (string, error) {
		program := filepath.Join(dir, "weed"+suffix())
		return program, module(program, "github.com/seaweedfs/seaweedfs/weed", "v0.0.0-20261109003541-7506e5f91cd6")
	},
	run: func(s Server, program, data string, ports []string) *exec.Cmd {
		c := exec.Command(program, "server", "-dir="+data, "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-master.telemetry=false", "-filer", "-s3",
			"-s3.port="+ports[0], "-s3.port.grpc="+ports[1], "-s3.port.iceberg=0", "-s3.port.lance=0", "-s3.localSocket="+filepath.Join(data, "s3.sock"),
			"-master.port="+ports[2], "-master.port.grpc="+ports[3],
			"-volume.port="+ports[4], "-volume.port.grpc="+ports[5],
			"-filer.port="+ports[6], "-filer.port.grpc="+ports[7], "-filer.localSocket="+filepath.Join(data, "filer.sock"))
		c.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID="+s.AccessKey, "AWS_SECRET_ACCESS_KEY="+s.SecretKey)
		return c
	},
}

// Gofakes3 is gofakes3 1.2.0, in memory. It knows no ?cors: PUT makes a bucket,
// DELETE removes one.
var Gofakes3 = Server{
	Dialect: "gofakes3", Name: "gofakes3 1.2.0", AccessKey: "fake", SecretKey: "fake-secret",
	install: func(dir string) (string, error) {
		program := filepath.Join(dir, "gofakes3"+suffix())
		return program, once(program, "go", []string{"install", "github.com/johannesboyne/gofakes3/cmd/gofakes3@v1.2.0"}, "GOBIN="+dir, "GOFLAGS=")
	},
	run: func(_ Server, program, _ string, ports []string) *exec.Cmd {
		return exec.Command(program, "-host", "127.0.0.1:"+ports[0], "-backend", "memory", "-quiet")
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
	if err := command(name, args, env...); err != nil {
		return err
	}
	_, err := os.Stat(made)
	return err
}

// command runs a command. Its error has what the command printed.
func command(name string, args []string, env ...string) error {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), env...)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// module builds the program of a package whose own go.mod replaces modules, which
// `go install` refuses: as what a new module requires.
func module(program, path, version string) error {
	if _, err := os.Stat(program); err == nil {
		return nil
	}
	dir, err := os.MkdirTemp("", "build")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, args := range [][]string{
		{"-C", dir, "mod", "init", "build"},
		{"-C", dir, "get", path + "@" + version},
		{"-C", dir, "build", "-o", program, path},
	} {
		if err := command("go", args, "GOFLAGS="); err != nil {
			return err
		}
	}
	return nil
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
	ports, err := freePorts(1 + s.ports)
	if err != nil {
		return nil, err
	}
	r := &Running{Server: s, Base: "http://127.0.0.1:" + ports[0], cmd: s.run(s, program, data, ports), data: data}
	r.HTTP.Timeout = patience
	r.HTTP.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if err := r.cmd.Start(); err != nil {
		return nil, err
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if conn, err := net.DialTimeout("tcp", "127.0.0.1:"+ports[0], time.Second); err == nil {
			return r, conn.Close()
		}
	}
	r.Stop()
	return nil, fmt.Errorf("does not answer on port %s", ports[0])
}

// Stop ends the server by its own process and removes its data.
func (r *Running) Stop() {
	_ = r.cmd.Process.Kill() // it may be gone already
	_ = r.cmd.Wait()
	_ = os.RemoveAll(r.data)
}

// freePorts returns n ports. All are taken before the first is given back, so
// that none comes twice.
func freePorts(n int) ([]string, error) {
	ports := make([]string, n)
	for i := range ports {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return nil, err
		}
		defer l.Close()
		ports[i] = strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	}
	return ports, nil
}
