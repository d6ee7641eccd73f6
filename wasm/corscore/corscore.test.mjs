// Tests of corscore.mjs and the program it loads, as other programs use them:
//
//   node --test wasm/corscore/        after make site, against web/dist/core
//   go test ./wasm/corscore           against a build of its own
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

const directory = process.env.CORSCORE
  ? pathToFileURL(process.env.CORSCORE + "/")
  : new URL("../../web/dist/core/", import.meta.url);
const { load } = await import(new URL("corscore.mjs", directory));
const wasmURL = new URL("corscore.wasm", directory);

const config = `<CORSConfiguration>
  <CORSRule>
    <AllowedOrigin>https://app.example.com</AllowedOrigin>
    <AllowedMethod>PUT</AllowedMethod>
    <AllowedHeader>content-type</AllowedHeader>
    <ExposeHeader>ETag</ExposeHeader>
  </CORSRule>
</CORSConfiguration>`;
const request = {
  origin: "https://app.example.com",
  url: "https://media.s3.example.com/cat.jpg",
  method: "PUT",
  headers: [["Content-Type", "image/jpeg"]],
};
const preflight = {
  method: "OPTIONS",
  path: "/cat.jpg",
  headers: [["Origin", request.origin], ["Access-Control-Request-Method", "PUT"]],
};

const core = await load();

test("run", () => {
  const report = core.run({ config, request });
  assert.equal(report.format, "xml");
  assert.equal(report.put.accepted, true);
  assert.deepEqual(report.put.rules[0].allowedOrigins, ["https://app.example.com"]);
  assert.equal(report.fetch.outcome, "allowed");
  assert.equal(report.fetch.blocked, null);
  assert.deepEqual(report.fetch.exchanges.map((e) => e.kind), ["preflight", "actual"]);
  assert.ok(report.fetch.readable.includes("etag"));

  const blocked = core.run({ config, request: { ...request, origin: "https://other.example.com" } });
  assert.equal(blocked.fetch.outcome, "blocked");
  assert.equal(blocked.fetch.blocked.by, "document");
  assert.equal(blocked.fetch.blocked.reason, "origin");

  assert.equal(core.run({ config }).fetch, null);
  assert.equal(core.run({ config: "not XML" }).put.accepted, false);
});

test("respond", () => {
  const answer = core.respond({ config, request: preflight });
  assert.equal(answer.status, 200);
  assert.equal(answer.rule, 1);
  assert.ok(answer.headers.some(([name, value]) => name.toLowerCase() === "access-control-allow-origin" && value === request.origin));
  assert.equal(core.respond({ config: null, request: preflight }).status, 403);
});

test("compare", () => {
  const rule = (origin) => `<CORSConfiguration><CORSRule><AllowedOrigin>${origin}</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>`;
  const a = rule("https://a.example");
  const b = rule("https://*.example");
  const { relation, onlyA, onlyB } = core.compare({ a, b });
  assert.equal(relation, "narrower");
  assert.deepEqual(onlyA, []);
  assert.equal(core.respond({ config: a, request: onlyB[0] }).rule, 0);
  assert.equal(core.respond({ config: b, request: onlyB[0] }).rule, 1);
  const said = (more) => a.replace("</CORSRule>", `<AllowedHeader>*</AllowedHeader>${more}</CORSRule>`);
  const { reads, caches } = core.compare({ a: said("<ExposeHeader>ETag</ExposeHeader>"), b: said("<MaxAgeSeconds>600</MaxAgeSeconds>") });
  assert.deepEqual([reads[0].onlyA, reads[0].onlyB, caches[0].a, caches[0].b], [["etag"], [], "", "600"]);
});

test("simplify", () => {
  const rule = "<CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>";
  const { edits } = core.simplify({ config: `<CORSConfiguration>${rule}${rule}</CORSConfiguration>` });
  assert.equal(edits.length, 1);
  assert.equal(core.simplify({ config: `<CORSConfiguration>${rule}</CORSConfiguration>` }), null);
});

test("fetch", () => {
  const allow = { status: 200, headers: [["Access-Control-Allow-Origin", "*"], ["Access-Control-Allow-Methods", "PUT"], ["Access-Control-Allow-Headers", "content-type"]] };
  assert.equal(core.fetch({ request, preflight: allow, actual: allow }).outcome, "allowed");
  const blocked = core.fetch({ request, preflight: allow, actual: { status: 200, headers: [] } });
  assert.deepEqual([blocked.blocked.by, blocked.blocked.stage, blocked.blocked.reason], ["browser", "actual", "allow-origin-missing"]);
  const away = { status: 307, headers: [["Access-Control-Allow-Origin", "*"], ["Location", "https://other.example.com/"]] };
  assert.equal(core.fetch({ request, preflight: allow, actual: away }).blocked.reason, "redirect");
  const chain = core.fetch({ request, preflight: allow, actual: away, redirects: [{ preflight: allow, actual: allow }] });
  assert.deepEqual(chain.exchanges.map((e) => e.request.headers.find(([name]) => name === "Origin")[1]), [request.origin, request.origin, "null", "null"]);
});

test("scene", () => {
  const get = (...headers) => ({ request: { method: "GET", path: "/bucket/k.txt", headers } });
  const star = "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";
  const { steps } = core.scene({ config: star, dialect: "aws", layer: { preset: "cf-legacy" }, steps: [get(), get(["Origin", "https://a.example"]), { do: "purge" }, get(["Origin", "https://a.example"])] });
  assert.deepEqual(steps.map((s) => s.cache), ["MISS", "HIT", null, "MISS"]);
  assert.deepEqual(steps.map((s) => s.passes), [undefined, false, undefined, true]);
  assert.deepEqual(steps[3].asked, [{ method: "GET", headers: { origin: "https://a.example" } }]);
  assert.equal(steps[1].stored[0].asker, "");
});

test("dialects, checks, version", () => {
  assert.deepEqual(core.dialects().slice(0, 2).map((d) => d.id), ["scality", "aws"]);
  const checks = core.checks();
  assert.equal(new Set(checks.map((c) => c.id)).size, checks.length);
  assert.ok(checks.length > 50);
  for (const check of checks) {
    assert.match(check.id, /^[a-z0-9-]+$/);
    assert.ok(check.title && check.why && check.bad && check.good, check.id);
  }
  assert.match(core.version, /^\d+\.\d+\.\d+$/);
});

// Offsets are of UTF-8 bytes, whatever characters config has; a lone surrogate
// is U+FFFD on both sides.
test("text that is not ASCII", () => {
  const config = "<!-- é 😀 \ud800 --><CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";
  const [rule] = core.run({ config }).rules;
  const bytes = new TextEncoder().encode(config);
  assert.match(new TextDecoder().decode(bytes.subarray(rule.span.start, rule.span.end)), /^<CORSRule>.*<\/CORSRule>$/);
});

test("a bad argument names its field and breaks nothing", () => {
  const circle = { config };
  circle.request = circle;
  for (const [ask, message] of [
    [() => core.run(), /^input: want an object, got null$/],
    [() => core.run(config), /^input: want an object, got a string$/],
    [() => core.run({}), /^config: want a string, got nothing$/],
    [() => core.run({ config: () => 1 }), /^config: want a string, got nothing$/],
    [() => core.run({ config, dialect: "azure" }), /^dialect: want scality.* got "azure"$/],
    [() => core.run({ config, request: { ...request, method: 1 } }), /^request\.method: want a string, got a number$/],
    [() => core.run({ config, request: { ...request, headers: { a: "b" } } }), /^request\.headers: want an array of \[name, value\], got an object$/],
    [() => core.run({ config, object: { status: 1n } }), /^run: the input is not plain data: /],
    [() => core.run(circle), /^run: the input is not plain data: /],
    [() => core.respond({ config: null }), /^request: want an object, got nothing$/],
    [() => core.fetch({ request, actual: 200 }), /^actual: want an object, got a number$/],
    [() => core.fetch({ request, redirects: [1] }), /^redirects\[0\]: want an object, got a number$/],
  ]) {
    assert.throws(ask, (error) => error instanceof TypeError && message.test(error.message), String(ask));
    assert.equal(core.run({ config }).put.accepted, true);
  }
});

test("hostile documents", () => {
  for (const config of ["<a>".repeat(21000), "[".repeat(64000), "<".repeat(64000), "&".repeat(64000), "\0".repeat(64000)]) {
    assert.equal(core.run({ config, request }).put.accepted, false, config.slice(0, 10));
  }
});

test("every source of corscore.wasm", async (t) => {
  const bytes = await readFile(wasmURL);
  let type = "application/wasm";
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/corscore.wasm" ? 200 : 404, { "Content-Type": type });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${server.address().port}/corscore.wasm`;

  const works = async (source) => assert.equal((await load(source)).run({ config }).put.accepted, true);
  await works(wasmURL);
  await works(String(wasmURL));
  await works(new URL(url));
  await works(url);
  await works(await fetch(url));
  await works(new Uint8Array(bytes));
  await works(Uint8Array.from(bytes).buffer);
  type = "application/octet-stream";
  await works(url);

  await assert.rejects(load(url + "x"), /404/);
  await assert.rejects(load(new Uint8Array(8)), WebAssembly.CompileError);
  await assert.rejects(load(7), (error) => error instanceof TypeError && /^load: want a URL/.test(error.message));
});

// folder is a new one that goes away after the test.
function folder(t) {
  const name = mkdtempSync(join(tmpdir(), "corscore-"));
  t.after(() => rmSync(name, { recursive: true, force: true }));
  return name;
}

const slash = "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example/</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>\n";
const cli = fileURLToPath(new URL("corscore-cli.mjs", directory));

test("the command reads, prints and writes", (t) => {
  const cwd = folder(t);
  writeFileSync(join(cwd, "a.xml"), slash);
  const run = (args, input = "") => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd, input, encoding: "utf8" });
    return [status, stdout, stderr];
  };
  const finding = (name) => `${name}:1:62: warning: “https://a.example/” ends with a slash, no origin does [origin-trailing-slash]\n`;
  const [status, out, err] = run(["check", "a.xml"]);
  assert.deepEqual([status, err], [1, "1 warning in 1 file\n"]);
  assert.ok(out.startsWith(finding("a.xml")), out);
  assert.ok(run(["check", "-"], slash)[1].startsWith(finding("-")));
  assert.deepEqual(run(["check", "none.xml", ".", "a.xml"])[2], "none.xml: there is no such file\n.: it is a directory: name the files in it\n1 warning in 3 files\n");
  assert.equal(run(["check", "none.xml"])[0], 2);
  assert.deepEqual(run(["fmt", "-w", "a.xml"]), [0, "", ""]);
  assert.ok(readFileSync(join(cwd, "a.xml"), "utf8").startsWith("<CORSConfiguration>\n  <CORSRule>\n"));
  assert.deepEqual(run(["convert", "--to=json", "-o", "no/a.json", "a.xml"]), [2, "", "no/a.json: there is no such file\n"]);
  assert.deepEqual(run(["--version"]), [0, `corscore ${core.version}\n`, ""]);
  assert.equal(run([])[0], 2);
});

test("test --live sends what a browser would, and follows no redirect", async (t) => {
  const cwd = folder(t);
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.origin}`);
    response.writeHead(request.url === "/moved" ? 307 : 200, { Location: "/elsewhere", "Access-Control-Allow-Origin": "https://a.example" });
    response.end("x".repeat(1000));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const row = (path, outcome) => ({ name: path, request: { origin: "https://a.example", url: `https://b.example${path}` }, expect: { outcome } });
  writeFileSync(join(cwd, "t.json"), JSON.stringify([row("/x%2f/k?q", "allowed"), row("/moved", "blocked")]));
  const run = (url) => new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, "test", "--live", url, "t.json"], { cwd });
    let out = "";
    child.stdout.on("data", (piece) => out += piece);
    child.on("close", (status) => resolve([status, out]));
  });
  assert.deepEqual(await run(`http://127.0.0.1:${server.address().port}`), [0, "ok       1 /x%2f/k?q\nok       2 /moved\n"]);
  assert.deepEqual(seen.sort(), ["GET /moved https://a.example", "GET /x%2f/k?q https://a.example"]);
  const [status, out] = await run("http://127.0.0.1:1");
  assert.equal(status, 1);
  assert.match(out, /There is no response: .*ECONNREFUSED/);
});

test("npm packs it, and what it packs works without anything else", (t) => {
  const version = spawnSync("npm", ["--version"]);
  if (version.error) {
    t.skip("npm is not installed");
    return;
  }
  const cwd = folder(t);
  const npm = (...args) => {
    const { status, stdout, stderr } = spawnSync("npm", [...args, "--offline", "--no-audit", "--no-fund", "--ignore-scripts"], { cwd, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const [packed] = [JSON.parse(npm("pack", fileURLToPath(directory), "--json"))].flatMap((list) => Array.isArray(list) ? list : Object.values(list));
  assert.deepEqual(packed.files.map((f) => f.path).sort(), ["LICENSE", "README.md", "corscore-cli.mjs", "corscore-cli.wasm", "corscore.d.ts", "corscore.mjs", "corscore.wasm", "package.json", "wasm_exec.js"]);
  assert.equal(packed.version, core.version);

  writeFileSync(join(cwd, "package.json"), `{"private": true}`);
  // The site's own package is the same.
  const site = new Set(spawnSync("tar", ["-tzf", fileURLToPath(new URL("corscore.tgz", directory))], { encoding: "utf8" }).stdout.trim().split("\n"));
  assert.deepEqual(site, new Set(packed.files.map((f) => `package/${f.path}`).sort()));
  npm("install", fileURLToPath(new URL("corscore.tgz", directory)));
  const lock = JSON.parse(readFileSync(join(cwd, "package-lock.json"), "utf8"));
  assert.deepEqual(Object.keys(lock.packages), ["", "node_modules/corscore"]);
  writeFileSync(join(cwd, "a.xml"), slash);
  const checked = spawnSync(join(cwd, "node_modules", ".bin", "corscore"), ["check", "--format", "json", "a.xml"], { cwd, encoding: "utf8" });
  assert.equal(checked.status, 1, checked.stderr);
  assert.equal(JSON.parse(checked.stdout).files[0].findings[0].check, "origin-trailing-slash");
  writeFileSync(join(cwd, "use.mjs"), `import { load } from "corscore"; import about from "corscore/package.json" with { type: "json" }; console.log((await load()).version === about.version, import.meta.resolve("corscore/corscore.wasm"));`);
  const used = spawnSync(process.execPath, ["--no-warnings", "use.mjs"], { cwd, encoding: "utf8" });
  assert.match(used.stdout, /^true file:.*corscore\.wasm\n$/, used.stderr);
});

// Whoever uses the package relies on these: they may become more.
test("public names", async () => {
  assert.deepEqual(Object.keys(await import(new URL("corscore.mjs", directory))), ["load", "loadCommand"]);
  assert.deepEqual(Object.keys(core), ["run", "respond", "fetch", "compare", "simplify", "scene", "read", "dialects", "checks", "version"]);
  const about = JSON.parse(await readFile(new URL("package.json", directory), "utf8"));
  assert.deepEqual([about.name, about.bin, Object.keys(about.exports), about.types, about.license, about.dependencies], ["corscore", { corscore: "corscore-cli.mjs" }, [".", "./corscore.wasm", "./package.json"], "./corscore.d.ts", "Apache-2.0", undefined]);
});

test("several instances at once", async () => {
  const cores = await Promise.all(Array.from({ length: 4 }, () => load()));
  for (const [i, core] of cores.entries()) {
    assert.equal(core.run({ config: config.repeat(i % 2) }).put.accepted, i % 2 === 1);
  }
  assert.equal(globalThis.corscoreReady, undefined);
});

test("another Go program of the page keeps its class", async () => {
  const worker = new Worker(`
    globalThis.Go = "the page's";
    import(${JSON.stringify(String(new URL("corscore.mjs", directory)))})
      .then(({ load }) => load())
      .then((core) => require("node:worker_threads").parentPort.postMessage([globalThis.Go, core.version]));
  `, { eval: true });
  const [Go, version] = await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  assert.deepEqual([Go, version], ["the page's", core.version]);
});

test("after the program has stopped, every call says so", async (t) => {
  let call; // the program's function, without the loader's care
  Object.defineProperty(globalThis, "corscoreReady", {
    configurable: true,
    set(ready) {
      Object.defineProperty(globalThis, "corscoreReady", { value: (f) => ready(call = f) });
    },
  });
  const core = await load();
  const printed = t.mock.method(console, "log", () => {});
  call(); // panics: there is no first argument
  assert.match(printed.mock.calls.map((c) => c.arguments[0]).join("\n"), /^panic: /);
  for (const ask of [() => core.run({ config }), () => core.checks()]) {
    assert.throws(ask, /^Error: corscore has stopped \(exit code 2\): load it again$/);
  }
  assert.equal((await load()).run({ config }).put.accepted, true);
});
