package e2e

import (
	"fmt"
	"net/url"
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

// take returns the complaints so far and forgets them.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	complaints := w.complaints
	w.complaints = nil
	return complaints
}
