package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// cache is nginx or Varnish, set up in one of several ways, on loopback.
type cache struct {
	program string
	ports   map[string]string // of each setup
	stop    func()
	log     string // where nginx says what its cache did; "" = a header tells
}

// starting is how long a cache may take until it answers.
const starting = time.Minute

// start runs the program for its setups before the server at upstream.
func startCache(program string, setups []setup, upstream string) (*cache, error) {
	dir, err := os.MkdirTemp("", "cache-"+program)
	if err != nil {
		return nil, err
	}
	c := &cache{program: program, ports: map[string]string{}, stop: func() { _ = os.RemoveAll(dir) }}
	run := c.nginx
	if program == "varnish" {
		run = c.varnish
	}
	for _, s := range setups {
		if c.ports[s.name], err = freePort(); err != nil {
			return nil, err
		}
	}
	if err := run(dir, setups, upstream); err != nil {
		c.stop()
		return nil, err
	}
	for _, port := range c.ports {
		if err := answers(port); err != nil {
			c.stop()
			return nil, fmt.Errorf("%s: %w", program, err)
		}
	}
	return c, nil
}

// nginx runs one nginx with a server for each setup. It is one process, so that it
// can write what this user can.
func (c *cache) nginx(dir string, setups []setup, upstream string) error {
	c.log = filepath.Join(dir, "cache.log")
	var b strings.Builder
	fmt.Fprintf(&b, "daemon off; master_process off; pid %s/pid; error_log %s/error.log;\nevents {}\nhttp {\n", dir, dir)
	fmt.Fprintf(&b, "log_format told '$http_x_sequence $upstream_cache_status'; access_log %s told;\n", c.log)
	fmt.Fprintf(&b, "proxy_cache_path %s/z keys_zone=z:10m; upstream bucket { server %s; }\n", dir, upstream)
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		fmt.Fprintf(&b, "%s_temp_path %s/%s;\n", kind, dir, kind)
	}
	for i, s := range setups {
		outer, location, ok := strings.Cut(s.native, "location /")
		if !ok {
			return fmt.Errorf("%s has no location", s.name)
		}
		// A map is one of the whole of nginx: each setup has its own name for it.
		outer = strings.ReplaceAll(outer, "$cors", fmt.Sprintf("$cors%d", i))
		location = strings.ReplaceAll(location, "$cors", fmt.Sprintf("$cors%d", i))
		fmt.Fprintf(&b, "%s\nserver { listen 127.0.0.1:%s;\nlocation /%s }\n", outer, c.ports[s.name], location)
	}
	b.WriteString("}\n")
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		return err
	}
	return c.run(exec.Command("nginx", "-e", filepath.Join(dir, "error.log"), "-p", dir, "-c", file))
}

// told lets Varnish say what its cache did.
const told = `
sub vcl_hit { set req.http.X-Told = "HIT"; }
sub vcl_miss { set req.http.X-Told = "MISS"; }
sub vcl_pass { set req.http.X-Told = "PASS"; }
sub vcl_deliver { set resp.http.X-Told = req.http.X-Told; }
`

// varnish runs one varnishd for each setup.
func (c *cache) varnish(dir string, setups []setup, upstream string) error {
	host, port, err := net.SplitHostPort(upstream)
	if err != nil {
		return err
	}
	for i, s := range setups {
		file := filepath.Join(dir, fmt.Sprintf("%d.vcl", i))
		vcl := fmt.Sprintf("vcl 4.1;\nbackend default { .host = %q; .port = %q; }\n%s\n%s", host, port, s.native, told)
		if err := os.WriteFile(file, []byte(vcl), 0o644); err != nil {
			return err
		}
		if err := c.run(exec.Command("varnishd", "-F", "-a", "127.0.0.1:"+c.ports[s.name], "-f", file, "-s", "malloc,8m", "-n", filepath.Join(dir, fmt.Sprint(i)),
			"-p", "thread_pools=1", "-p", "thread_pool_min=5", "-j", "none")); err != nil {
			return err
		}
	}
	return nil
}

// run starts a program, which stop then ends by its own process.
func (c *cache) run(command *exec.Cmd) error {
	if err := command.Start(); err != nil {
		return err
	}
	before := c.stop
	c.stop = func() {
		_ = command.Process.Signal(os.Interrupt) // its children end with it
		_ = command.Wait()
		before()
	}
	return nil
}

func answers(port string) error {
	for end := time.Now().Add(starting); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if conn, err := net.DialTimeout("tcp", "127.0.0.1:"+port, time.Second); err == nil {
			return conn.Close()
		}
	}
	return fmt.Errorf("does not answer on port %s", port)
}

func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
