// Sitegen builds the published site, serves it on loopback and says how large
// its programs are. It is run from the module's root, by make.
//
//	sitegen build          writes web/dist; BASE is the scheme and host it will be found at
//	sitegen serve          builds, serves, prints the address; PORT chooses the port,
//	                       RELAY the endpoint that pages may send to through it
//	sitegen size           prints the compressed sizes, fails above the budget
//	sitegen headers        rewrites the headers in netlify.toml
package main

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"s3cors.playground/web/relay"
	"s3cors.playground/web/sitegen/site"
)

var dist = filepath.Join("web", "dist")

func main() {
	if len(os.Args) != 2 {
		fail(errors.New("usage: sitegen build|serve|size|headers"))
	}
	var err error
	switch os.Args[1] {
	case "build":
		err = build()
	case "serve":
		err = serve()
	case "size":
		err = size()
	case "headers":
		err = headers()
	default:
		err = fmt.Errorf("unknown command %q", os.Args[1])
	}
	if err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "sitegen:", err)
	os.Exit(1)
}

func build() error {
	start := time.Now()
	files, err := site.Build(".", os.Getenv("BASE"))
	if err != nil {
		return err
	}
	if err := files.Write(dist); err != nil {
		return err
	}
	fmt.Printf("%s: %d files in %.1f s\n", dist, len(files), time.Since(start).Seconds())
	return nil
}

func serve() error {
	port := 0
	if env := os.Getenv("PORT"); env != "" {
		var err error
		if port, err = strconv.Atoi(env); err != nil || port < 1 || port > 65535 {
			return fmt.Errorf("PORT=%s is not a port number", env)
		}
	}
	if err := relay.Check(os.Getenv("RELAY")); err != nil {
		return fmt.Errorf("RELAY is not an endpoint that pages can send to. %w. For example: make serve RELAY=http://127.0.0.1:7070", err)
	}
	if err := build(); err != nil {
		return err
	}
	listener, err := site.Listen(port)
	if err != nil {
		return err
	}
	relay, err := relay.New(os.Getenv("RELAY"), listener.Addr(), os.Stderr)
	if err != nil {
		return fmt.Errorf("RELAY: %w", err)
	}
	fmt.Printf("S3 CORS Playground: http://%s/  (Ctrl+C stops)\n", listener.Addr())
	if relay.Endpoint() != "" {
		fmt.Printf("Pages served here can send to %s through the relay\n", relay.Endpoint())
	}
	server := &http.Server{Handler: relay.Before(site.Handler(dist)), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	return server.Serve(listener)
}

func headers() error {
	const file = "netlify.toml"
	config, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(site.NetlifyConfig(string(config))), 0o644)
}
