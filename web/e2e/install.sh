#!/bin/sh
# Installs what a target of the Makefile needs besides Go and make, where it is
# missing and this user may. Arguments: test (a C compiler for the race detector,
# Node, Python, which run what the page writes, and by npm axe-core), curl, caches (nginx, Varnish), chromium, firefox, webkit, all (the three
# browsers), drivers (the browsers and what drives them); none is `test chromium`.
set -eu

have() {
	for name in "$@"; do
		if command -v "$name" >/dev/null 2>&1 || [ -x "$name" ]; then return 0; fi
	done
	return 1
}

# axe_core fetches axe-core. Without npm or network the tests of accessibility
# are skipped, and say so.
axe_core() {
	version=4.14.1
	cache="${XDG_CACHE_HOME:-$HOME/.cache}/s3cors-tests"
	if have npm && ! grep -qs "\"version\": \"$version\"" "$cache/node_modules/axe-core/package.json"; then
		mkdir -p "$cache"
		npm install --prefix "$cache" --no-save --no-audit --no-fund --ignore-scripts --silent "axe-core@$version" ||
			echo "axe-core is not installed: the tests of accessibility are skipped." >&2
	fi
}

missing=""
need() {
	case $1 in
	test)
		have gcc clang cc || missing="$missing gcc libc6-dev"
		have node || missing="$missing nodejs"
		have python3 || missing="$missing python3"
		axe_core
		;;
	curl) have curl || missing="$missing curl" ;;
	caches)
		have nginx || missing="$missing nginx-light"
		have varnishd || missing="$missing varnish"
		;;
	chromium) have chromium chromium-browser google-chrome google-chrome-stable chrome || missing="$missing chromium" ;;
	firefox) have firefox-esr firefox || missing="$missing firefox-esr" ;;
	webkit)
		have MiniBrowser /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/lib/*/webkit2gtk-4.0/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser ||
			missing="$missing webkit2gtk-driver"
		have xvfb-run || missing="$missing xvfb xauth"
		;;
	all) need chromium && need firefox && need webkit ;;
	drivers)
		need all
		have chromedriver || missing="$missing chromium-driver"
		have WebKitWebDriver || missing="$missing webkit2gtk-driver"
		;;
	*)
		echo "install.sh does not know $1" >&2
		exit 1
		;;
	esac
}

[ $# -gt 0 ] || set -- test chromium
for what in "$@"; do need "$what"; done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && have apt-get; then
	apt-get update -qq
	# shellcheck disable=SC2086 # a list of packages
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
	exit 0
fi
echo "Missing:$missing. Install them and run it again." >&2
exit 1
