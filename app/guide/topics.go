package guide

// Topic is a heading of the gallery.
type Topic struct{ Name, About string }

// Topics are the headings of the gallery in their order.
var Topics = []Topic{
	{"Uploads", "PUT, POST, SDKs, large files."},
	{"Reading", "Pictures, fonts, videos, data, and what script may read of them."},
	{"Origins", "The page is allowed, or so it seems."},
	{"Documents", "The server does not take the configuration."},
	{"In between", "A CDN, proxy or cache changes what the page gets."},
	{"Something else", "The console says CORS, and the cause is elsewhere."},
}
