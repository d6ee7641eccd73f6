package guide

// Topic is a heading of the gallery, or of the lessons.
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

// LessonTopics are the headings of the lessons in their order. About says what a
// learner can do after the lessons, after the words "After that you can".
var LessonTopics = []Topic{
	{"The basics", "see who blocks a request, at which step, and whether CORS has anything to do with it"},
	{"Write the rules", "write a configuration that lets your own pages in and no others"},
	{"Uploads", "upload with presigned URLs, with forms and with the AWS SDK"},
	{"What the browser adds", "tell CORS from cookies, tainted canvases, COEP, ORB, caches and redirects"},
	{"CDNs and caches", "find out whether the bucket or something in between spoils a response, and fix it there"},
	{"Security and debugging", "close a configuration that is too open, and find a cause in four questions"},
}
