// Package put is what a server answers to PUT Bucket CORS of a document: what
// it checks in which order, what it says, what it stores, what GET then
// returns.
package put

// Number is a JSON number in its shortest JavaScript form; "Infinity" is a JSON
// string, because JSON has no such number.
type Number string

// MarshalJSON implements json.Marshaler.
func (n Number) MarshalJSON() ([]byte, error) {
	if n == "Infinity" {
		return []byte(`"Infinity"`), nil
	}
	return []byte(n), nil
}

// Rule is a CORSRule as the server stores it; nil fields are not stored.
type Rule struct {
	ID             *string  `json:"id,omitempty"`
	AllowedMethods []string `json:"allowedMethods,omitempty"`
	AllowedOrigins []string `json:"allowedOrigins,omitempty"`
	AllowedHeaders []string `json:"allowedHeaders,omitempty"`
	ExposeHeaders  []string `json:"exposeHeaders,omitempty"`
	MaxAgeSeconds  Number   `json:"maxAgeSeconds,omitempty"` // "" = none
}

// Answer is what the server answers to PUT ?cors.
type Answer struct {
	Accepted bool   `json:"accepted"`
	Status   int    `json:"status"`
	Code     string `json:"code"`    // S3 error code, "" = accepted
	Message  string `json:"message"` // the server's own text, byte for byte
	Rules    []Rule `json:"rules"`
	Readback string `json:"readback"` // body that GET ?cors then returns
}
