package copyas

import (
	"strings"

	"s3cors.playground/corscore/evidence"
	"s3cors.playground/corscore/fetch"
	"s3cors.playground/corscore/literal"
	"s3cors.playground/corscore/secret"
	"s3cors.playground/corscore/source"
	"s3cors.playground/corscore/wire"
)

// Check is a script for the console of the page that sends r. It requests the object
// three times: as it is, without the browser's cache, and without CORS; and it prints
// the results in the form that [evidence.Read] reads. It sends only GET, sets no
// header, and prints no query of a URL. A signature is not written into the script:
// if the URL has one, the script asks the person for the whole URL.
func Check(r *fetch.Request) string {
	url, left := secret.URL(r.URL)
	ask := ""
	if len(left) > 0 {
		ask = "\n  u = prompt(\"The whole URL, with its signature\", u) || u;"
	}
	init := "{}"
	if r.Credentials == fetch.Include {
		init = `{credentials: "include"}`
	}
	return source.Replace(checkScript,
		"$ask", ask, "$init", init, "$url", strings.ReplaceAll(literal.Quote(url), "</", `<\/`), "$method", literal.Quote(wire.NormalizeMethod(r.Method)))
}

// checkScript is short enough to be a bookmark. The names before the colons are
// those of package evidence.
const checkScript = `(async (u, init) => {$ask
  const cut = s => String(s).split(/[?#]/)[0], out = [];
  const say = (name, text) => text && out.push(name + ": " + text);
  const blocked = e => say("` + evidence.CheckPolicy + `", e.effectiveDirective);
  const get = async (name, more) => {
    try {
      const r = await fetch(u, {...init, ...more});
      say(name, r.type === "opaque" ? "` + evidence.CheckOpaque + `" : r.status + (r.redirected ? " redirected to " + cut(r.url) : ""));
      for (const [k, v] of r.headers) out.push("  " + k + ": " + (/^https?:/.test(v) ? cut(v) : v));
      const code = r.status > 399 && /<Code>(\w+)/.exec(await r.text());
      if (code) out.push("  code: " + code[1]);
    } catch (e) { say(name, e); }
  };
  document.addEventListener("securitypolicyviolation", blocked);
  say("` + evidence.CheckPage + `", self.origin);
  say("` + evidence.CheckAgent + `", navigator.userAgent);
  say("` + evidence.CheckURL + `", cut(u));
  say("` + evidence.CheckFor + `", $method);
  say("` + evidence.CheckWorker + `", cut(navigator.serviceWorker?.controller?.scriptURL || ""));
  await get("` + evidence.CheckCORS + `", {});
  await get("` + evidence.CheckFresh + `", {cache: "no-store"});
  await get("` + evidence.CheckNoCORS + `", {mode: "no-cors", cache: "no-store"});
  const times = performance.getEntriesByName(u).pop();
  say("` + evidence.CheckTiming + `", times && Math.round(times.duration) + " ms " + times.nextHopProtocol + " " + (times.responseStatus || ""));
  document.removeEventListener("securitypolicyviolation", blocked);
  console.log("` + evidence.CheckHead + `\n" + out.join("\n") + "\n` + evidence.CheckEnd + `");
})($url, $init);`
