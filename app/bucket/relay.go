package bucket

import (
	"encoding/json"
	"errors"
	"time"

	"s3cors.playground/corscore/wire"
)

// The relay is a part of the local server (package web/relay) that sends a
// request for the page where CORS forbids the page to. What both say to each
// other is here.
const (
	// RelayPath answers GET with a [RelayOffer] and POST of a [Relayed] request
	// with a [RelayAnswer]. Only the local server has it: a page asks there only
	// if its own host is this machine ([RelayPossible]).
	RelayPath = "/relay"
	// RelayToken is the header with the offer's token.
	RelayToken = "X-Relay-Token"
)

// RelayOffer is what GET answers.
type RelayOffer struct {
	Endpoint string `json:"endpoint"` // the only one it sends to; "" = there is no relay
	Token    string `json:"token"`    // to be sent with every POST
}

// Relayed is a request to be sent by the relay. Any header can be set but those
// of the connection: Origin too.
type Relayed struct {
	Method  string        `json:"method"`
	URL     string        `json:"url"`
	Headers []wire.Header `json:"headers"`
	Body    string        `json:"body,omitempty"`
}

// RelayAnswer is what the endpoint answered.
type RelayAnswer struct {
	Status    int           `json:"status"` // 0 = no response
	Headers   []wire.Header `json:"headers"`
	Body      string        `json:"body"`
	Truncated bool          `json:"truncated,omitempty"` // the body is longer
	Error     string        `json:"error,omitempty"`     // why there is no response, a sentence
	Failure   Failure       `json:"failure,omitempty"`   // the same as one of the kinds that are known
	Detail    string        `json:"detail,omitempty"`    // the words of what failed, "" = none
	Unsent    bool          `json:"unsent,omitempty"`    // nothing was sent to the endpoint
}

// RelayPossible reports whether a page on that host, without a port, may ask for
// an offer: on others there is none, and asking prints an error in the console.
func RelayPossible(hostname string) bool {
	return hostname == "localhost" || hostname == "127.0.0.1" || hostname == "[::1]"
}

// ParseRelayOffer reads what GET [RelayPath] answered.
func ParseRelayOffer(text []byte) (RelayOffer, error) {
	var offer RelayOffer
	if err := json.Unmarshal(text, &offer); err != nil {
		return RelayOffer{}, errors.New("the local server's answer about the relay cannot be read")
	}
	return offer, nil
}

// Covers reports whether the relay sends to t's endpoint.
func (o RelayOffer) Covers(t Target) bool {
	ours, problem := parseEndpoint(o.Endpoint)
	theirs, other := parseEndpoint(t.Endpoint)
	return problem == "" && other == "" && ours == theirs
}

// ForRelay is the body of a POST to the relay that sends r.
func (r Request) ForRelay() ([]byte, error) {
	return json.Marshal(Relayed{r.Method, r.URL, r.Headers, r.Body})
}

// ProbeForRelay is the body of a POST to the relay that sends any request that
// the relay allows, such as a preflight of any origin.
func ProbeForRelay(r wire.Request) ([]byte, error) {
	return json.Marshal(Relayed{r.Method, r.URL, r.Headers, ""})
}

// ParseRelayAnswer reads what POST to the relay answered with status 200.
func ParseRelayAnswer(text []byte) (RelayAnswer, error) {
	var a RelayAnswer
	if err := json.Unmarshal(text, &a); err != nil {
		return RelayAnswer{}, errors.New("the relay's answer cannot be read")
	}
	return a, nil
}

// Answer is a as [Explain] takes it; received is now.
func (a RelayAnswer) Answer(received time.Time) Answer {
	return Answer{
		Failed: a.Status == 0, Failure: a.Failure, Unsent: a.Unsent, Detail: a.detail(),
		Status: a.Status, Headers: a.Headers, Body: a.Body, Truncated: a.Truncated, Received: received, Relayed: true,
	}
}

// detail is what is said besides the kind of a failure.
func (a RelayAnswer) detail() string {
	if a.Detail == "" && a.Failure == Unseen {
		return a.Error
	}
	return a.Detail
}
