// Package dialect answers how S3 implementations differ: one value for each server,
// whose fields are facts, each with its source and how sure it is.
//
// Packages put and match read the fields; no code depends on the id of a server. A
// behavior that no field can express becomes a new field. Each server is one file,
// which registers its value.
package dialect

// Mark says how sure a fact is.
type Mark string

const (
	SourceCode Mark = "source code" // read in the implementation
	Recorded   Mark = "recorded"    // answered by a running server
	Documented Mark = "documented"  // stated by the provider
	Reported   Mark = "reported"    // observed by others: their test suites, issues, logs
	Unknown    Mark = "unknown"     // no evidence found; the value is the likeliest guess and is shown as such
)

// Fact is one behavior. Source is the Key of one of [Dialect.Sources].
type Fact[T any] struct {
	V      T
	Mark   Mark
	Source string
	Note   string // what else a reader should know, "" = nothing; of a fact that is not known, what Source does say
}

// Source is where facts come from.
type Source struct {
	Key   string // what facts name it by
	Title string
	URL   string // "" if there is none that opens
}

// Group is where a picker lists a server.
type Group string

const (
	SelfHosted  Group = "S3 servers you run"
	Cloud       Group = "Cloud providers"
	Development Group = "For development"
)

// Dialect is one S3 implementation.
type Dialect struct {
	ID      string // kebab-case, public: links depend on it
	Name    string
	Group   Group
	Server  string // the version the facts are of
	Hosts   []Host // domains that its buckets are under; providers have them, software has none
	Sources []Source
	Put     Put
	Match   Match
	Answer  Answer
	Errors  Errors
	Remarks []Fact[string] // what else a reader should know of it

	rank int
}

// All lists the dialects, the default one first.
var All []*Dialect

// register adds d to [All], after those with a lower rank: its place in the choice of
// servers. A provider without recordings takes the next free number above 180.
func register(rank int, d *Dialect) *Dialect {
	d.rank = rank
	All = append(All, d)
	for i := len(All) - 1; i > 0 && All[i-1].rank > rank; i-- {
		All[i-1], All[i] = All[i], All[i-1]
	}
	return d
}

// Default returns the dialect of an input that names none.
func Default() *Dialect { return All[0] }

// Named returns id, and the id of [Default] for "".
func Named(id string) string {
	if id == "" {
		return Default().ID
	}
	return id
}

// Of returns the dialect called id, and [Default] if there is none.
func Of(id string) *Dialect {
	if d := ByID(id); d != nil {
		return d
	}
	return Default()
}

// ByID returns the dialect called id, [Default] for "", and nil if there is none.
func ByID(id string) *Dialect {
	id = Named(id)
	for _, d := range All {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// Source returns the one that facts of d call key.
func (d *Dialect) Source(key string) Source {
	for _, s := range d.Sources {
		if s.Key == key {
			return s
		}
	}
	return Source{}
}
