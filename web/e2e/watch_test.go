package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
)

// watch collects what no page of ours may do: print an error or a warning,
// throw, violate the policy (Chromium logs that as an error), or ask a foreign
// host for anything.
type watch struct {
	mu         sync.Mutex
	host       string
	complaints []string
	forgiven   []string // what complaints contain that are none
	requests   []string // addresses in the order of the requests
}

func (w *watch) note(format string, args ...any) {
	w.complaints = append(w.complaints, fmt.Sprintf(format, args...))
}

// event is called by the browser's reader goroutine.
func (w *watch) event(ev any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeWarning || ev.Type == runtime.ConsoleAPICalledTypeAssert {
			var text []string
			for _, arg := range ev.Args {
				text = append(text, string(arg.Value)+arg.Description)
			}
			w.note("console %s: %s", ev.Type, strings.Join(text, " "))
		}
	case *runtime.EventExceptionThrown:
		text := ev.ExceptionDetails.Text
		if ev.ExceptionDetails.Exception != nil {
			text += " " + ev.ExceptionDetails.Exception.Description
		}
		w.note("uncaught: %s", text)
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError || ev.Entry.Level == log.EntryLevelWarning {
			w.note("browser %s (%s): %s %s", ev.Entry.Level, ev.Entry.Source, ev.Entry.Text, ev.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		w.requests = append(w.requests, ev.Request.URL)
		u, err := url.Parse(ev.Request.URL)
		if err != nil || u.Host != w.host && u.Scheme != "data" && u.Scheme != "blob" {
			w.note("request to a foreign host: %s", ev.Request.URL)
		}
	}
}

// forgive lets pass, now and later, what contains any of these texts: it comes
// of what the test does, in the browser's own time.
func (w *watch) forgive(texts ...string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.forgiven = append(w.forgiven, texts...)
}

// asked are the addresses that were asked for, in their order.
func (w *watch) asked() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.requests)
}

// take returns the complaints so far and forgets them.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	complaints := slices.DeleteFunc(w.complaints, func(c string) bool {
		return slices.ContainsFunc(w.forgiven, func(text string) bool { return strings.Contains(c, text) })
	})
	w.complaints = nil
	return complaints
}
