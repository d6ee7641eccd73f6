package app

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"s3cors.playground/app/browser"
	"s3cors.playground/app/bucket"
	"s3cors.playground/app/pane"
	"s3cors.playground/app/state"
	"s3cors.playground/app/view"
)

// sender is what the pane Apply holds beside the form. All of it is in memory,
// and what was made with credentials goes with them.
type sender struct {
	order   bucket.Order   // what request was made of
	request bucket.Request // the one on show
	ready   bool           // it can be sent
	plan    view.Apply     // in words
	recipes view.Recipes
	sent    view.Sent
	probe   view.Probe

	relay   bucket.RelayOffer
	asked   bool // for the offer
	present view.Present
	soon    bool    // the plan will be made when the browser is idle
	relayed bool    // what is under way goes through the relay, and what follows from it
	stop    func()  // ends the exchange that is under way, nil = none is
	try     attempt // the last one
	// kept is what buckets had before their last change, by address: in memory
	// only, until the page is left.
	kept map[string]view.Present
}

// signedFor is how long a request on show is sent as it was signed: servers
// allow 15 minutes.
const signedFor = 5 * time.Minute

// planSoon makes the plan anew when the browser is idle. A folded pane costs
// nothing.
func (p *playground) planSoon() {
	if !p.state.Apply.Open || p.apply.soon {
		return
	}
	p.apply.soon = true
	browser.WhenIdle(func() {
		p.apply.soon = false
		p.plan()
		p.draw()
	})
}

// plan makes the request that the form, the document and the credentials say.
// It keeps the time of signing while nothing else changes.
func (p *playground) plan() {
	a := &p.state.Apply
	if !a.Open {
		return
	}
	o := bucket.Order{
		Target: browser.Held.In(a.Target()), Operation: a.Asked(), Document: p.state.Config, Time: p.apply.order.Time,
	}
	if a.Sign == state.SignURL {
		o.Form = bucket.Presigned
	}
	now := time.Now()
	if o != p.apply.order || now.Sub(o.Time) > signedFor || now.Before(o.Time) {
		o.Time = now
	}
	p.apply.order = o
	plan := view.Plan{
		Order: o, Address: p.state.Form.URL, Origin: app.Window().Get("location").Get("origin").String(), Dialect: p.state.Server(),
		Server: view.ServerName(pane.Servers, p.state.Server()), Present: p.apply.present, Relay: p.apply.relay, Direct: a.Direct,
	}
	if p.isJudged() && !p.report.Put.Accepted {
		plan.Refused = p.page.Put.Status
	}
	p.apply.plan, p.apply.request = view.ApplyOf(plan)
	p.apply.ready = p.apply.plan.Missing == ""
	p.apply.recipes = view.Recipes{}
	if !a.Folded {
		p.apply.recipes = view.RecipesOf(o, p.state.Server(), p.apply.plan.Place, browser.Held.Cover)
	}
}

// unfolded is what follows when the pane is unfolded.
func (p *playground) unfolded() {
	p.plan()
	p.askRelay()
}

// askRelay asks the local server, once, what it relays to.
func (p *playground) askRelay() {
	if p.apply.asked || !bucket.RelayPossible(app.Window().Get("location").Get("hostname").String()) {
		return
	}
	p.apply.asked = true
	browser.ExchangeNow(browser.Outgoing{Method: "GET", URL: bucket.RelayPath, Most: bucket.MaxAnswer}, func(a browser.Arrived) {
		if a.Failed || a.Status != 200 {
			return
		}
		offer, err := bucket.ParseRelayOffer([]byte(a.Body))
		if err != nil || offer.Endpoint == "" {
			return
		}
		p.apply.relay = offer
		if p.state.Apply.Endpoint == "" { // what the server was started for
			p.reduce(state.SetApply{Field: state.ApplyEndpoint, Value: offer.Endpoint})
		}
		p.plan()
		p.draw()
	})
}

// probeNow sends the preflight of the request in the form through the relay.
func (p *playground) probeNow() {
	if p.apply.stop != nil {
		return
	}
	p.catchUp()
	p.ask()
	t := p.state.Apply.Target()
	t.Anonymous = true // a preflight has no keys
	for _, problem := range t.Problems() {
		if !problem.Warning {
			p.tell(problem.Message+".", true)
			browser.FocusID(state.ApplyControl(problem.Field))
			return
		}
	}
	request, simulated, ok := view.ProbeOf(&p.report, t)
	if !ok {
		p.apply.probe = view.Probe{Error: "the browser sends no preflight for the request in the form"}
		p.draw()
		return
	}
	body, err := bucket.ProbeForRelay(request)
	if err != nil {
		return // strings have no error
	}
	p.apply.probe = view.Probe{Busy: true}
	p.draw()
	p.post(string(body), func(a bucket.RelayAnswer, refusal string) {
		if refusal != "" {
			a = bucket.RelayAnswer{Error: refusal}
		}
		p.apply.probe = view.Probed(request, simulated, a)
		p.draw()
	})
}

// load puts what the bucket has into the editor, as one step of its undo.
func (p *playground) load() {
	if p.apply.sent.Config == "" {
		return
	}
	p.act(state.Typed{Text: pane.Lines(p.apply.sent.Config)})
	p.tell("The bucket's configuration is in the editor. Ctrl+Z there brings back what it took the place of.", false)
}

// forget empties the credentials' fields and lets go of all that was made with
// them.
func (p *playground) forget() {
	browser.Held = browser.Keys{}
	for _, f := range pane.KeyFields {
		if el := app.Window().GetElementByID(state.ApplyControl(f.Field)); el.Truthy() {
			el.Set("value", "")
		}
	}
	p.apply.order, p.apply.request, p.apply.ready = bucket.Order{}, bucket.Request{}, false
	p.apply.try.forget()
	p.apply.plan, p.apply.recipes = view.Apply{}, view.Recipes{}
	browser.ForgetTimings()
}

// forgetNow forgets the credentials, and shows it.
func (p *playground) forgetNow() {
	p.forget()
	p.reduce(state.Close{Dialog: state.RemoveDialog}) // it would have nothing to send with
	p.plan()
	p.draw()
}

// applyAfter is what a change of the state means for the request on show.
func (p *playground) applyAfter(before state.State) {
	s := &p.state
	switch {
	case s.Apply.Open && !before.Apply.Open:
		p.unfolded()
	case s.Apply != before.Apply || s.Config != before.Config || s.Dialect != before.Dialect || s.Form.URL != before.Form.URL:
		p.planSoon()
	}
	if s.Apply != before.Apply {
		browser.StoreIn(browser.TabStorage, state.ApplyKey, s.Apply.Keep())
	}
}
