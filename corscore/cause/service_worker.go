package cause

import (
	"strings"

	"s3cors.playground/corscore/observed"
)

var serviceWorker = &Cause{
	ID:    "service-worker",
	Title: "A service worker answers",
	Fix:   Fix{Where: "page", Text: "Let the worker pass requests to the bucket through, or fetch them with mode cors"},
	Test:  Test{Tool: "browser", Text: "Tick “Bypass for network” under Application, Service workers, and reload", Results: []Result{{"It works", "The worker is the cause"}}},
	Share: 8,
	judge: judgeServiceWorker,
}

func serviceWorkerPage() *Page {
	return &Page{
		Cause:   serviceWorker,
		Why:     "A service worker of the page handles the request, and the page cannot use what it returns: an opaque response, or a rejected promise.",
		Signs:   []string{"The FetchEvent resulted in a network error response", "(ServiceWorker) in the network panel"},
		Sources: []string{"https://developer.mozilla.org/en-US/docs/Web/API/Service_Worker_API"},
		Examples: []Example{
			{Text: "The FetchEvent for \"https://b.s3.eu-west-1.amazonaws.com/k\" resulted in a network error response: an \"opaque\" response was used for a request whose type is not no-cors", Config: "*", Dialect: "aws"},
			{Text: "Failed to load ‘https://b.s3.eu-west-1.amazonaws.com/k’. A ServiceWorker passed a promise to FetchEvent.respondWith() that rejected with ‘TypeError’.", Config: "*", Dialect: "aws"},
		},
		Counter: Example{Text: "GET https://b.s3.eu-west-1.amazonaws.com/k net::ERR_BLOCKED_BY_CLIENT", Config: "*", Dialect: "aws"},
	}
}

func judgeServiceWorker(s *seen, v *verdict) {
	if s.blocked && s.inText(strings.ToLower(observed.HasWorker)) {
		v.possible("the page has a service worker, and it may answer the request")
	}
}
