package main

import (
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// server is one that can be installed and asked.
type server struct {
	dialect string // id in the core
	name    string
	access  string
	secret  string
	install func(dir string) (program string, err error) // into dir, unless it is there
	run     func(program, data, port string) *exec.Cmd
	least   [numAspects]int // what must agree, in percent
}

var servers = []server{
	{
		dialect: "versitygw", name: "versitygw 1.8.0", access: "conformance", secret: "conformance-secret",
		install: func(dir string) (string, error) {
			program := filepath.Join(dir, "versitygw"+suffix())
			return program, once(program, "go", []string{"install", "github.com/versity/versitygw/cmd/versitygw@v1.8.0"}, "GOBIN="+dir, "GOFLAGS=")
		},
		run: func(program, data, port string) *exec.Cmd {
			buckets, sidecar := filepath.Join(data, "buckets"), filepath.Join(data, "sidecar")
			for _, dir := range []string{buckets, sidecar} {
				_ = os.Mkdir(dir, 0o755) // a server without its directory says so
			}
			c := exec.Command(program, "--port", "127.0.0.1:"+port, "posix", "--sidecar", sidecar, buckets)
			c.Env = append(os.Environ(), "ROOT_ACCESS_KEY=conformance", "ROOT_SECRET_KEY=conformance-secret")
			return c
		},
		least: [numAspects]int{100, 99, 99, 99, 100, 99},
	},
	{
		dialect: "s3rver", name: "s3rver 3.7.1", access: "S3RVER", secret: "S3RVER",
		install: func(dir string) (string, error) {
			program := filepath.Join(dir, "s3rver", "node_modules", "s3rver", "bin", "s3rver.js")
			return program, once(program, "npm", []string{"install", "--no-audit", "--no-fund", "--prefix", filepath.Join(dir, "s3rver"), "s3rver@3.7.1"})
		},
		run: func(program, data, port string) *exec.Cmd {
			return exec.Command("node", program, "--silent", "-a", "127.0.0.1", "-p", port, "-d", data)
		},
		// What its own files cannot hold, it reads back otherwise or not at all: see
		// corscore/testdata/vectors/README.md.
		least: [numAspects]int{99, 98, 98, 98, 99, 99},
	},
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

// running is a server that answers on loopback.
type running struct {
	server
	base string // http://127.0.0.1:port
	cmd  *exec.Cmd
	data string
	http http.Client
}

// start installs the server, if need be, and waits until it answers.
func (s server) start(cache string) (*running, error) {
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
	data, err := os.MkdirTemp("", "conformance-"+s.dialect)
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	r := &running{server: s, base: "http://127.0.0.1:" + port, cmd: s.run(program, data, port), data: data}
	r.http.Timeout = 20 * time.Second
	r.http.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	if err := r.cmd.Start(); err != nil {
		return nil, err
	}
	for range 200 {
		if conn, err := net.DialTimeout("tcp", "127.0.0.1:"+port, time.Second); err == nil {
			return r, conn.Close()
		}
		time.Sleep(50 * time.Millisecond)
	}
	r.stop()
	return nil, fmt.Errorf("does not answer on port %s", port)
}

// stop ends the server by its own process and removes its data.
func (r *running) stop() {
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

// answer is what a server said.
type answer struct {
	status  int
	headers http.Header
	body    string
}

// send sends one request; signed: with the server's credentials.
func (r *running) send(method, path, body string, headers [][2]string, signed bool) (answer, error) {
	req, err := http.NewRequest(method, r.base+path, strings.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	for _, h := range headers {
		req.Header[h[0]] = append(req.Header[h[0]], h[1])
	}
	if signed {
		sum := sha256.Sum256([]byte(body))
		hash := hex.EncodeToString(sum[:])
		req.Header.Set("X-Amz-Content-Sha256", hash)
		digest := md5.Sum([]byte(body))
		req.Header.Set("Content-Md5", base64.StdEncoding.EncodeToString(digest[:]))
		credentials := aws.Credentials{AccessKeyID: r.access, SecretAccessKey: r.secret}
		if err := v4.NewSigner().SignHTTP(context.Background(), credentials, req, hash, "s3", "us-east-1", time.Now()); err != nil {
			return answer{}, err
		}
	}
	res, err := r.http.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	return answer{res.StatusCode, res.Header, string(text)}, err
}
