// Command corscore checks and tries CORS configurations of S3 buckets: see
// "corscore help". What it says is package command's; this is the shell around it,
// which reads and writes files and sends requests.
package main

import (
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"s3cors.playground/corscore/command"
	"s3cors.playground/corscore/wire"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the command for these arguments. It returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	call := command.Call{Args: args}
	result := command.Run(call)
	for len(result.Reads)+len(result.Requests) > 0 {
		for _, name := range result.Reads {
			call.Files = append(call.Files, read(name, stdin))
		}
		if len(result.Requests) > 0 {
			call.Responses = sendAll(result.Requests)
		}
		result = command.Run(call)
	}
	for _, f := range result.Writes {
		if err := os.WriteFile(f.Name, []byte(f.Text), 0o666); err != nil {
			result.Err += command.Shown(f.Name) + ": " + reason(err) + "\n"
			result.Status = command.Failed
		}
	}
	// Nobody is left to tell where this cannot be printed: the reader of a pipe has
	// gone.
	_, _ = io.WriteString(stdout, result.Out)
	_, _ = io.WriteString(stderr, result.Err)
	return result.Status
}

// read reads a file, or stdin for "-".
func read(name string, stdin io.Reader) command.File {
	text, err := func() ([]byte, error) {
		if name == "-" {
			return io.ReadAll(io.LimitReader(stdin, command.MaxFile))
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, errors.New("it is a directory: name the files in it")
		}
		return io.ReadAll(io.LimitReader(f, command.MaxFile))
	}()
	if err != nil {
		return command.File{Name: name, Error: reason(err)}
	}
	return command.File{Name: name, Text: string(text)}
}

// reason is an error without the name of the file, which is said already.
func reason(err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "it may not be opened"
	case errors.As(err, &at):
		return at.Err.Error()
	}
	return err.Error()
}

// What is sent waits for at most this long, and so many requests at once.
const (
	patience = 30 * time.Second
	atOnce   = 8
)

// sendAll sends requests and returns their responses, in the same order.
func sendAll(requests []wire.Request) []command.Response {
	client := &http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	responses := make([]command.Response, len(requests))
	room := make(chan struct{}, atOnce)
	var all sync.WaitGroup
	for i := range requests {
		room <- struct{}{}
		all.Go(func() {
			responses[i] = send(client, &requests[i])
			<-room
		})
	}
	all.Wait()
	return responses
}

// send sends one request. The body of the response is not read.
func send(client *http.Client, r *wire.Request) command.Response {
	target, err := url.Parse(r.URL)
	if err != nil {
		return command.Response{Error: err.Error()}
	}
	q := &http.Request{Method: r.Method, URL: target, Header: http.Header{}, Host: target.Host}
	for _, h := range r.Headers {
		q.Header.Add(h[0], h[1])
	}
	answer, err := client.Do(q)
	if err != nil {
		var at *url.Error
		if errors.As(err, &at) {
			err = at.Err
		}
		return command.Response{Error: err.Error()}
	}
	_ = answer.Body.Close()
	out := command.Response{Status: answer.StatusCode, Headers: []wire.Header{}}
	for name, values := range answer.Header {
		for _, value := range values {
			out.Headers = append(out.Headers, wire.Header{name, value})
		}
	}
	slices.SortFunc(out.Headers, func(a, b wire.Header) int { return strings.Compare(a[0], b[0]) })
	return out
}
