package analyze

// Advice says what to change where no document helps.
type Advice struct {
	Title string `json:"title"` // a verb phrase
	Text  string `json:"text"`  // why, and how; sentences
	Where string `json:"where"` // one of the constants below
}

// Where an [Advice] is carried out.
const (
	InPage    = "page"    // in the script or the markup
	InURL     = "url"     // in the address that the page requests
	InBucket  = "bucket"  // in the bucket's policy, or with the object in it
	InServer  = "server"  // in the server's own settings, or by another server
	InBrowser = "browser" // in what the browser has stored
)
