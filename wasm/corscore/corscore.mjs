// S3 CORS Playground's core: what is wrong with a bucket's CORS configuration,
// what the server answers, and what the browser makes of it.
//
//   import { load } from "./corscore.mjs";
//   const core = await load();
//   const report = core.run({ config: "<CORSConfiguration>…", request: { origin: "https://app.example.com", url: "https://b.s3.example.com/k", method: "PUT" } });
//
// It needs the files beside it: corscore.wasm and wasm_exec.js. It runs in a
// page, a worker (not a service worker: those have no dynamic import) and
// Node 20 or later. corscore.d.ts describes every value.

// load starts one instance of the core. source is where corscore.wasm comes
// from: a URL (or its string), a Response, an ArrayBuffer or a Uint8Array;
// without it, the file beside this one.
export async function load(source = new URL("./corscore.wasm", import.meta.url)) {
  const ask = await start(source);
  return Object.freeze({
    run: (input) => ask("run", input),
    respond: (input) => ask("respond", input),
    fetch: (input) => ask("fetch", input),
    compare: (input) => ask("compare", input),
    simplify: (input) => ask("simplify", input),
    scene: (input) => ask("scene", input),
    read: (input) => ask("read", input),
    dialects: () => ask("dialects", null),
    checks: () => ask("checks", null),
    version: ask("version", null),
  });
}

// loadCommand starts one instance of what the command corscore says, a function.
// source is where corscore-cli.wasm comes from, as in load.
export async function loadCommand(source = new URL("./corscore-cli.wasm", import.meta.url)) {
  const ask = await start(source);
  return (call) => ask("command", call);
}

// start runs a program and returns ask, by which it is called.
async function start(source) {
  const instantiate = from(source);
  const Go = await goClass();
  const go = new Go();
  const { instance } = await instantiate(go.importObject);

  let call = null; // the program's one function: (name, JSON) gives [kind, text]
  let stopped = null; // why the program no longer answers
  go.exit = (code) => {
    stopped ??= `exit code ${code}`;
  };
  // The program calls corscoreReady before run returns, so that two instances
  // that start at once do not take each other's function.
  globalThis.corscoreReady = (f) => {
    call = f;
  };
  go.run(instance).catch((cause) => {
    stopped ??= String(cause);
  });
  delete globalThis.corscoreReady;
  if (call === null) {
    throw new Error("corscore.wasm did not start: it and wasm_exec.js must be of the same build");
  }

  // ask has the program answer input by the function called name.
  const ask = (name, input) => {
    const json = stringify(name, input);
    let kind, text;
    if (stopped === null) {
      try {
        [kind, text] = call(name, json);
      } catch (cause) {
        // Not the core's own panic: out of memory, out of stack.
        stopped ??= String(cause);
      }
    }
    if (stopped !== null) {
      throw new Error(`corscore has stopped (${stopped}): load it again`);
    }
    switch (kind) {
      case "value":
        return JSON.parse(text);
      case "typeError":
        throw new TypeError(text);
    }
    throw new Error(text);
  };

  return ask;
}

// stringify is input as JSON text. What JSON has no word for (undefined, a
// function) is null, which every function refuses by name.
function stringify(name, input) {
  try {
    return JSON.stringify(input) ?? "null";
  } catch (cause) {
    throw new TypeError(`${name}: the input is not plain data: ${cause.message}`, { cause });
  }
}

let loadedGo = null;

// goClass is the class Go of wasm_exec.js, which sets a global of that name:
// the page's own, if it has another Go program, is put back.
function goClass() {
  loadedGo ??= (async () => {
    const had = Object.getOwnPropertyDescriptor(globalThis, "Go");
    await import("./wasm_exec.js");
    const Go = globalThis.Go;
    delete globalThis.Go;
    if (had) {
      Object.defineProperty(globalThis, "Go", had);
    }
    return Go;
  })();
  return loadedGo;
}

// from returns the function that instantiates the program in source.
function from(source) {
  if (ArrayBuffer.isView(source) || Object.prototype.toString.call(source) === "[object ArrayBuffer]") {
    return (imports) => WebAssembly.instantiate(source, imports);
  }
  if (typeof Response === "function" && source instanceof Response) {
    return (imports) => fromResponse(source, imports);
  }
  if (source instanceof URL || typeof source === "string") {
    return (imports) => fromURL(source, imports);
  }
  throw new TypeError("load: want a URL, a Response, an ArrayBuffer or a Uint8Array");
}

async function fromURL(url, imports) {
  if (String(url).startsWith("file:")) { // Node's fetch does not read files
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ "node:fs/promises");
    return WebAssembly.instantiate(await readFile(new URL(url)), imports);
  }
  return fromResponse(await fetch(url), imports);
}

async function fromResponse(response, imports) {
  if (!response.ok) {
    throw new Error(`corscore.wasm: the server answered ${response.status} for ${response.url}`);
  }
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
