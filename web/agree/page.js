// Runs the scenarios of one batch, some at once, and tells the server what the
// page saw of them. The server has put `batch` in front of this.
"use strict";

const body = kind => {
	switch (kind) {
	case "bytes":
		return new Uint8Array([1, 2, 3]);
	case "stream":
		return new ReadableStream({
			start(controller) {
				controller.enqueue(new Uint8Array([1, 2, 3]));
				controller.close();
			},
		});
	}
	return null;
};

// viaFetch leaves the defaults to the browser where the scenario says nothing.
async function viaFetch(q) {
	const init = {headers: q.headers};
	for (const name of ["method", "mode", "credentials"]) {
		if (q[name]) init[name] = q[name];
	}
	if (q.body) {
		init.body = body(q.body);
		if (q.body === "stream") init.duplex = "half";
	}
	const response = await fetch(q.url, init);
	const outcome = {basic: "same-origin", cors: "allowed", opaque: "opaque"}[response.type] ?? response.type;
	return {outcome, readable: [...response.headers.keys()]};
}

// viaXHR cannot tell the type of a response.
const viaXHR = q => new Promise((resolve, reject) => {
	const xhr = new XMLHttpRequest();
	xhr.open(q.method || "GET", q.url);
	for (const [name, value] of q.headers) xhr.setRequestHeader(name, value);
	xhr.withCredentials = q.credentials === "include";
	if (q.preflightFlag) xhr.upload.onprogress = () => {};
	xhr.onerror = () => reject(new Error("the error event"));
	xhr.onload = () => resolve({
		outcome: "loaded",
		readable: xhr.getAllResponseHeaders().split("\r\n").filter(Boolean).map(line => line.split(":")[0].toLowerCase()),
	});
	xhr.send(body(q.body));
});

// patience is how long a request may take, in milliseconds.
const patience = 120_000;

const impatient = () => new Promise((_, reject) => setTimeout(() => reject(new Error("no answer for 120 s")), patience));

async function run({id, request}) {
	try {
		const seen = await Promise.race([(request.api === "xhr" ? viaXHR : viaFetch)(request), impatient()]);
		return {id, ...seen, readable: [...new Set(seen.readable)], error: ""};
	} catch (error) {
		return {id, outcome: "blocked", readable: [], error: String(error)};
	}
}

// atOnce is how many requests run beside each other. Browsers open six
// connections to a server; in Chromium a redirected request keeps its own while
// its preflight waits for another one, so six of them wait forever.
const atOnce = 5;

(async () => {
	const seen = [], waiting = batch.scenarios.entries();
	await Promise.all(Array.from({length: atOnce}, async () => {
		for (const [i, scenario] of waiting) seen[i] = await run(scenario);
	}));
	await fetch(batch.report, {method: "POST", mode: "no-cors", body: JSON.stringify({batch: batch.number, origin: self.origin, agent: navigator.userAgent, seen})});
	if (parent === self) location.replace(batch.next);
	else parent.postMessage(batch.next, "*");
})();
