#!/bin/sh
# Installs what `make test` and `make e2e-servers` need besides Go and make, where
# it is missing and this user may: a C compiler (for the race detector), Node,
# Chromium and curl.
set -eu

have() {
	for name in "$@"; do
		if command -v "$name" >/dev/null 2>&1; then return 0; fi
	done
	return 1
}

missing=""
have gcc clang cc || missing="$missing gcc libc6-dev"
have node || missing="$missing nodejs"
have curl || missing="$missing curl"
have chromium chromium-browser google-chrome google-chrome-stable chrome || missing="$missing chromium"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && have apt-get; then
	apt-get update -qq
	# shellcheck disable=SC2086 # a list of packages
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
	exit 0
fi
echo "make test needs:$missing. Install them and run it again." >&2
exit 1
