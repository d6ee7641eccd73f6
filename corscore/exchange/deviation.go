package exchange

import (
	"strconv"

	"s3cors.playground/corscore/dialect"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/match"
)

// deviation fills b where what blocks the request is how this server differs
// from Amazon S3. False: it is not.
func (s *Simulation) deviation(b *Blocked, a *match.Answer) bool {
	d := s.Bucket.Dialect
	grant := &d.Answer.Preflight
	if b.Stage == fetch.StageActual && d.Answer.Actual != nil {
		grant = d.Answer.Actual
	}
	switch {
	case a.Default:
		b.By = ByServer
		b.Message += ". " + d.Name + " answers by a rule of its own, the document is not in force"
	case d.Match.NoBucketRules.V:
		b.By = ByServer
		b.Message = d.Name + " has no CORS configuration of buckets, and its own setting does not allow this"
	case a.Rule == 0 && a.Stopped > 0:
		s.stopped(b, a)
	case b.Reason == fetch.WildcardWithCredentials && grant.Origin.V == dialect.Star:
		b.By = ByServer
		b.Message = d.Name + " answers every preflight with “*”, which a browser does not accept for a request with credentials"
	case (b.Reason == fetch.AllowCredentialsMissing || b.Reason == fetch.WildcardWithCredentials) && grant.Credentials.V == dialect.NoCredentials:
		b.By = ByServer
		b.Message = d.Name + " never sends Access-Control-Allow-Credentials, so no request with credentials passes"
	case b.Reason == fetch.AllowOriginMismatch && grant.Origin.V == dialect.AllOrigins:
		b.By = ByDocument
		b.Message = d.Name + " answers all origins of rule " + strconv.Itoa(a.Rule) + " in one header, which no browser accepts: give each origin a rule of its own"
	default:
		return false
	}
	return true
}

// stopped explains an answer of a server that asks no other rule once one
// allows the origin.
func (s *Simulation) stopped(b *Blocked, a *match.Answer) {
	for i := range a.Trace {
		t := &a.Trace[i]
		if t.Rule != a.Stopped {
			continue
		}
		b.By, b.Rule = ByDocument, t.Rule
		if b.Reason = reasonOf(a.Trace[i:i+1], t); b.Reason == fetch.RulesNotCombined {
			b.Reason = fetch.HeaderReason
		}
		b.refusal(t, false)
		if i+1 < len(a.Trace) {
			more := ". It is the first with this origin, and " + s.Bucket.Dialect.Name + " asks no other"
			b.Message, b.Brief = b.Message+more, b.Brief+more
		}
	}
}
