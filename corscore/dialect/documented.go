package dialect

import "slices"

// noEvidence is the source of facts without public evidence.
var noEvidence = Source{Key: "none", Title: "No public evidence found"}

// guessed is a fact about a server without public evidence: what Amazon S3 does.
func guessed[T any](v T) Fact[T] { return Fact[T]{V: v, Mark: Unknown, Source: "none"} }

// set gives the fact f a value with its evidence. In a compiled program, a call takes
// less space than a composite literal.
//
//go:noinline
func set[T any](f *Fact[T], v T, mark Mark, source string) {
	f.V, f.Mark, f.Source, f.Note = v, mark, source, ""
}

// alwaysCarries: errors of every kind carry CORS headers.
func alwaysCarries(mark Mark, source string) ErrorHeaders {
	all := Fact[Carries]{V: CarriesAll, Mark: mark, Source: source}
	return ErrorHeaders{Signature: all, Denied: all, Missing: all}
}

// github is a source on GitHub: path is what follows the host in its URL, such as a
// file of a repository at a commit.
func github(key, title, path string) Source {
	return Source{Key: key, Title: title, URL: "https://github.com/" + path}
}

// refused is the error with which a preflight is refused, and its evidence.
func refused(status int, code, message string, mark Mark, source string) Refusal {
	return Refusal{Status: status, Code: code, Message: message, Mark: mark, Source: source}
}

// withoutBuckets makes d a server that takes no configuration of a bucket: PUT is
// refused with an error, and rule is in force everywhere.
func (d *Dialect) withoutBuckets(rule *Rule, put Refusal) {
	put.Test = Always
	d.Put.Tests = []Refusal{put}
	d.Match.NoBucketRules = Fact[bool]{V: true, Mark: put.Mark, Source: put.Source}
	d.Match.Fallback = Fact[*Rule]{V: rule, Mark: put.Mark, Source: put.Source}
}

// unknownProvider is a server of which nothing is known: every fact is Amazon's and
// marked unknown. The other files begin with it and set what is known.
func unknownProvider(id, name, server string) *Dialect {
	none := func(code, message string) Refusal {
		return Refusal{Status: 403, Code: code, Message: message, Mark: Unknown, Source: "none"}
	}
	return &Dialect{
		ID: id, Name: name, Group: Cloud, Server: server, Sources: []Source{noEvidence},
		Put: Put{
			Parser: guessed(Parser{
				Name: "not known", Refuses: strictRefuses, AfterRoot: AfterRootNothing, Prefixes: true, Attributes: true, LineEnds: true,
			}),
			JSON:       guessed(false),
			Tests:      tests(),
			Methods:    guessed(fiveMethods),
			MethodCase: guessed(true),
			Repeated:   guessed(LastCounts),
			EmptyID:    guessed(true),
			MaxAge:     guessed(Integer),
			NoMaxAge:   guessed(""),
			Sorted:     guessed(false),
			Readback:   guessed(Readback{}),
			Integrity:  guessed("not known"),
		},
		Match: Match{
			NoBucketRules:   guessed(false),
			Fallback:        guessed[*Rule](nil),
			BucketURL:       guessed[[][2]string](nil),
			Choice:          guessed(FirstMatch),
			ActualChoice:    guessed(FirstMatch),
			OriginWildcard:  guessed(Glob),
			HeaderWildcard:  guessed(Glob),
			HeaderCase:      guessed(false),
			MethodCase:      guessed(true),
			NoAllowedHeader: guessed(true),
			StarMethod:      guessed(false),
			PaddedStar:      guessed(false),
			NoMethod:        guessed(NoMethodRefused),
			RequestHeaders:  guessed(Trimmed),
			Lines:           guessed(AllLines),
			OtherLines:      guessed(AllLines),
			EmptyCounts:     guessed(false),
			NoOrigin:        guessed(false),
			ActualMethod:    guessed(true),
			ActualHeaders:   guessed(AskedDecides),
		},
		Answer: Answer{
			Preflight: Grant{
				Origin:      guessed(StarOrEcho),
				Credentials: guessed(TrueWithEcho),
				Methods:     guessed(RuleMethods),
				Headers:     guessed(RequestedLower),
				MaxAge:      guessed(MaxAgeIfStored),
				Expose:      guessed(Expose{}),
				Separator:   guessed(", "),
				Vary:        guessed(varyAll),
			},
			Status:   guessed(200),
			Varies:   guessed(Varies{}),
			OnErrors: guessed("not known"),
			Apart:    guessed[[]Apart](nil),
			Errors:   ErrorHeaders{Signature: guessed(CarriesNotKnown), Denied: guessed(CarriesNotKnown), Missing: guessed(CarriesNotKnown)},
		},
		Errors: Errors{
			NoOrigin:    none("", ""),
			NoMethod:    none("", ""),
			Method:      none("", ""),
			MethodFirst: guessed(false),
			NoConfig:    none("", ""),
			NoMatch:     none("", ""),
			OriginOnly:  guessed(false),
			OnActual:    guessed(false),
			Escape:      guessed(EscapeNamed),
		},
	}
}

// tests lists, in Amazon's order, what Amazon S3 refuses and what the provider
// is known to refuse. What is known of Amazon S3 alone is marked Unknown.
func tests(known ...Refusal) []Refusal {
	order := [...]Test{
		Always, BodyEmpty, BodySize, NotXML, ForeignForm, NoConfiguration, RuleCount, OriginAndMethod, OriginPlain, OriginEmpty, OriginWildcards, OriginPort,
		MethodName, IDLength, IDChars, HeaderWildcards, HeaderSigns, MaxAgeOnce, MaxAgeNumber, MaxAgeNegative, MaxAgeLimit, ExposeWildcard, ExposeSigns, ExposeChars,
	}
	guesses := [...]Refusal{
		{Test: BodyEmpty},
		{Test: BodySize, Limit: 64 << 10},
		{Test: NotXML},
		{Test: NoConfiguration},
		{Test: RuleCount, Limit: 100},
		{Test: OriginAndMethod},
		{Test: OriginPlain},
		{Test: OriginWildcards},
		{Test: MethodName},
		{Test: HeaderWildcards},
		{Test: MaxAgeNumber},
		{Test: ExposeWildcard},
		{Test: ExposeChars},
	}
	var list []Refusal
	for _, t := range order {
		found := false
		for _, r := range known {
			if r.Test == t {
				list, found = append(list, r), true
			}
		}
		for _, r := range guesses {
			if r.Test == t && !found {
				r.Status, r.Mark, r.Source = 400, Unknown, "none"
				list = append(list, r)
			}
		}
	}
	return list
}

// without removes from all the tests that the server is known not to make.
func without(all []Refusal, left ...Test) []Refusal {
	return slices.DeleteFunc(all, func(r Refusal) bool { return slices.Contains(left, r.Test) })
}

// refuses is a test from the provider's documentation, which does not say with which
// error.
func refuses(t Test, limit int, source string) Refusal {
	return Refusal{Test: t, Limit: limit, Status: 400, Mark: Documented, Source: source}
}
