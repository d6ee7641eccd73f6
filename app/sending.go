package app

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/bucket"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// attempt is one request that a person wants sent, and what is known before.
type attempt struct {
	order   bucket.Order
	blind   bool         // the person chose not to read first
	reading bool         // what the bucket has is being read
	was     view.Present // what the bucket had; URL "" = not read
}

// forget takes the credentials out. What the bucket had holds none.
func (t *attempt) forget() {
	t.order.Target.AccessKey, t.order.Target.SecretKey, t.order.Target.SessionToken = "", "", ""
}

// send sends the request on show: a change after it was read what the bucket
// has, so that it can be put back.
func (p *playground) send() {
	if p.apply.stop != nil {
		return
	}
	p.catchUp()
	p.plan()
	switch {
	case !p.apply.ready:
		p.tell(p.apply.plan.Missing+".", true)
		browser.FocusID(state.ApplyControl(p.apply.plan.First))
	case p.apply.plan.Blocked != "":
		p.tell("Not sent, nothing was changed. "+p.apply.plan.Blocked+".", true)
	default:
		p.begin(attempt{order: p.apply.order})
	}
}

// sendBlind sends what could not be read for first.
func (p *playground) sendBlind() {
	if t := p.again(); t.order.Operation != "" {
		t.blind = true
		p.begin(t)
	}
}

// putBack sends what the bucket had before the last change: its configuration,
// or DELETE where it had none. What it has now is read first, as for any change.
func (p *playground) putBack() {
	t := p.again()
	was := p.apply.kept[t.order.Target.URL()]
	if was.URL == "" || t.order.Operation == "" {
		return
	}
	t.order.Operation, t.order.Document = bucket.Delete, ""
	if was.Config != nil {
		t.order.Operation, t.order.Document = bucket.Put, *was.Config
	}
	p.begin(t)
}

// again is the last attempt with the credentials as they are now. It is none
// while the form names another bucket, whose credentials they are, or lacks one.
func (p *playground) again() attempt {
	if p.apply.stop != nil {
		return attempt{}
	}
	o := p.apply.try.order
	o.Target = browser.Held.In(o.Target)
	o.Time = time.Now()
	if _, err := o.Build(); err != nil {
		p.tell(words.Capital(err.Error()), true)
		return attempt{}
	}
	if p.stale() != "" {
		return attempt{}
	}
	return attempt{order: o}
}

// stale says that the result on show is about another bucket than the form.
func (p *playground) stale() string {
	if url := p.apply.sent.URL; url != "" && url != p.state.Apply.Target().URL() {
		return "This is about another bucket than the form says now"
	}
	return ""
}

// begin starts an attempt.
func (p *playground) begin(t attempt) {
	p.apply.relayed = p.apply.relay.Covers(t.order.Target) && !p.state.Apply.Direct
	p.apply.try = t
	switch {
	case t.order.Operation == bucket.Get || t.blind && t.order.Operation == bucket.Put:
		p.deliver()
	case t.blind:
		p.confirm()
	default:
		p.readFirst()
	}
}

// underWay shows that a request is on its way, in the place of the last result.
func (p *playground) underWay(method, busy string) {
	url := p.apply.try.order.Target.URL()
	p.apply.sent = view.Sent{Busy: busy, URL: url, About: view.About(method, url, time.Now())}
	p.draw()
}

// readFirst reads what a change will destroy.
func (p *playground) readFirst() {
	t := &p.apply.try
	get, err := t.get().Build()
	if err != nil { // it was built before
		return
	}
	t.reading = true
	p.underWay(string(t.order.Operation), "Reading what the bucket has now")
	p.exchange(get, func(a bucket.Answer, refusal string) {
		t.reading = false
		if refusal != "" {
			p.refused(refusal)
			return
		}
		p.knows(t.order, get, a)
		switch x := bucket.Explain(get, a); {
		case x.Effect != bucket.Done && x.Effect != bucket.NoneThere:
			p.shows(view.Unread(t.order.Operation, get, a, browser.Held.Cover))
		case t.order.Operation == bucket.Delete:
			t.was = p.apply.present
			p.confirm()
		default:
			t.was = p.apply.present
			p.deliver()
		}
	})
}

// get is the order that reads what t changes.
func (t *attempt) get() bucket.Order {
	o := t.order
	o.Operation, o.Time = bucket.Get, time.Now()
	return o
}

// confirm asks before a configuration is removed: until then, nothing is sent.
func (p *playground) confirm() {
	p.shows(view.Left(p.apply.try.order.Operation))
	p.act(state.Show{Dialog: state.RemoveDialog})
}

// removal is what the dialog that asks shows.
func (p *playground) removal() view.Removal {
	if p.state.Dialog != state.RemoveDialog {
		return view.Removal{}
	}
	return view.RemovalOf(p.apply.try.order.Target, p.apply.try.was)
}

// removeNow is the answer yes.
func (p *playground) removeNow() {
	p.act(state.Close{Dialog: state.RemoveDialog})
	if t := p.apply.try; p.apply.stop == nil && t.order.Operation == bucket.Delete {
		p.deliver()
	}
}

// deliver sends the attempt's request, and reads back what it changed.
func (p *playground) deliver() {
	t := &p.apply.try
	t.order.Time = time.Now()
	r, err := t.order.Build()
	if err != nil { // the credentials were forgotten meanwhile
		p.tell(words.Capital(err.Error()), true)
		return
	}
	p.underWay(r.Method, r.Method+" is on its way")
	p.exchange(r, func(a bucket.Answer, refusal string) {
		if refusal != "" {
			p.refused(refusal)
			return
		}
		p.came(t.order, r, a)
		p.showResult()
	})
}

// refused is that the relay did not send a request.
func (p *playground) refused(why string) {
	p.shows(view.NotSent(string(p.apply.try.order.Operation), browser.Held.Cover(why)))
}

// shows shows s, the result of the attempt.
func (p *playground) shows(s view.Sent) {
	if !s.Before.Read {
		s.Before = p.before(false, "")
	}
	p.result(s)
	p.plan()
	p.draw()
	p.showResult()
}

// result puts s in the place of what is on show about the request under way.
func (p *playground) result(s view.Sent) {
	s.About, s.URL = p.apply.sent.About, p.apply.sent.URL
	if s.Server == p.state.Server() {
		s.Server = ""
	}
	p.apply.sent = s
}

// before is what the bucket had before its last change. changed: that is the
// attempt's, which sent body.
func (p *playground) before(changed bool, body string) view.Before {
	t := &p.apply.try
	url := t.order.Target.URL()
	if !changed || t.was.URL == "" {
		return view.BeforeOf(p.apply.kept[url], "", "")
	}
	if p.apply.kept == nil {
		p.apply.kept = map[string]view.Present{}
	}
	p.apply.kept[url] = t.was
	return view.BeforeOf(t.was, t.order.Operation, body)
}

// showResult brings the outcome of a request into view.
func (p *playground) showResult() {
	p.ctx.Defer(func(app.Context) {
		defer browser.Guard()
		if el := app.Window().GetElementByID(pane.ApplyStatusID); el.Truthy() {
			el.Call("scrollIntoView", map[string]any{"block": "nearest"})
		}
	})
}

// came is what follows from the answer to r, which was made of o.
func (p *playground) came(o bucket.Order, r bucket.Request, a bucket.Answer) {
	x := bucket.Explain(r, a)
	s := view.SentOf(r, a, browser.Held.Cover)
	changed := r.Operation != bucket.Get && x.Effect != bucket.Refused && x.Effect != bucket.NotSent
	s.Before = p.before(changed, r.Body)
	p.result(s)
	switch {
	case r.Operation == bucket.Get:
		p.knows(o, r, a)
		if x.Effect == bucket.Done {
			p.apply.sent.Back = view.ReadOf(p.state.Config, a.Body)
		}
	case changed:
		p.apply.present = view.Present{}
		if x.Effect == bucket.Done {
			p.readBack(o, r)
			return
		}
	}
	p.plan()
	p.draw()
}

// readBack reads what a change has left.
func (p *playground) readBack(o bucket.Order, changed bucket.Request) {
	o.Operation, o.Time = bucket.Get, time.Now()
	get, err := o.Build()
	if err != nil { // o was built before
		return
	}
	p.apply.sent.Busy = "Reading back"
	p.draw()
	p.exchange(get, func(a bucket.Answer, refusal string) {
		s := &p.apply.sent
		s.Busy = ""
		if refusal != "" {
			s.Back = view.Back{Tone: view.Unknown, Title: "It was not read back: " + browser.Held.Cover(refusal)}
		} else {
			s.Back = view.BackOf(changed.Operation, changed.Body, get, a)
			p.knows(o, get, a)
			*s = s.Doubted(bucket.Explain(get, a).Stranger)
		}
		p.plan()
		p.draw()
	})
}

// knows takes over what a GET says of the bucket's configuration.
func (p *playground) knows(o bucket.Order, get bucket.Request, a bucket.Answer) {
	x := bucket.Explain(get, a)
	present := view.Present{URL: o.Target.URL(), Direct: !a.Relayed, Server: x.Server}
	switch x.Effect {
	case bucket.Done:
		body := a.Body
		present.Config = &body
		p.apply.present = present
		if p.apply.sent.Method != "" { // it was read back
			p.apply.sent.Config = body
		}
	case bucket.NoneThere:
		p.apply.present = present
	}
}

// exchange sends r, itself or through the relay. refusal is why the relay did
// not send it.
func (p *playground) exchange(r bucket.Request, done func(a bucket.Answer, refusal string)) {
	if p.apply.relayed {
		body, err := r.ForRelay()
		if err != nil {
			done(bucket.Answer{}, err.Error())
			return
		}
		p.post(string(body), func(a bucket.RelayAnswer, refusal string) {
			done(a.Answer(time.Now()), refusal)
		})
		return
	}
	p.apply.stop = browser.ExchangeNow(browser.Outgoing{Method: r.Method, URL: r.URL, Body: r.Body, Headers: r.Headers, Most: bucket.MaxAnswer}, func(a browser.Arrived) {
		p.apply.stop = nil
		if browser.Held == (browser.Keys{}) { // they were forgotten meanwhile
			browser.AfterPaint(browser.ForgetTimings)
		}
		done(bucket.Answer{
			Failed: a.Failed, Failure: a.Failure, Unsent: a.Failure == bucket.Blocked, Redirected: a.Redirected,
			Status: a.Status, Headers: a.Headers, Body: a.Body, Truncated: a.Truncated, Received: time.Now(),
		}, "")
	})
}

// maxRelayed is how many bytes of what the relay answers are read: JSON writes
// one byte of a response as six at most, and headers come on top.
const maxRelayed = 8 * bucket.MaxAnswer

// post has the relay send a request.
func (p *playground) post(body string, done func(a bucket.RelayAnswer, refusal string)) {
	headers := []wire.Header{{"Content-Type", "application/json"}, {bucket.RelayToken, p.apply.relay.Token}}
	p.apply.stop = browser.ExchangeNow(browser.Outgoing{Method: "POST", URL: bucket.RelayPath, Body: body, Headers: headers, Most: maxRelayed}, func(a browser.Arrived) {
		p.apply.stop = nil
		switch {
		case a.Failed: // it perhaps sent the request before
			done(bucket.RelayAnswer{Error: "the local server does not respond"}, "")
		case a.Status != 200:
			done(bucket.RelayAnswer{}, a.Body)
		default:
			answer, err := bucket.ParseRelayAnswer([]byte(a.Body))
			if err != nil {
				answer = bucket.RelayAnswer{Error: err.Error()}
			}
			done(answer, "")
		}
	})
}

// stopSending does not wait for the answer any longer.
func (p *playground) stopSending() {
	if p.apply.stop == nil {
		return
	}
	p.apply.stop()
	p.apply.stop = nil
	t := &p.apply.try
	switch op := t.order.Operation; {
	case t.reading:
		t.reading = false
		p.shows(view.Left(op))
		return
	case p.apply.sent.Method == "":
		s := view.Stopped(bucket.Request{Operation: op, Method: string(op)})
		if op != bucket.Get {
			s.Before = p.before(true, bucket.Body(t.order.Document))
			p.apply.present = view.Present{}
		}
		p.shows(s)
		return
	}
	p.apply.sent.Busy = ""
	p.plan()
	p.draw()
}

// applyPane is the pane with what is planned and the outcome of it.
func (p *playground) applyPane() app.UI {
	a := &p.apply
	return &pane.Apply{F: p.state.Apply, V: a.plan, S: a.sent, Recipes: a.recipes, Probe: a.probe, Stale: p.stale()}
}
