package cases

import (
	"strconv"
	"strings"

	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/wire"
)

// Curl writes the table as a script for a POSIX shell with curl and awk, which
// asks a real endpoint what a browser would ask it and says in TAP which rows
// hold. Nothing is written to the bucket: where the request is no GET or HEAD,
// its preflight is asked alone. Values of credentials become "...".
//
// Rows that a browser never sends, or whose answer it does not check, are
// skipped with the reason.
func Curl(all []Case) string {
	var b strings.Builder
	b.WriteString(scriptHead)
	b.WriteString("echo 1.." + strconv.Itoa(len(all)) + "\n")
	for i := range all {
		b.WriteString(step(public(&all[i])))
	}
	b.WriteString("\n[ \"$failed\" = 0 ]\n")
	return b.String()
}

// step is one row as a line of the script.
func step(c Case) string {
	name, r := c.Name, c.Request
	if name == "" {
		name = r.Method + " " + r.URL + " from " + r.Origin
	}
	sent, preflight, why := asked(&r)
	if why != "" {
		return "skip " + sh(name) + " " + sh(why) + "\n"
	}
	kind, method, unsafe := "direct", sent.Method, ""
	if preflight {
		kind = "preflight"
		method, _ = wire.First(sent.Headers, "Access-Control-Request-Method")
		unsafe, _ = wire.First(sent.Headers, "Access-Control-Request-Headers")
	}
	credentials := "no"
	if r.Credentials == fetch.Include {
		credentials = "yes"
	}
	base, path := wire.Sent(sent.URL)
	words := []string{"check", sh(name), sh(string(c.Expect.outcome())), kind, credentials, sh(origin(&r, sent.Headers)), sh(method), sh(unsafe), sh(base), sh(path), sh(strings.Join(c.Expect.Reads, ","))}
	switch sent.Method {
	case "HEAD":
		words = append(words, "-I")
	case "GET":
		if _, ok := wire.First(sent.Headers, "Range"); !ok {
			words = append(words, "-r 0-0")
		}
	default:
		words = append(words, "-X "+sh(sent.Method))
	}
	for _, h := range sent.Headers {
		switch {
		case wire.EqualName(h[0], "Range"):
			words = append(words, "-r "+sh(strings.TrimPrefix(h[1], "bytes=")))
		case h[1] == "":
			words = append(words, "-H "+sh(h[0]+";"))
		default:
			words = append(words, "-H "+sh(h[0]+": "+h[1]))
		}
	}
	return strings.Join(words, " ") + "\n"
}

func origin(r *fetch.Request, headers []wire.Header) string {
	if origin, ok := wire.First(headers, "Origin"); ok {
		return origin
	}
	return r.Origin
}

// sh writes s as one word of a shell.
func sh(s string) string { return literal.ShellLine(s) }

// The script gets everything as arguments of its functions; awk gets it in the
// environment, where a backslash is a backslash.
const scriptHead = `#!/bin/sh
# Asks an endpoint what browsers would ask it, and says which cases hold (TAP).
#   sh cases.sh                         asks the hosts of the cases
#   sh cases.sh http://127.0.0.1:9000   asks this one instead
# Needs curl and awk. Nothing is written to the bucket; credentials are left out.
base=${1:-}
number=0
failed=0

skip() {
	number=$((number + 1))
	printf 'ok %s - %s # SKIP %s\n' "$number" "$1" "$2"
}

# check NAME EXPECTED KIND CREDENTIALS ORIGIN METHOD HEADERS BASE PATH READS CURL-ARGUMENTS
check() {
	number=$((number + 1))
	name=$1 want=$2
	export KIND="$3" CREDENTIALS="$4" ORIGIN="$5" METHOD="$6" HEADERS="$7" READS="${10}"
	url=${base:-$8}$9
	shift 10
	got=$(curl -q -g -s -S --path-as-is --max-time 30 -o /dev/null -D - "$@" --url "$url" | tr -d '\r' | awk '
		function has(list, name,    part, n, i) {
			n = split(list, part, ",")
			for (i = 1; i <= n; i++) {
				gsub(/^[ \t]+|[ \t]+$/, "", part[i])
				if (part[i] == name) return 1
			}
			return 0
		}
		function covers(list, name) {
			return has(tolower(list), tolower(name)) || star(list) && tolower(name) != "authorization"
		}
		function star(list) { return has(list, "*") && ENVIRON["CREDENTIALS"] == "no" }
		function verdict(    part, n, i, acao) {
			if (!status) return "no answer"
			# before h is read: awk makes what is read
			if (!("access-control-allow-origin" in h)) return "blocked: no Access-Control-Allow-Origin (status " status ")"
			acao = h["access-control-allow-origin"]
			if (acao != ENVIRON["ORIGIN"] && (acao != "*" || ENVIRON["CREDENTIALS"] == "yes")) return "blocked: Access-Control-Allow-Origin is " acao
			if (ENVIRON["CREDENTIALS"] == "yes" && h["access-control-allow-credentials"] != "true") return "blocked: Access-Control-Allow-Credentials is not true"
			if (ENVIRON["KIND"] == "preflight") {
				if (status !~ /^2/) return "blocked: the preflight has status " status
				if (ENVIRON["METHOD"] !~ /^(GET|HEAD|POST)$/ && !has(h["access-control-allow-methods"], ENVIRON["METHOD"]) && !star(h["access-control-allow-methods"])) return "blocked: " ENVIRON["METHOD"] " is not in Access-Control-Allow-Methods"
				n = split(ENVIRON["HEADERS"], part, ",")
				for (i = 1; i <= n; i++)
					if (!covers(h["access-control-allow-headers"], part[i])) return "blocked: " part[i] " is not in Access-Control-Allow-Headers"
				return "allowed"
			}
			n = split(ENVIRON["READS"], part, ",")
			for (i = 1; i <= n; i++)
				if (!covers(h["access-control-expose-headers"], part[i]) && !has("cache-control,content-language,content-length,content-type,expires,last-modified,pragma", part[i])) return "hidden: script cannot read " part[i]
			return "allowed"
		}
		/^HTTP\// { status = $2; split("", h); next }
		{
			colon = index($0, ":")
			if (!colon) next
			key = tolower(substr($0, 1, colon - 1))
			value = substr($0, colon + 1)
			gsub(/^[ \t]+|[ \t]+$/, "", value)
			if (key in h) value = h[key] ", " value
			h[key] = value
		}
		END { print verdict() }')
	if [ "${got%%:*}" = "$want" ]; then
		printf 'ok %s - %s\n' "$number" "$name"
	else
		failed=1
		printf 'not ok %s - %s # expected %s, got %s\n' "$number" "$name" "$want" "$got"
	fi
}

`
