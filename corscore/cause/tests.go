package cause

// The commands that several causes are told apart by. {url}, {origin} and
// {preflight} stand for the request, quoted for a shell.

func preflightTest(results ...Result) Test {
	return Test{"shell", "curl -i -X OPTIONS {url} -H {origin} -H {preflight}", results}
}

func actualTest(results ...Result) Test {
	return Test{"shell", "curl -s -D - -o /dev/null {url} -H {origin}", results}
}

func headTest(results ...Result) Test {
	return Test{"shell", "curl -sI {url}", results}
}

func pairTest(results ...Result) Test {
	return Test{"shell", "curl -s -D - -o /dev/null --compressed {url} -H {origin}; curl -s -D - -o /dev/null --compressed {url}'?'$RANDOM -H {origin}", results}
}

func readTest(results ...Result) Test {
	return Test{"shell", "aws s3api get-bucket-cors --bucket {bucket}", results}
}

// errorTest tells whether an error of the server, which is not about CORS, is what
// the page gets.
func errorTest() Test {
	return Test{"shell", "curl -s -D - -o /dev/null -X {method} {url} -H {origin}", []Result{
		{"The same error", "It is not a CORS problem: fix what the error names. Put back the signature if the URL shows “...” in its place"},
		{"200", "The error is gone, or the page sends a different request"},
	}}
}
