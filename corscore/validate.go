package corscore

import (
	"errors"
	"slices"
	"strconv"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/layer"
	"s3cors.playground/corscore/observed"
	"s3cors.playground/corscore/way"
	"s3cors.playground/corscore/words"
)

// Validate says which field of in has a value outside its closed set:
// "request.mode: want cors, no-cors or same-origin, got "navigate"".
func (in Input) Validate() error {
	if err := validateDialect(in.Dialect); err != nil {
		return err
	}
	ways := []string{string(dialect.AutoWay)}
	for _, w := range way.All {
		ways = append(ways, string(w.ID))
	}
	if err := oneOf("way", string(in.Way), ways...); err != nil {
		return err
	}
	if l := in.Layer; l != nil && l.Preset != "" {
		if _, ok := layer.SettingsOf(l.Preset); !ok {
			return errors.New("layer.preset: want " + layer.IDsLike + ", got " + strconv.Quote(words.Clip(l.Preset, maxQuoted)))
		}
	}
	if in.Request != nil {
		if err := validateRequest(in.Request); err != nil {
			return err
		}
	}
	return validateObserved(in.Observed)
}

func validateObserved(o *Observed) error {
	if o == nil {
		return nil
	}
	if err := oneOf("observed.outcome", string(o.Outcome), observed.Outcomes[:]...); err != nil {
		return err
	}
	if err := oneOf("observed.engine", o.Engine, observed.Engines[:]...); err != nil {
		return err
	}
	for i, s := range o.Signs {
		if err := oneOf("observed.signs["+strconv.Itoa(i)+"]", string(s), observed.Signs[:]...); err != nil {
			return err
		}
	}
	for i := range o.Exchanges {
		field := "observed.exchanges[" + strconv.Itoa(i) + "]"
		if err := oneOf(field+".kind", string(o.Exchanges[i].Kind), observed.Kinds[:]...); err != nil {
			return err
		}
		if err := oneOf(field+".by", string(o.Exchanges[i].By), observed.Senders[:]...); err != nil {
			return err
		}
	}
	return nil
}

func validateDialect(id string) error {
	if id == "" || dialect.ByID(id) != nil {
		return nil
	}
	ids := make([]string, len(dialect.All))
	for i, d := range dialect.All {
		ids[i] = d.ID
	}
	return oneOf("dialect", id, ids...)
}

func validateRequest(r *fetch.Request) error {
	for _, err := range []error{
		oneOf("request.mode", string(r.Mode), string(fetch.CORS), string(fetch.NoCORS), string(fetch.SameOrigin)),
		oneOf("request.credentials", string(r.Credentials), string(fetch.Omit), string(fetch.SameOriginCreds), string(fetch.Include)),
		oneOf("request.api", string(r.API), string(fetch.FetchAPI), string(fetch.XHR), string(fetch.Element)),
		oneOf("request.body", string(r.Body), string(fetch.NoBody), string(fetch.Bytes), string(fetch.Stream)),
		oneOf("request.destination", string(r.Destination), string(fetch.Image), string(fetch.Video), string(fetch.Audio), string(fetch.Font),
			string(fetch.Script), string(fetch.Style), string(fetch.Document)),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

// maxQuoted is how many bytes of a value that is in no set are repeated.
const maxQuoted = 60

// oneOf checks that value is absent or one of want.
func oneOf(field, value string, want ...string) error {
	if value == "" || slices.Contains(want, value) {
		return nil
	}
	return errors.New(field + ": want " + words.Or(want) + ", got " + strconv.Quote(words.Clip(value, maxQuoted)))
}
