package state

import (
	"slices"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// Form is the request form. Its zero value asks for no request at all: the
// document is only checked.
type Form struct {
	On          bool // simulate a request
	Origin      string
	Assumed     bool // nobody told Origin
	URL         string
	Method      string
	Rows        []Row
	Mode        fetch.Mode
	Credentials fetch.Credentials
	API         fetch.API
	Destination fetch.Destination // what an element loads
	Body        fetch.Body
	Unsent      fetch.Body // what Body was before a method that sends none, "" = it was not changed for one
	Upload      bool       // an upload listener is registered
	Next        int        // ID of the next row
	Chosen      *Form      // what script chose, while an element makes the request
}

// Row is one header line of the form.
type Row struct {
	ID    int // stays with the row when it moves
	Name  string
	Value string
}

// Field names a field of the form.
type Field string

const (
	Origin      Field = "origin"
	URL         Field = "url"
	Method      Field = "method"
	Initiator   Field = "initiator" // what makes the request: id of a [fetch.Initiator]
	Mode        Field = "mode"
	Credentials Field = "credentials"
	Body        Field = "body"
)

// FormOf shows r in the form; absent fields show their defaults.
func FormOf(r *fetch.Request) Form {
	if r == nil {
		return Form{}
	}
	f := Form{
		On: true, Origin: r.Origin, URL: r.URL, Method: or(r.Method, "GET"),
		Mode: or(r.Mode, fetch.CORS), Credentials: or(r.Credentials, fetch.SameOriginCreds),
		API: or(r.API, fetch.FetchAPI), Destination: r.Destination, Body: or(r.Body, fetch.NoBody), Upload: r.PreflightFlag,
	}
	for _, h := range r.Headers {
		f.Rows = append(f.Rows, Row{f.Next, h[0], h[1]})
		f.Next++
	}
	return f
}

// Request is what the form says, nil if it is off. Rows without a name say
// nothing yet and are left out.
func (f Form) Request() *fetch.Request {
	if !f.On {
		return nil
	}
	headers := make([]wire.Header, 0, len(f.Rows))
	for _, r := range f.Rows {
		if r.Name != "" {
			headers = append(headers, wire.Header{r.Name, r.Value})
		}
	}
	return &fetch.Request{
		Origin: f.Origin, URL: f.URL, Method: f.Method, Headers: headers, Mode: f.Mode,
		Credentials: f.Credentials, PreflightFlag: f.Upload, API: f.API, Destination: f.Destination, Body: f.Body,
	}
}

// Asks reports whether the form says r.
func (f Form) Asks(r *fetch.Request) bool { return equalRequests(f.Request(), r) }

// Initiator is what makes the request, nil if the form describes none that
// pages have.
func (f Form) Initiator() *fetch.Initiator {
	f.On = true
	return fetch.InitiatorOf(*f.Request())
}

// by is f with a request as the initiator id makes it. What script chose comes
// back when it may choose again.
func (f Form) by(id string) Form {
	to, old := fetch.InitiatorByID(id), f
	if to == nil {
		return f
	}
	if to.Free && f.Chosen != nil {
		f = *f.Chosen
		f.Origin, f.URL = old.Origin, old.URL
	}
	asked := f
	asked.On = true
	g := FormOf(new(to.Apply(*asked.Request())))
	g.On, g.Assumed = old.On, old.Assumed
	if to.Free {
		g.Rows, g.Next = f.Rows, f.Next
		return g
	}
	for n := range g.Rows { // other rows than those of script
		g.Rows[n].ID += f.Next
	}
	g.Next += f.Next
	if g.Chosen = old.Chosen; g.Chosen == nil {
		g.Chosen = &old
	}
	return g
}

// content is what the form says, or would say if it were on; nil if there is
// nothing in it.
func (f Form) content() *fetch.Request {
	if f.URL == "" && f.Method == "" {
		return nil
	}
	f.On = true
	return f.Request()
}

// Get is the text of field.
func (f Form) Get(field Field) string {
	switch field {
	case Origin:
		return f.Origin
	case URL:
		return f.URL
	case Method:
		return f.Method
	case Mode:
		return string(f.Mode)
	case Credentials:
		return string(f.Credentials)
	case Initiator:
		if i := f.Initiator(); i != nil {
			return i.ID
		}
	case Body:
		return string(f.Body)
	}
	return ""
}

func (f Form) with(field Field, value string) Form {
	switch field {
	case Origin:
		f.Origin, f.Assumed = value, false
	case URL:
		f.URL = value
	case Method:
		f.Method = value
		f.Body, f.Unsent = f.bodyOf()
	case Mode:
		f.Mode = fetch.Mode(value)
	case Credentials:
		f.Credentials = fetch.Credentials(value)
	case Initiator:
		return f.by(value)
	case Body:
		f.Body, f.Unsent = fetch.Body(value), ""
	}
	return f
}

// bodyOf is the body that goes with the method, and what waits for a method that
// sends one: fetch() refuses a body with GET, and who picks GET asks for none.
func (f Form) bodyOf() (body, unsent fetch.Body) {
	method := wire.NormalizeMethod(f.Method)
	switch none := method == "" || method == "GET" || method == "HEAD"; {
	case none && f.Body != "" && f.Body != fetch.NoBody:
		return fetch.NoBody, f.Body
	case !none && f.Unsent != "":
		return f.Unsent, ""
	}
	return f.Body, f.Unsent
}

// Index is the place of the row id, -1 if there is none.
func (f Form) Index(id int) int {
	return slices.IndexFunc(f.Rows, func(r Row) bool { return r.ID == id })
}

func or[T ~string](v, otherwise T) T {
	if v == "" {
		return otherwise
	}
	return v
}
