package browser

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/bucket"
	"s3cors.playground/corscore/wire"
)

// Outgoing is a request to be sent with fetch.
type Outgoing struct {
	Method, URL, Body string
	Headers           []wire.Header
	Most              int // bytes of the response's body that are read
}

// Arrived is what fetch gave.
type Arrived struct {
	Failed     bool           // it rejected, or the body broke off
	Failure    bucket.Failure // why, if it failed and that is known
	Redirected bool           // an opaque redirect
	Status     int
	Headers    []wire.Header
	Body       string
	Truncated  bool // the body is longer
}

// ExchangeNow sends a request and calls done once, unless stop was called
// before. What script sets is all that is sent: no cookies, no referrer, and no
// redirect is followed, which would lose the signature or carry it away.
func ExchangeNow(o Outgoing, done func(Arrived)) (stop func()) {
	control := app.Window().Get("AbortController").New()
	blocked, unwatch := watchPolicy(o.URL)
	over, late := false, false
	end := func() {
		over = true
		unwatch()
	}
	finish := func(a Arrived) {
		if !over {
			end()
			done(a)
		}
	}
	Later(int(bucket.PageWait.Milliseconds()), func() {
		if !over {
			late = true
			control.Call("abort")
		}
	})
	init := app.Window().Get("Object").New()
	for name, value := range map[string]any{
		"method": o.Method, "headers": headerLists(o.Headers), "credentials": "omit", "redirect": "manual",
		"cache": "no-store", "referrerPolicy": "no-referrer", "signal": control.Get("signal").JSValue(),
	} {
		init.Set(name, value)
	}
	if o.Body != "" {
		init.Set("body", o.Body)
	}
	failed := func(a Arrived) {
		a.Failed = true
		switch {
		case late:
			a.Failure = bucket.TimedOut
		case blocked():
			a.Failure = bucket.Blocked
		case a.Status != 0:
			a.Failure = bucket.CutOff
		}
		finish(a)
	}
	settle(app.Window().Call("fetch", o.URL, init), func(answer app.Value) {
		if answer.Get("type").String() == "opaqueredirect" {
			finish(Arrived{Redirected: true})
			return
		}
		a := Arrived{Status: answer.Get("status").Int(), Headers: headersOf(answer.Get("headers"))}
		if !answer.Get("body").Truthy() {
			finish(a)
			return
		}
		readText(answer.Get("body").Call("getReader"), o.Most, func(text string, truncated, ok bool) {
			a.Body, a.Truncated = text, truncated
			if !ok {
				failed(a)
				return
			}
			finish(a)
		})
	}, func(app.Value) {
		Later(0, func() { failed(Arrived{}) }) // the event of a policy may come after
	})
	return func() {
		end()
		control.Call("abort")
	}
}

// watchPolicy watches whether the page's own policy blocks a request to url, until
// stop is called.
func watchPolicy(url string) (blocked func() bool, stop func()) {
	seen := false
	listener := app.FuncOf(func(_ app.Value, args []app.Value) any {
		defer Guard()
		at := args[0].Get("blockedURI").String()
		seen = seen || at != "" && strings.HasPrefix(url, at) && args[0].Get("effectiveDirective").String() == "connect-src"
		return nil
	})
	const event = "securitypolicyviolation"
	Document().Call("addEventListener", event, listener)
	return func() bool { return seen }, func() {
		Document().Call("removeEventListener", event, listener)
		listener.Release()
	}
}

// settle calls one of two functions when a promise is settled.
func settle(promise app.Value, then, otherwise func(app.Value)) {
	var fulfilled, rejected app.Func
	either := func(f func(app.Value)) app.Func {
		return app.FuncOf(func(_ app.Value, args []app.Value) any {
			defer Guard()
			fulfilled.Release()
			rejected.Release()
			f(args[0])
			return nil
		})
	}
	fulfilled, rejected = either(then), either(otherwise)
	promise.Call("then", fulfilled, rejected)
}

// readText reads a stream as UTF-8, up to most bytes.
func readText(reader app.Value, most int, done func(text string, truncated, ok bool)) {
	var text strings.Builder
	decoder := app.Window().Get("TextDecoder").New()
	size := 0
	var next func()
	next = func() {
		settle(reader.Call("read"), func(piece app.Value) {
			if piece.Get("done").Bool() {
				text.WriteString(decoder.Call("decode").String())
				done(text.String(), false, true)
				return
			}
			bytes := piece.Get("value")
			room := most - size
			size += bytes.Get("length").Int()
			if size > most {
				text.WriteString(decoder.Call("decode", bytes.Call("subarray", 0, room)).String())
				reader.Call("cancel")
				done(text.String(), true, true)
				return
			}
			text.WriteString(decoder.Call("decode", bytes, map[string]any{"stream": true}).String())
			next()
		}, func(app.Value) { done(text.String(), false, false) })
	}
	next()
}

// headerLists are the headers as fetch takes them: a list, for an object would
// lose their order.
func headerLists(headers []wire.Header) []any {
	list := make([]any, len(headers))
	for i, h := range headers {
		list[i] = []any{h[0], h[1]}
	}
	return list
}

// headersOf are the headers that the page can read.
func headersOf(headers app.Value) []wire.Header {
	all := app.Window().Get("Array").Call("from", headers)
	list := make([]wire.Header, all.Get("length").Int())
	for i := range list {
		list[i] = wire.Header{all.Index(i).Index(0).String(), all.Index(i).Index(1).String()}
	}
	return list
}
