package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/corscore/wire"
)

// Bounds of one exchange of the page's.
const (
	maxAnswer = 1 << 20 // bytes of an answer's body; S3's documents have 64 KB
	maxWait   = 30_000  // milliseconds
)

// outgoing is a request to be sent with fetch.
type outgoing struct {
	method, url, body string
	headers           []wire.Header
}

// arrived is what fetch gave.
type arrived struct {
	failed     bool // it rejected, or the body broke off
	redirected bool // an opaque redirect
	status     int
	headers    []wire.Header
	body       string // its first [maxAnswer] bytes
}

// exchangeNow sends a request and calls done once, unless stop was called
// before. What script sets is all that is sent: no cookies, no referrer, and no
// redirect is followed, which would lose the signature or carry it away.
func exchangeNow(o outgoing, done func(arrived)) (stop func()) {
	control := app.Window().Get("AbortController").New()
	over := false
	finish := func(a arrived) {
		if !over {
			over = true
			done(a)
		}
	}
	later(maxWait, func() {
		if !over {
			control.Call("abort")
		}
	})
	init := app.Window().Get("Object").New()
	for name, value := range map[string]any{
		"method": o.method, "headers": headerLists(o.headers), "credentials": "omit", "redirect": "manual",
		"cache": "no-store", "referrerPolicy": "no-referrer", "signal": control.Get("signal").JSValue(),
	} {
		init.Set(name, value)
	}
	if o.body != "" {
		init.Set("body", o.body)
	}
	failed := func(app.Value) { finish(arrived{failed: true}) }
	settle(app.Window().Call("fetch", o.url, init), func(answer app.Value) {
		if answer.Get("type").String() == "opaqueredirect" {
			finish(arrived{redirected: true})
			return
		}
		a := arrived{status: answer.Get("status").Int(), headers: headersOf(answer.Get("headers"))}
		if !answer.Get("body").Truthy() {
			finish(a)
			return
		}
		readText(answer.Get("body").Call("getReader"), func(text string, ok bool) {
			a.body, a.failed = text, !ok
			finish(a)
		})
	}, failed)
	return func() {
		over = true
		control.Call("abort")
	}
}

// settle calls one of two functions when a promise is settled.
func settle(promise app.Value, then, otherwise func(app.Value)) {
	var fulfilled, rejected app.Func
	either := func(f func(app.Value)) app.Func {
		return app.FuncOf(func(_ app.Value, args []app.Value) any {
			defer guard()
			fulfilled.Release()
			rejected.Release()
			f(args[0])
			return nil
		})
	}
	fulfilled, rejected = either(then), either(otherwise)
	promise.Call("then", fulfilled, rejected)
}

// readText reads a stream as UTF-8, up to [maxAnswer] bytes.
func readText(reader app.Value, done func(text string, ok bool)) {
	var text strings.Builder
	decoder := app.Window().Get("TextDecoder").New()
	size := 0
	var next func()
	next = func() {
		settle(reader.Call("read"), func(piece app.Value) {
			if piece.Get("done").Bool() {
				text.WriteString(decoder.Call("decode").String())
				done(text.String(), true)
				return
			}
			bytes := piece.Get("value")
			if size += bytes.Get("length").Int(); size > maxAnswer {
				reader.Call("cancel")
				done(text.String(), true)
				return
			}
			text.WriteString(decoder.Call("decode", bytes, map[string]any{"stream": true}).String())
			next()
		}, func(app.Value) { done("", false) })
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
