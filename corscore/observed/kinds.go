package observed

// kinds are kinds of words, as bits: a word may be of several.
type kinds uint64

const (
	preflight kinds = 1 << iota
	refusal
	auth
	proof
	needs
	served
	unknownMethod // a status that S3 answers no preflight with
	layer
	lost
	tool
	since
	only
	reading // GET or HEAD
	unreached
	running
	reached
	port
	certificate
	untrusted
	plain
	secure
	both
	afterHTTP
	address
	origin
	headerWord
	drops
	passes
	cache
	keeps
	browser
	other
	page
	tried
	element
	script
	before
	application
	cors
	sets
	direct
	bucket
	waits
	spreads
	no
	not
	lacks
	around // what is in between is left out
	again
	fine
	trouble
)

// kindOf returns the kinds of a word in lower case, 0 if it tells nothing.
func kindOf(word string) kinds {
	switch word {
	case "options", "preflight", "preflights", "pre-flight", "preflighted", "preflight's":
		return preflight
	case "400", "403", "404", "blocked", "refused", "rejected", "denied", "dropped", "forbidden", "closed", "filtered", "filters",
		"ignored", "swallowed", "intercepted", "stopped", "disallowed", "unsupported", "unauthorized", "unauthenticated":
		return refusal | trouble | afterHTTP
	case "401", "405", "501":
		return unknownMethod | refusal | trouble | afterHTTP
	case "fails", "failed", "failing", "fail", "error", "errors", "complains", "broken", "breaks", "dead", "problem", "problems", "issue", "issues",
		"trouble", "struggling", "refuses", "refuse":
		return trouble | afterHTTP
	case "authentication", "authenticate", "authenticated", "login", "sso", "oauth", "auth", "basic-auth":
		return auth
	case "authorization", "token", "tokens", "credentials", "signature":
		return proof
	case "requires", "require", "required", "requiring", "needs", "need", "asks", "demands", "wants":
		return needs
	case "supported", "supports", "support", "handled", "handles", "handle", "implemented", "implement", "answered", "answer":
		return served
	case "status", "method", "methods", "verb", "response", "code", "500", "502", "503", "504", "200", "204", "put", "post":
		return afterHTTP
	case "get", "head", "gets":
		return reading | afterHTTP
	case "cdn", "cloudfront", "cloudflare", "fastly", "akamai", "nginx", "proxy", "gateway", "balancer", "waf", "ingress", "varnish",
		"traefik", "distribution", "kong", "haproxy", "caddy", "bunny", "bunnycdn", "keycdn", "alb", "envoy", "istio":
		return layer
	case "missing", "lacks", "absent":
		return lost
	case "curl", "postman", "insomnia":
		return tool
	case "since", "after":
		return since | before
	case "only":
		return only
	case "unreachable", "inaccessible", "timeout", "timeouts", "timed", "offline", "vpn", "firewall", "dns", "unresolvable":
		return unreached
	case "running", "started", "succeed", "listening":
		return running
	case "reach", "reached", "reachable", "resolve", "resolved", "resolves", "exposed", "accessible":
		return reached | passes
	case "port":
		return port
	case "certificate", "certificates", "cert", "certs":
		return certificate
	case "self-signed", "selfsigned", "self", "untrusted", "invalid", "expired", "accept", "accepted", "trusted":
		return untrusted
	case "http":
		return plain
	case "https", "ssl", "tls":
		return secure
	case "both", "either":
		return both
	case "tried", "already", "still", "always", "neither":
		return tried
	case "url", "urls", "link", "links", "endpoint", "endpoints", "src", "address", "host", "storage", "images", "image", "requests", "over", "under", "file", "files", "content":
		return address
	case "origin":
		return origin | page
	case "header", "headers":
		return headerWord | afterHTTP
	case "drop", "drops", "strip", "strips", "stripped", "removes", "removed", "whitelist", "whitelisted", "whitelisting":
		return drops | passes
	case "forward", "forwards", "forwarded", "forwarding", "pass", "passes", "passed", "passing", "arrive", "arrives", "arrived":
		return passes
	case "cache", "cached", "caches", "caching", "purge", "purged", "purging", "invalidate", "invalidated", "invalidation", "invalidating":
		return cache
	case "stored", "stores", "store", "keeps", "kept", "reuses", "copy", "hit":
		return keeps
	case "browser", "browser's", "browsers", "chrome", "safari", "firefox", "edge":
		return browser
	case "another", "visits", "visited", "switch", "switched", "switching", "other", "others", "different", "wrong-origin":
		return other
	case "site", "sites", "domain", "domains", "origins", "subdomain", "subdomains":
		return page
	case "img", "<img", "thumbnail", "tag":
		return element
	case "fetch", "canvas", "axios", "xhr", "xmlhttprequest", "crossorigin", "webgl":
		return script
	case "then", "before", "afterwards", "later", "first":
		return before
	case "express", "node", "nodejs", "laravel", "spring", "django", "flask", "rails", "fastapi", "nestjs", "backend", "back-end",
		"react", "lambda", "middleware", "api", "frontend", "php", "wordpress", "htaccess", "asp.net":
		return application
	case "config/cors.php", "@crossorigin":
		return application | cors
	case "cors", "access-control-allow-origin", "cors-headers":
		return cors
	case "set", "sets", "add", "added", "adds", "enabled", "enable", "allow", "allows", "allowed", "configured", "configure", "clicked", "saved",
		"applied", "apply", "applying", "changed", "changes", "updated", "edited", "change", "rule", "rules", "setting", "settings":
		return sets
	case "direct", "directly", "alone", "presigned", "pre-signed", "signed":
		return direct
	case "bucket", "s3", "r2", "gcs", "spaces", "minio":
		return bucket
	case "propagate", "propagated", "propagates", "propagation":
		return waits | spreads
	case "wait", "waited", "waiting", "delay", "long", "ago", "itself", "temporary", "temporarily", "eventually":
		return waits
	case "no":
		return no | not
	case "not", "never", "cannot", "none", "nothing", "can't", "doesn't", "isn't", "don't":
		return not
	case "without", "bypassing", "skipping":
		return lacks | not
	case "reload", "reloads", "reloading", "reloaded", "refresh", "refreshing", "second", "again", "revisit":
		return again
	case "works", "work", "worked", "fine", "ok", "okay", "there", "succeeds", "there's", "good", "correctly":
		return fine
	}
	return 0
}
