package share

import (
	"encoding/binary"
	"strings"

	"s3cors.playground/corscore"
	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/wire"
)

// A record is an Input as a list of fields, each a tag byte and its value.
// A value is a string (its length as a varint, then its bytes) unless said
// otherwise. Fields with the default value are left out. A field that Input
// gets later is a new tag.
const (
	tagDialect       = 'd'
	tagRequest       = 'r' // no value: there is a request, with nothing said
	tagOrigin        = 'o'
	tagURL           = 'u'
	tagMethod        = 'm'
	tagHeader        = 'h' // two strings
	tagMode          = 'M'
	tagCredentials   = 'C'
	tagPreflightFlag = 'f' // no value: true
	tagAPI           = 'a'
	tagBody          = 'b'
	tagDestination   = 'D'
	tagObject        = 'O' // no value: there is an object, with nothing said
	tagStatus        = 's' // signed varint
	tagObjectHeader  = 'H' // two strings
	tagObserved      = 'v' // no value: there is something observed, with nothing said
	tagOutcome       = 'w'
	tagEngine        = 'e'
	tagConsole       = 'l'
	tagSign          = 'g'
	tagExchange      = 'x' // two strings, kind and sender: the next tags are about this exchange
	tagRequestLine   = 'q' // three strings: method, URL, body
	tagRequestField  = 'Q' // two strings
	tagStatusLine    = 'y' // signed varint and a string: status, body
	tagResponseField = 'Y' // two strings
	tagObjectCode    = 'E'
	tagWay           = 'p'
	tagLayer         = 'L' // id of a preset, "" = none
	tagLayerSettings = 'S' // one string, see settings
	tagConfig        = 'c' // the last field: the rest of the record, without a length
)

func appendRecord(rec []byte, in corscore.Input) []byte {
	str := func(tag byte, s string) {
		if s != "" {
			rec = appendString(append(rec, tag), s)
		}
	}
	headers := func(tag byte, list []wire.Header) {
		for _, h := range list {
			rec = appendString(appendString(append(rec, tag), h[0]), h[1])
		}
	}
	str(tagDialect, in.Dialect)
	if r := in.Request; r != nil {
		before := len(rec)
		str(tagOrigin, r.Origin)
		str(tagURL, r.URL)
		str(tagMethod, r.Method)
		headers(tagHeader, r.Headers)
		str(tagMode, string(r.Mode))
		str(tagCredentials, string(r.Credentials))
		if r.PreflightFlag {
			rec = append(rec, tagPreflightFlag)
		}
		str(tagAPI, string(r.API))
		str(tagBody, string(r.Body))
		str(tagDestination, string(r.Destination))
		if len(rec) == before {
			rec = append(rec, tagRequest)
		}
	}
	if o := in.Object; o != nil {
		before := len(rec)
		if o.Status != 0 {
			rec = binary.AppendVarint(append(rec, tagStatus), int64(o.Status))
		}
		headers(tagObjectHeader, o.Headers)
		str(tagObjectCode, o.Code)
		if len(rec) == before {
			rec = append(rec, tagObject)
		}
	}
	if in.Observed != nil {
		rec = appendObserved(rec, in.Observed)
	}
	str(tagWay, string(in.Way))
	if in.Layer != nil {
		rec = appendLayer(rec, in.Layer)
	}
	return append(append(rec, tagConfig), in.Config...)
}

func appendString(rec []byte, s string) []byte {
	return append(binary.AppendUvarint(rec, uint64(len(s))), s...)
}

// parseRecord is the inverse of [appendRecord]. The checksum held, so a record
// it cannot read was written by a later version of this package: ErrNewer.
func parseRecord(rec []byte) (corscore.Input, error) {
	var in corscore.Input
	request := func() *fetch.Request {
		if in.Request == nil {
			in.Request = &fetch.Request{}
		}
		return in.Request
	}
	object := func() *corscore.Object {
		if in.Object == nil {
			in.Object = &corscore.Object{}
		}
		return in.Object
	}
	layered := func() *corscore.Layer {
		if in.Layer == nil {
			in.Layer = &corscore.Layer{}
		}
		return in.Layer
	}
	r := reader{rec, true}
	for r.ok && len(r.rest) > 0 {
		tag := r.rest[0]
		r.rest = r.rest[1:]
		switch tag {
		case tagDialect:
			in.Dialect = r.str()
		case tagRequest:
			request()
		case tagOrigin:
			request().Origin = r.str()
		case tagURL:
			request().URL = r.str()
		case tagMethod:
			request().Method = r.str()
		case tagHeader:
			request().Headers = append(request().Headers, r.header())
		case tagMode:
			request().Mode = fetch.Mode(r.str())
		case tagCredentials:
			request().Credentials = fetch.Credentials(r.str())
		case tagPreflightFlag:
			request().PreflightFlag = true
		case tagAPI:
			request().API = fetch.API(r.str())
		case tagBody:
			request().Body = fetch.Body(r.str())
		case tagDestination:
			request().Destination = fetch.Destination(r.str())
		case tagObject:
			object()
		case tagStatus:
			object().Status = r.status()
		case tagObjectHeader:
			object().Headers = append(object().Headers, r.header())
		case tagObjectCode:
			object().Code = r.str()
		case tagWay:
			in.Way = dialect.Way(r.str())
		case tagLayer:
			layered().Preset = r.str()
		case tagLayerSettings:
			layered().Settings = r.layerSettings()
		case tagConfig:
			in.Config = valid(r.rest)
			return in, nil
		default:
			if in.Observed == nil {
				in.Observed = &corscore.Observed{}
			}
			r.ok = r.observed(tag, in.Observed) && r.ok
		}
	}
	return corscore.Input{}, ErrNewer
}

// reader takes values off the front of rest; ok turns false at the first that
// is not there.
type reader struct {
	rest []byte
	ok   bool
}

func (r *reader) str() string { return valid(r.bytes()) }

// bytes reads a string whose bytes need not be text.
func (r *reader) bytes() []byte {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 || n > uint64(len(r.rest)-size) {
		r.ok = false
		return nil
	}
	b := r.rest[size : size+int(n)]
	r.rest = r.rest[size+int(n):]
	return b
}

func (r *reader) header() wire.Header {
	name := r.str()
	return wire.Header{name, r.str()}
}

func (r *reader) status() int {
	n, size := binary.Varint(r.rest)
	if size <= 0 {
		r.ok = false
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// valid makes text of a link fit for the page: JavaScript has no invalid
// UTF-8, and spans index the same bytes on both sides.
func valid(b []byte) string { return strings.ToValidUTF8(string(b), "\uFFFD") }
