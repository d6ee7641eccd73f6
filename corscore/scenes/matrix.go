package scenes

import (
	"slices"
	"strings"

	"s3cors.playground/corscore/exchange"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/s3cors"
	"s3cors.playground/corscore/wire"
)

// How many origins and methods a [Matrix] has at most.
const (
	MostOrigins = 20
	MostMethods = 8
)

// Matrix is the origins that a document and others name, by the methods that
// pages use and the document names. [Matrix.Row] fills it.
type Matrix struct {
	Origins     []MatrixOrigin
	Methods     []string
	MoreOrigins int // origins and methods that are left out
	MoreMethods int
	bucket      *exchange.Bucket
	page        fetch.Request // what is asked, but for origin and method
}

// MatrixOrigin is the origin of a page.
type MatrixOrigin struct {
	Origin  string
	Pattern string // the AllowedOrigin that it is an example of, "" = it is there as it is
}

// MatrixCell is the outcome of the requests of an origin with a method.
type MatrixCell struct {
	State MatrixState
	Rule  int // that answers the first of the exchange, 1-based; 0 = none
}

// MatrixState is whether the requests of a cell are allowed.
type MatrixState string

const (
	MatrixAllowed MatrixState = "allowed" // whatever headers script sets
	MatrixHeaders MatrixState = "headers" // without headers, but not with every one
	MatrixBlocked MatrixState = "blocked"
	MatrixUnknown MatrixState = "unknown" // what is not known of the server decides
)

// anyHeader is a header that no document lists by name.
const anyHeader = "~any"

// NewMatrix is the matrix of b for pages that request the URL of page with its
// credentials, and for other origins besides those of the document.
func NewMatrix(b *exchange.Bucket, page fetch.Request, others []string) *Matrix {
	page.Headers, page.Mode, page.API, page.Body, page.PreflightFlag = nil, fetch.CORS, fetch.FetchAPI, fetch.NoBody, false
	m := &Matrix{bucket: b, page: page, Methods: []string{"GET", "HEAD", "PUT", "POST", "DELETE"}}
	seen := map[string]bool{}
	addOrigin := func(o MatrixOrigin) {
		switch {
		case o.Origin == "" || seen[o.Origin]:
			return
		case len(m.Origins) == MostOrigins:
			m.MoreOrigins++
		default:
			m.Origins = append(m.Origins, o)
		}
		seen[o.Origin] = true
	}
	methods := map[string]bool{}
	for i := range b.Doc.Rules {
		r := &b.Doc.Rules[i]
		for _, v := range r.Get(s3cors.AllowedOrigin) {
			o := MatrixOrigin{Origin: pageOf(s3cors.SampleOrigin(v.Text))}
			if o.Origin != v.Text {
				o.Pattern = v.Text
			}
			addOrigin(o)
		}
		for _, v := range r.Get(s3cors.AllowedMethod) {
			switch {
			case !wire.IsToken(v.Text) || wire.IsForbiddenMethod(v.Text) || v.Text == "OPTIONS":
			case methods[v.Text] || slices.Contains(m.Methods, v.Text):
			case len(m.Methods) == MostMethods:
				m.MoreMethods++
			default:
				m.Methods = append(m.Methods, v.Text)
			}
			methods[v.Text] = true
		}
	}
	for _, origin := range others {
		addOrigin(MatrixOrigin{Origin: origin})
	}
	return m
}

// pageOf is the origin that a page has whose author wrote origin.
func pageOf(origin string) string {
	if exact, ok := wire.Origin(strings.TrimSpace(origin)); ok && exact != "null" {
		return exact
	}
	return origin
}

// Row is the cells of origin i, one for each method. Every cell was tried.
func (m *Matrix) Row(i int) []MatrixCell {
	cells := make([]MatrixCell, len(m.Methods))
	for k, method := range m.Methods {
		page := m.page
		page.Origin, page.Method = m.Origins[i].Origin, method
		cells[k] = m.cell(page)
	}
	return cells
}

func (m *Matrix) cell(page fetch.Request) MatrixCell {
	bare := new(exchange.Memo).New(m.bucket, &page)
	switch {
	case bare.Doubtful():
		return MatrixCell{State: MatrixUnknown}
	case bare.Result.Outcome == fetch.BlockedOutcome:
		return MatrixCell{State: MatrixBlocked}
	}
	page.Headers = []wire.Header{{anyHeader, "x"}}
	cell := MatrixCell{MatrixAllowed, bare.Rule()}
	if new(exchange.Memo).New(m.bucket, &page).Result.Outcome == fetch.BlockedOutcome {
		cell.State = MatrixHeaders
	}
	return cell
}
