package corscore_test

// proseKinds are short posts without a line of a console and without a configuration:
// only the person's own words say what happened.
var proseKinds = []kind{
	// The preflight does not get through.
	{"options", "", "options-refused", "Since we put nginx in front of MinIO the browser upload is dead. The OPTIONS request gets 405, the PUT is never sent."},
	{"options", "", "options-refused", "OPTIONS is answered 403 by CloudFront. GET works fine. What am I missing?"},
	{"options", "", "options-refused", "Hello, my distribution allow only GET and HEAD. When I upload with PUT the browser say CORS error. Direct to bucket it works."},
	{"options", "", "options-refused", "Our API gateway wants a token on every request, so the preflight returns 401 and the browser never sends the real call to the storage."},
	{"options", "*", "options-refused", "CORS on the bucket is wide open and curl uploads work. But through the load balancer the pre-flight returns 404 because there is no route for the OPTIONS verb."},
	{"options", "", "options-refused", "Upload via CDN: preflight is blocked by the WAF (403). GETs are ok."},
	{"options", "", "not options-refused", "The OPTIONS request to the bucket gets 403. There is nothing in between."},
	{"options", "", "not options-refused", "CloudFront: OPTIONS is 200, but the GET has no Access-Control-Allow-Origin."},

	// No response at all.
	{"unreachable", "", "unreachable", "The browser says CORS, but really the MinIO container was not running."},
	{"unreachable", "", "unreachable", "Upload to https://minio.lan:9000 fails in the browser, status is (failed). Self signed cert. curl -k works."},
	{"unreachable", "", "unreachable", "My storage host can not be reached from outside, only in the VPN. In the browser I see CORS error, status code (null)."},
	{"unreachable", "", "unreachable", "CORS request did not succeed. The port 9000 was closed by the firewall."},
	{"unreachable", "", "unreachable", "Large file uploads die after 60 seconds with a timeout and chrome then shows a CORS error. Small files no problem."},
	{"unreachable", "", "unreachable", "presigned url has http://minio:9000 as host, the browser cannot resolve it. net error, then CORS."},
	{"unreachable", "", "not unreachable", "The certificate is fine and the server is up, still no Access-Control-Allow-Origin header."},

	// http on an https page.
	{"http", "", "mixed-content", "Our site is on https but the presigned URLs start with http:// and the browser refuses them."},
	{"http", "", "mixed-content", "After enabling SSL on the web app the images from the bucket don't load any more. The image urls are still http."},
	{"http", "", "mixed-content", "It works on http, on https the upload fails. The SDK gives me http links to the MinIO server."},
	{"http", "", "mixed-content", "upload ok in dev (http://localhost), in production page is https and endpoint is http://s3.example.com, request blocked"},
	{"http", "", "mixed-content", "Page loaded over HTTPS, storage endpoint configured as HTTP. The fetch fails with 'Failed to fetch' and nothing in the server log."},
	{"http", "", "not mixed-content", "Both the page and the bucket are on https. CORS error on PUT."},
	{"http", "", "not mixed-content", "The origin http://localhost:3000 is allowed and https://app.example.com is not, there I get a CORS error."},

	// The CDN does not pass the Origin on.
	{"forwarding", "", "origin-not-forwarded", "Fonts come from S3 behind CloudFront. From the S3 URL the Access-Control-Allow-Origin header is there, from the CloudFront URL it never is."},
	{"forwarding", "", "origin-not-forwarded", "i have cors on bucket, works with s3 url. with cloudfront url no cors header. invalidated everything already"},
	{"forwarding", "", "origin-not-forwarded", "Cloudfront in front of S3. Seems the Origin header never arrives at S3, so S3 does not add the CORS headers."},
	{"forwarding", "", "origin-not-forwarded", "After I put a CDN in front of my bucket all the fonts are blocked by CORS. The bucket alone was fine."},
	{"forwarding", "", "origin-not-forwarded", "Which headers do I need to whitelist in the CloudFront behavior so that CORS works with S3? Right now none are forwarded."},
	{"forwarding", "", "origin-not-forwarded", "My nginx proxy drops the Origin header before it goes to the bucket so there is no CORS in the answer."},
	{"forwarding", "", "not origin-not-forwarded", "The Origin header is sent to S3 and the bucket answers without CORS headers. No CDN."},

	// A shared cache stored a response without the header.
	{"shared", "", "cached-without-acao", "CloudFront serves the CORS header only some of the time. When it is a Hit from cloudfront the header is missing, on a Miss it is there."},
	{"shared", "", "cached-without-acao", "Works after an invalidation, then a few hours later the CORS errors are back. S3 with CloudFront."},
	{"shared", "", "cached-without-acao", "Our images are shown on another page without CORS first, and then the CDN has them cached without the Access-Control-Allow-Origin header, and WebGL fails."},
	{"shared", "", "cached-without-acao", "if I add ?foo=1 to the cdn url it works. without it: no access-control-allow-origin header"},
	{"shared", "", "cached-without-acao", "Cloudflare in front of R2. Random CORS errors for random files. Purge cache fixes it for a while."},
	{"shared", "", "cached-without-acao", "The first visitor who has no Origin header makes the CDN to store the version without CORS, and everyone after gets the CORS error."},
	{"shared", "", "not cached-without-acao", "Cloudflare in front of R2, PUT always fails at the preflight with 405."},

	// The browser's own cache.
	{"browser's", "", "browser-cache", "The img tag loads it fine, then fetch() of the same URL fails with CORS. If devtools is open with disable cache it works."},
	{"browser's", "", "browser-cache", "Works the first time, when I reload the page CORS error. S3 bucket, no CDN."},
	{"browser's", "", "browser-cache", "Image shows in an <img>, afterwards I draw it into canvas with crossOrigin and Chrome complains of CORS. Firefox is ok."},
	{"browser's", "", "browser-cache", "CORS error only on second load, in incognito never."},
	{"browser's", "", "browser-cache", "Adding ?t=Date.now() to the s3 url solves it, but why? Without it, cors error in chrome."},
	{"browser's", "", "browser-cache", "Chrome uses the copy that it has from before, which was loaded without an Origin header, so no CORS headers."},
	{"browser's", "", "not browser-cache", "Tried incognito and clearing the cache, always the same CORS error on the PUT to the bucket."},
	{"browser's", "", "not browser-cache", "It fails every time, also the first time, in Chrome and Firefox."},

	// CORS was set up somewhere else than on the bucket.
	{"other place", "", "set-elsewhere", "I added cors() to my node server but the upload to S3 with the presigned url is still blocked by CORS."},
	{"other place", "", "set-elsewhere", "My Laravel config/cors.php allows everything, paths *. Still the direct upload to Spaces has CORS error."},
	{"other place", "", "set-elsewhere", "In API Gateway I clicked Enable CORS. The PUT to the signed S3 URL still says No Access-Control-Allow-Origin."},
	{"other place", "", "set-elsewhere", "I do set Access-Control-Allow-Origin in my fetch headers in React, why S3 says CORS blocked?"},
	{"other place", "", "set-elsewhere", "CORS is allowed in the backend (Spring @CrossOrigin). The browser uploads with a pre-signed URL and is blocked by CORS policy"},
	{"other place", "", "set-elsewhere", "flask app has CORS(app), presigned post to s3 fails cors"},
	{"other place", "", "not set-elsewhere", "The upload goes through my Express server and works, only reading the file from the bucket has a CORS error."},

	// It was changed a moment ago.
	{"changed", "*", "recent-change", "I set CORS on the bucket 5 min ago and it still says blocked by CORS policy. Do I have to wait?"},
	{"changed", "", "recent-change", "How long does it take for S3 CORS changes to apply? I saved it and the browser still gets CORS error."},
	{"changed", "", "recent-change", "CORS error went away by itself after about an hour, I had edited the CORS rules before."},
	{"changed", "*", "recent-change", "just created the bucket and applied the cors config, not working. next day it works, nothing changed"},
	{"changed", "", "recent-change", "Is there a delay when CORS rule is updated in R2? My new origin is still refused with CORS error."},
	{"changed", "", "not recent-change", "I set CORS on the bucket last year. Since today there are CORS errors through CloudFront."},

	// The server's own setting.
	{"setting", "", "server-setting", "MinIO: set MINIO_API_CORS_ALLOW_ORIGIN to one domain and now my app on another domain has CORS errors."},
	{"setting", "", "server-setting", "When I do mc cors set it says not implemented. How to allow my origin in MinIO? Browser shows CORS error"},
	{"setting", "", "server-setting", "LocalStack S3, Angular on port 4200. Blocked by CORS. I did put-bucket-cors."},
	{"setting", "", "server-setting", "seaweedfs s3 gateway, where to set the cors? every request from the browser is blocked by CORS"},
	{"setting", "", "server-setting", "My self hosted minio sends no CORS headers for my domain and I can't find a bucket CORS option in the console"},
	// The same words where nothing but the configuration is known to be at fault.
	{"plain", "", "configuration", "My site is on https. The upload from it to the bucket has a CORS error, from http://localhost:3000 it works."},
	{"plain", "", "configuration", "The request needs a preflight because of the Authorization header, and then it is blocked by CORS policy."},
	{"plain", "", "configuration", "GET works, PUT with a presigned URL is blocked by CORS policy. What do I have to allow?"},
	{"plain", "", "configuration", "In Chrome and in Firefox the upload to my bucket has a CORS error."},
	{"plain", "", "configuration", "A node script uploads fine, in the browser there is a CORS error."},
	{"plain", "", "configuration", "How do I set the allowed origins of a bucket? CORS error on every request to S3."},
	{"plain", "", "configuration", "I store images in S3 and the canvas has a CORS error for all of them."},
	{"plain", "", "configuration", "CORS error: the origin https://app.example.com is not allowed, https://www.example.com is. Do I need to add both to the bucket?"},
	{"plain", "", "configuration", "My app needs to delete a file in the bucket. DELETE is blocked by CORS policy, the preflight fails with 403."},
	{"plain", "", "configuration", "Is CORS needed for a direct upload to S3? My request fails with a CORS error."},
	{"plain", "", "not unreachable", "The host is reachable and the port is open, still a CORS error on the PUT."},
	{"plain", "", "error-access-denied", "The upload gets 403 Access Denied and a CORS error."},

	{"setting", "", "not server-setting", "MinIO behind nginx, both add Access-Control-Allow-Origin, so it is there twice: CORS error."},
}
