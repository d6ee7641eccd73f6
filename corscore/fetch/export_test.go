package fetch

import "s3cors.playground/corscore/wire"

// Fetch is [Follow] for a server that answers the same however many redirects
// lie before a request.
func Fetch(req Request, server func(wire.Request) wire.Response) Result {
	return Follow(req, mostRedirects, func(_ int, request wire.Request) wire.Response { return server(request) })
}
