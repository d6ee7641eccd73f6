package e2e

import (
	"strings"
	"testing"
)

// A command that was pasted into the editor stays there; storage and links get
// it without its secrets, and that is said.
func TestDocumentWithSecrets(t *testing.T) {
	p := open(t, "/")
	const command = "curl -H 'Authorization: Bearer " + plantedKey + "' -u user:" + plantedToken + " https://media.s3.example.com/cat.jpg"
	p.edit(command)
	p.message("has what looks like credentials (Authorization, -u)")
	p.has(command)
	p.unstored("the work is kept")
	address := p.link()
	other := open(t, address)
	other.eventually(`document.querySelector("#config").value === ` + quote("curl -H 'Authorization: Bearer ...' -u ... https://media.s3.example.com/cat.jpg"))
	p.leave()
	p.goTo("/")
	p.running()
	p.eventually(`document.querySelector("#config").value.includes("Bearer ...")`)
}

// unstored fails if storage of any kind has a secret.
func (p *page) unstored(where string) {
	p.Helper()
	p.rest()
	p.exec(`window.all = undefined; (async () => {
		let all = JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage});
		for (const {name, version} of await indexedDB.databases()) {
			const db = await new Promise(ok => { indexedDB.open(name, version).onsuccess = e => ok(e.target.result) });
			for (const store of db.objectStoreNames)
				all += JSON.stringify(await new Promise(ok => { db.transaction(store).objectStore(store).getAll().onsuccess = e => ok(e.target.result) }));
			db.close();
		}
		window.all = all;
	})()`)
	p.eventually(`window.all !== undefined`)
	all := eval[string](p, `window.all`)
	for _, planted := range written(plantedKey, plantedToken) {
		if strings.Contains(all, planted) {
			p.Errorf("%s: a secret is in storage", where)
		}
	}
}

// The address of a presigned request has the session token in it, and the
// browser lists the addresses of requests until they are forgotten.
func TestForgetTimings(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.unfold()
	p.target(base+"/nowhere", "media", plantedKey, plantedSecret, plantedToken)
	p.choose("apply-sign", "url")
	p.request("X-Amz-Security-Token=•")
	p.press("#apply-send", "")
	p.watch.forgive("404", "405") // nobody is there
	const listed = `performance.getEntriesByType("resource").some(e => e.name.includes("X-Amz-Signature"))`
	p.eventually(listed)
	p.eventually(`document.querySelector("#apply-status").textContent !== ""`)
	p.click("button", "Forget credentials")
	p.eventually(`!(` + listed + `)`)
}

// A presigned command is signed at the moment of copying.
func TestPresignedCopy(t *testing.T) {
	p := open(t, "/")
	p.edit(allowing)
	p.verdict("Allowed")
	p.unfold()
	p.target("https://s3.storage.example", "media", plantedKey, plantedSecret, plantedToken)
	p.click("button", "curl, presigned URL")
	p.eventually(`/Valid until \d\d:\d\d/.test(document.querySelector("#apply").textContent)`)
	p.exec(`navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() };
		const real = Date.prototype.getTime; Date.prototype.getTime = function() { return real.call(this) + 4 * 60000 }`)
	before := eval[string](p, `document.querySelector("#apply .recipes ~ .message-box pre").textContent.match(/X-Amz-Date=(\w+)/)[1]`)
	p.click("button", "Copy for curl, presigned URL")
	p.eventually(`window.copied?.match(/X-Amz-Date=(\w+)/)[1] > ` + quote(before))
}
