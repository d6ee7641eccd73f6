package fetch

import (
	"slices"
	"strconv"
	"strings"

	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
	"s3cors.playground/corscore/words"
)

// preflightRequest is the request that steps 1 to 5 of [CORS-preflight fetch]
// make, with the Origin header that every request of this kind gets. What a
// browser adds to any request (User-Agent, Referer, Sec-Fetch-Mode and so on)
// is left out.
//
// [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch
func preflightRequest(r *request, unsafe []string) wire.Request {
	// 1 and 2: OPTIONS to the same URL, which accepts anything. 3: the method that is to follow.
	headers := []wire.Header{{"Accept", "*/*"}, {"Access-Control-Request-Method", r.method}}
	// 4 and 5: the unsafe names, joined by commas without spaces.
	if len(unsafe) > 0 {
		headers = append(headers, wire.Header{"Access-Control-Request-Headers", strings.Join(unsafe, ",")})
	}
	return wire.Request{Method: "OPTIONS", URL: withoutFragment(r.url), Headers: append(headers, wire.Header{"Origin", r.sends})}
}

// withoutFragment: what follows # never leaves the browser.
func withoutFragment(url string) string {
	url, _, _ = strings.Cut(url, "#")
	return url
}

// checkPreflight is steps 7 and 8 of CORS-preflight fetch: nil if the response
// lets the request through.
func checkPreflight(r *request, unsafe []string, response wire.Response) (*Blocked, []source.Step) {
	// 7: the CORS check must succeed and the status be 200 to 299.
	reason, message, checks := corsCheck(r, response, "The preflight's answer")
	okStatus := response.Status >= 200 && response.Status <= 299
	status := strconv.Itoa(response.Status)
	steps := append(make([]source.Step, 0, 8),
		step("cors-preflight-fetch/7", "Does the preflight's answer pass the CORS check?", passIf(reason == ""), passedOr(message), checks...),
		step("cors-preflight-fetch/7", "Is its status 200 to 299?", passIf(okStatus), status),
	)
	statusMessage := "the preflight is answered " + status + ", and only 200 to 299 count"
	if location, ok := wire.First(response.Headers, "Location"); ok && isRedirect(response.Status) {
		statusMessage = "the preflight is redirected (" + status + ") to " + words.Quote(location) + ", and browsers do not follow it"
	}
	switch {
	case reason != "" && !okStatus:
		return &Blocked{Stage: StagePreflight, Reason: reason, Message: message + ", and " + statusMessage}, steps
	case reason != "":
		return &Blocked{Stage: StagePreflight, Reason: reason, Message: message}, steps
	case !okStatus:
		return &Blocked{Stage: StagePreflight, Reason: PreflightStatus, Message: words.Capital(statusMessage)}, steps
	}

	// 7.1 and 7.2: read both lists. 7.3: one bad name spoils everything.
	methods, badMethod := headerList(response.Headers, "Access-Control-Allow-Methods")
	names, badName := headerList(response.Headers, "Access-Control-Allow-Headers")
	for _, list := range [...]struct{ ref, header, bad string }{
		{"cors-preflight-fetch/7.1", "Access-Control-Allow-Methods", badMethod},
		{"cors-preflight-fetch/7.2", "Access-Control-Allow-Headers", badName},
	} {
		title := "Is " + list.header + " a list of names?"
		if list.bad != "" {
			message := list.header + " has the item " + words.Quote(list.bad) + ", which is not a name, and one such item fails the whole preflight"
			return &Blocked{Stage: StagePreflight, Reason: InvalidHeaderValue, Message: message},
				append(steps, step(list.ref, title, source.Fail, message))
		}
		detail := "The header is missing, which is an empty list"
		if value, ok := wire.Get(response.Headers, list.header); ok {
			detail = words.Quote(value)
		}
		steps = append(steps, step(list.ref, title, source.Pass, detail))
	}
	// 7.4: no list of methods, but the use-CORS-preflight flag.
	if _, ok := wire.First(response.Headers, "Access-Control-Allow-Methods"); !ok && r.preflight && !isSafelistedMethod(r.method) {
		steps = append(steps, step("cors-preflight-fetch/7.4", "Does the missing list stand for the method itself?", source.Info,
			"The standard differs: it takes the missing header for "+r.method+", because the use-CORS-preflight flag is set; no browser does"))
	}

	blocked, more := checkLists(r, unsafe, methods, names)
	steps = append(steps, more...)
	if blocked == nil {
		// 7.8 to 7.16: the preflight cache is left out, a Request is alone.
		steps = append(steps, maxAgeStep(response))
	}
	return blocked, steps
}

// checkLists is steps 7.5 to 7.7: method and headers must be covered. All three
// are answered even when one fails, so that every difference is named at once.
func checkLists(r *request, unsafe, methods, names []string) (*Blocked, []source.Step) {
	steps := make([]source.Step, 0, 3)
	var missing []string
	anyMethod := slices.Contains(methods, "*") && !r.includes()
	anyName := slices.Contains(names, "*") && !r.includes()

	// 7.5: the method is listed, or safelisted, or covered by *.
	methodOK := true
	const allowsMethod = "Is the method allowed?"
	switch {
	case slices.Contains(methods, r.method):
		steps = append(steps, step("cors-preflight-fetch/7.5", allowsMethod, source.Pass, r.method+" is listed"))
	case isSafelistedMethod(r.method):
		steps = append(steps, step("cors-preflight-fetch/7.5", allowsMethod, source.Pass, r.method+" needs no permission, like GET, HEAD and POST"))
	case anyMethod:
		steps = append(steps, step("cors-preflight-fetch/7.5", allowsMethod, source.Pass, "* covers "+r.method))
	default:
		methodOK = false
		missing = append(missing, r.method)
		steps = append(steps, step("cors-preflight-fetch/7.5", allowsMethod, source.Fail, methodDifference(r, methods)))
	}

	listed := make(map[string]bool, len(names))
	for _, name := range names {
		listed[lower(name)] = true
	}
	// 7.6: Authorization must be named. Browsers let * stand for it all the same.
	const namesAuthorization = "Is Authorization named?"
	if _, ok := r.get("authorization"); ok {
		switch {
		case listed["authorization"]:
			steps = append(steps, step("cors-preflight-fetch/7.6", namesAuthorization, source.Pass, "Yes"))
		case anyName:
			steps = append(steps, step("cors-preflight-fetch/7.6", namesAuthorization, source.Info,
				"The standard differs: it says that * does not cover Authorization and blocks the request; Chromium, Firefox and WebKit let it through today, so name Authorization to be safe"))
		default:
			steps = append(steps, step("cors-preflight-fetch/7.6", namesAuthorization, source.Fail, "No, and no * covers it"))
		}
	}
	// 7.7: every unsafe name is listed or covered by *.
	children := make([]source.Step, 0, len(unsafe))
	var missingNames []string
	for i, name := range unsafe {
		if i > 0 && name == unsafe[i-1] {
			continue // Firefox asks for a name twice
		}
		outcome, detail := source.Pass, "Listed"
		switch {
		case listed[name]:
		case anyName:
			detail = "Covered by *"
		default:
			outcome, detail = source.Fail, "Not listed"
			missingNames = append(missingNames, name)
		}
		children = append(children, step("cors-preflight-fetch/7.7", name, outcome, detail))
	}
	if len(unsafe) > 0 {
		detail := "All of them"
		if len(missingNames) > 0 {
			detail = namesDifference(names, missingNames)
		}
		steps = append(steps, step("cors-preflight-fetch/7.7", "Are the headers allowed?", passIf(len(missingNames) == 0), detail, children...))
	}
	missing = append(missing, missingNames...)
	if len(missing) == 0 {
		return nil, steps
	}

	blocked := &Blocked{Stage: StagePreflight, Reason: AllowHeaders, Missing: missing}
	switch {
	case !methodOK:
		blocked.Reason = AllowMethods
		blocked.Message = methodDifference(r, methods)
		if len(missingNames) > 0 {
			blocked.Message += ", and " + namesDifference(names, missingNames)
		}
	default:
		blocked.Message = namesDifference(names, missingNames)
		if len(missingNames) == 1 && missingNames[0] == "authorization" && slices.Contains(names, "*") {
			blocked.Reason = AuthorizationNotCovered
		}
	}
	if r.includes() && (!methodOK && slices.Contains(methods, "*") || len(missingNames) > 0 && slices.Contains(names, "*")) {
		blocked.Message += "; * is no wildcard when credentials are included"
	}
	return blocked, steps
}

// methodDifference says how the method is not among the allowed ones.
func methodDifference(r *request, methods []string) string {
	if len(methods) == 0 {
		return "The preflight's answer names no allowed method, so " + r.method + " is not allowed"
	}
	for _, method := range methods {
		if strings.EqualFold(method, r.method) {
			return "Access-Control-Allow-Methods names " + method + ", not " + r.method + ": methods are compared with case"
		}
	}
	return "Access-Control-Allow-Methods does not name " + r.method
}

// namesDifference says which header names are not among the allowed ones.
func namesDifference(names, missing []string) string {
	if len(names) == 0 {
		return "Access-Control-Allow-Headers names no header, so " + words.And(missing) + words.Plural(len(missing), " is", " are") + " not allowed"
	}
	return "Access-Control-Allow-Headers does not name " + words.And(missing)
}

// headerList is [extract header list values] for a list of tokens; bad is the
// first item that is none.
//
// [extract header list values]: https://fetch.spec.whatwg.org/#extract-header-list-values
func headerList(headers []wire.Header, name string) (items []string, bad string) {
	for _, h := range headers {
		if !wire.EqualName(h[0], name) {
			continue
		}
		for item := range strings.SplitSeq(h[1], ",") {
			item = strings.Trim(item, " \t")
			switch {
			case item == "":
			case !wire.IsToken(item):
				return nil, item
			default:
				items = append(items, item)
			}
		}
	}
	return items, ""
}

// maxAgeStep tells how long the answer may be reused.
func maxAgeStep(response wire.Response) source.Step {
	detail := "No Access-Control-Max-Age: 5 seconds, and not at all in Firefox"
	if value, ok := wire.Get(response.Headers, "Access-Control-Max-Age"); ok {
		detail = "Access-Control-Max-Age is " + words.Quote(value) + " seconds; at most 7,200 count in Chromium, 86,400 in Firefox, 600 in WebKit"
	}
	return step("cors-preflight-fetch/7.8", "How long may the browser reuse this answer?", source.Info, detail)
}

func isRedirect(status int) bool {
	return status == 301 || status == 302 || status == 303 || status == 307 || status == 308
}

// passedOr is the detail of a step that passed unless there is a message.
func passedOr(message string) string {
	if message == "" {
		return "Yes"
	}
	return message
}
