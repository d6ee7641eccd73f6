// Types of corscore.mjs. The names are public and keep their meaning; new ones
// may be added. Every start and end is a byte offset into the UTF-8 text of
// config. Lists are never null.

/**
 * Starts one instance of the core. Several at once do not disturb each other.
 * @param source where corscore.wasm comes from; without it, the file beside corscore.mjs
 */
export function load(source?: URL | string | Response | ArrayBuffer | Uint8Array): Promise<Core>;

/** How a document is sent to the bucket. */
export type Way =
  | "put"
  | "aws-cli"
  | "aws-console"
  | "cloudformation"
  | "terraform"
  | "r2-dashboard"
  | "wrangler"
  | "gcloud"
  | "b2";

/**
 * Starts one instance of what the command corscore says. It reads and sends nothing itself, see {@link CommandCall}.
 * @param source where corscore-cli.wasm comes from; without it, the file beside corscore.mjs
 */
export function loadCommand(source?: URL | string | Response | ArrayBuffer | Uint8Array): Promise<(call: CommandCall) => CommandResult>;

/**
 * The core. The functions depend on nothing but their argument. An argument
 * that is not as described throws a TypeError that names the field; the
 * instance goes on.
 */
export interface Core {
  /** Everything about a document, and about a request if there is one. */
  run(input: Input): Report;
  /** The server half alone: what the server answers to one raw HTTP request. */
  respond(input: RespondInput): RespondAnswer;
  /** The browser half alone: what a browser makes of answers given as they are. */
  fetch(input: FetchInput): Fetch;
  /** Which requests one of two documents allows and the other does not. */
  compare(input: CompareInput): Comparison;
  /** An edit that makes a document shorter and changes no answer; null if none is known. */
  simplify(input: SimplifyInput): Fix | null;
  /** What requests get, one after the other, when a CDN, a reverse proxy or a cache is between pages and a bucket. */
  scene(input: SceneInput): Scene;
  /**
   * What a pasted text tells: console lines, commands with their output, HTTP messages, HAR, error bodies, messages of
   * tools, code, URLs, configurations, prose. Credentials are left out.
   */
  read(input: ReadInput): ReadAnswer;
  /** The S3 implementations that are known, the default one first. */
  dialects(): Dialect[];
  /** The kinds of mistakes that are looked for. */
  checks(): Check[];
  /** Version of the names in this file: major.minor.patch. */
  readonly version: string;
}

/** What {@link Core.run} depends on. */
export interface Input {
  /** The document as typed, XML or JSON. */
  config: string;
  /** Id of the S3 implementation, see {@link Core.dialects}; default "scality". */
  dialect?: string;
  /** What the page does; without it, the document alone is looked at. */
  request?: PageRequest | null;
  /** What the bucket would serve; without it, what S3 sends for that method. */
  object?: BucketObject | null;
  /** What was seen of the request; null: nothing. See {@link Core.read}. */
  observed?: Observed | null;
  /**
   * How the document is sent. Without it, config is the body of PUT ?cors, and JSON is what the tools of a provider send
   * that has such tools. "auto": JSON goes through aws s3api put-bucket-cors, pointed at the server, which writes the XML.
   */
  way?: "auto" | Way;
  /** The CDN, proxy or cache between the page and the bucket; null: nothing. */
  layer?: PresetSettings | null;
}

/** What a person saw of a request. Credentials do not belong in it. */
export interface Observed {
  /** How it ended: the browser named CORS; script got the response; it is opaque or a header is hidden; a network error of unknown cause. */
  outcome?: "blocked" | "readable" | "unreadable" | "failed";
  engine?: "chromium" | "firefox" | "webkit";
  /** What the browser, a library or a command printed, as pasted; at most 8 KB. */
  console?: string;
  /** What was captured, in order; at most 20. */
  exchanges?: Captured[];
  /** What the person noticed. */
  signs?: Sign[];
}

export type Sign =
  | "works-in-curl"
  | "works-first-then-not"
  | "only-some-people"
  | "only-one-browser"
  | "works-without-cache"
  | "works-direct-not-through-cdn"
  | "changed-recently";

/** One captured request with its response; bodies have at most 4 KB. */
export interface Captured {
  kind: "preflight" | "actual" | "unknown";
  by: "browser" | "tool";
  request: HTTPRequest | null;
  /** Its status is 0 if the text does not tell. */
  response: HTTPResponse | null;
}

/** What a page does, in the terms of the Fetch standard. */
export interface PageRequest {
  /** Serialized origin of the page: "https://app.example.com", or "null" for an opaque one. */
  origin: string;
  /** The object or bucket URL. */
  url: string;
  /** As the script wrote it; default "GET". */
  method?: string;
  /** As the script set them, order kept. */
  headers?: Header[];
  /** The request's mode; default "cors". An img without crossorigin is "no-cors". */
  mode?: "cors" | "no-cors" | "same-origin";
  /** The request's credentials mode; default "same-origin". */
  credentials?: "omit" | "same-origin" | "include";
  /** The use-CORS-preflight flag: an upload listener on XHR, a stream as body. */
  preflightFlag?: boolean;
  /** Who makes the request; default "fetch". */
  api?: "fetch" | "xhr" | "element";
  /** Whether a body is sent; default "none". */
  body?: "none" | "bytes" | "stream";
  /** What an element loads; default "image". "document" is a navigation: a link, or a form that is sent. */
  destination?: "image" | "video" | "audio" | "font" | "script" | "style" | "document";
}

/** Name and value of a header line. */
export type Header = [name: string, value: string];

/** What the bucket serves besides the CORS headers. */
export interface BucketObject {
  /** Default 200. */
  status?: number;
  headers?: Header[];
  /** S3's error code: whether an error carries CORS headers depends on it. */
  code?: string;
}

/** Everything about an {@link Input}. */
export interface Report {
  /** What config was taken for. */
  format: "xml" | "json" | "javascript" | "shell" | "hcl" | "yaml";
  /** What the server answers to PUT ?cors of config. */
  put: PutAnswer;
  /** How config is sent: as the body of PUT ?cors, or by a tool that reads JSON and writes XML. */
  way: Way;
  /** What the tool says instead of sending the document, in its own words; "" = it sends it. */
  wayRefusal: string;
  /** Findings, in document order: of each check the first 100, and how many {@link Diagnostic.more} there are. */
  diagnostics: Diagnostic[];
  /** The CORSRules of the document. */
  rules: RuleInfo[];
  /** The whole exchange; null if there is no request. */
  fetch: Fetch | null;
  /** The smallest edits that let a blocked request pass, or that let script read a response header that it needs. */
  remedies: Remedy[];
  /** What to change where no document helps, or not alone. */
  advice: Advice[];
  /** true: whether the server takes config is not known; put is the likeliest answer. */
  putDoubtful: boolean;
  /** What is not known of the server and matters for put, as sentences. */
  putUnknown: string[];
  /** What was seen, held against the simulation. */
  diagnosis: Diagnosis;
}

/** Why the request is blocked or fails, as far as what was seen tells. */
export interface Diagnosis {
  /** What the verdict takes for granted. */
  assumes: string;
  /** Does the simulation show what was observed? null: there is nothing to compare. */
  agrees: boolean | null;
  /** Where it does not: a sentence that says so; "" = none. */
  contradiction: string;
  /** Likeliest first, at most 12. */
  causes: RankedCause[];
}

/** One cause in this case. */
export interface RankedCause {
  /** Public and stable: /causes/<id> explains it. */
  id: string;
  title: string;
  /** certain: a sign that nothing else produces. There are no probabilities. */
  standing: "certain" | "likely" | "possible" | "excluded";
  /** Sentences, each naming the fact it rests on. */
  for: string[];
  against: string[];
  fix: CauseFix;
  test: CauseTest;
}

/** What helps. */
export interface CauseFix {
  where: "document" | "bucket" | "page" | "url" | "signer" | "server" | "layer" | "browser" | "network";
  text: string;
  /** Edits of the document; empty if it cannot help. */
  edits: Edit[];
}

/** How to find out whether it is this cause. */
export interface CauseTest {
  tool: "shell" | "browser" | "console" | "look";
  /** The command, or what to do. */
  text: string;
  results: TestResult[];
}

/** What a test may show, and what that means. */
export interface TestResult {
  saw: string;
  means: string;
}

/** What {@link Core.scene} depends on. */
export interface SceneInput {
  /** The document; null: the bucket has none. */
  config?: string | null;
  /** As in {@link Input}. */
  dialect?: string;
  object?: SceneObject | null;
  /** What stands between: settings, a preset with settings that count instead of its own, or the id of a preset. null: nothing. */
  layer?: LayerSettings | PresetSettings | string | null;
  /** The settings, where layer is the id of a preset. */
  settings?: LayerSettings | null;
  /** The first 100 count. */
  steps?: SceneStep[];
}

/** What the bucket holds in a scene. */
export interface SceneObject {
  /**
   * Where it is. Default: "/bucket/k.txt" if a step asks for that; otherwise every path has an object, but for those whose
   * last part begins with "missing" and those that a step uploads later.
   */
  path?: string;
  /** As in {@link BucketObject}. */
  status?: number;
  code?: string;
  /** Besides what S3 sends. */
  headers?: Header[] | Record<string, string>;
  /** The object's Cache-Control. */
  cacheControl?: string;
}

/** A preset, and what is otherwise with this one. */
export interface PresetSettings {
  /** "cf-legacy", "cf-optimized-orp", "cloudflare", "fastly", "varnish", "nginx-cache" and others; "nginx" with settings. */
  preset?: string | null;
  settings?: LayerSettings | null;
}

/** How a layer is set up. What is absent is as in the preset; without one, the layer passes everything on and stores nothing. */
export interface LayerSettings {
  /** The product whose cache does some things as no other does. */
  engine?: "" | "nginx" | "varnish";
  /** Methods that are let through. */
  methods?: "all" | string[] | null;
  /** What the other methods get; cors: the edits of send are made. */
  refuse?: { status?: number; headers?: Header[]; cors?: boolean } | null;
  /** The layer answers OPTIONS itself. A value of "{origin}" is the asker, only for origins; edits: those of send are made. */
  preflight?: { status?: number; headers?: Header[]; origins?: string[] | null; edits?: boolean } | null;
  /** Methods whose responses are stored; empty: there is no cache. */
  cached?: string[];
  /** "path" or "url" (path and query), and "header:origin" and the like. */
  key?: string[];
  /** heed: an entry fits requests with the same headers. ignore: it fits every request. refuse: responses with Vary are not stored. */
  vary?: "" | "heed" | "ignore" | "refuse";
  /** Whose headers are compared where forward changes them. */
  varyBy?: "" | "viewer" | "forwarded";
  /** A HEAD is fetched and stored as GET; null: not known. */
  headAsGet?: boolean | null;
  /** Request headers that are not passed on, or are given another value. */
  forward?: { drop?: string[]; set?: Record<string, string> | Header[] };
  /** "header:origin": requests with it go past the cache. */
  bypass?: string[];
  /** Their responses are stored all the same. */
  bypassStores?: boolean;
  /** Seconds. default: without Cache-Control, 0 = not stored. errors: by status. grace: how much longer a response is used while a new one is fetched. */
  ttl?: { default?: number; min?: number; max?: number; cacheControl?: boolean; errors?: Record<string, number>; grace?: number };
  /** Whose headers count after the bucket answered 304; absent: the object is fetched again. */
  revalidate?: "" | "keeps-stored" | "takes-new";
  /** Edits before a response is stored. */
  store?: LayerEdit[];
  /** Edits each time one is sent, from the cache too. */
  send?: LayerEdit[];
  /** A purge reaches one key, not every entry of the path. */
  purgeExact?: boolean;
}

/** One change of a response header. */
export interface LayerEdit {
  /** add: a second line where there is one. */
  op: "remove" | "set" | "add" | "setIfMissing";
  name: string;
  /** "{origin}" stands for the asker. */
  value?: string;
  /** Only where the request has an Origin, or is a preflight. */
  when?: "" | "origin" | "preflight";
  /** Only for these. */
  origins?: string[] | null;
  /** ok: only with the statuses for which nginx adds headers without "always". */
  status?: "" | "ok" | "all";
}

/** One thing that happens: a request, or what do says. */
export interface SceneStep {
  /** Default: a request. purge: of a path with the headers, or of everything. */
  do?: "putBucketCors" | "putObject" | "wait" | "purge";
  request?: RawRequest;
  /** Of putBucketCors; null: the configuration is deleted. */
  config?: string | null;
  /** Of putObject and purge. */
  path?: string;
  /** Of purge: the headers that it names. */
  headers?: Header[];
  /** Of wait. */
  seconds?: number;
}

/** What happened. */
export interface Scene {
  /** One for each step. */
  steps: Happened[];
}

/** The result of one step. */
export interface Happened {
  /** "" = a request. */
  do: string;
  /** That the page gets; null: the step is no request. */
  status: number | null;
  /** The CORS headers and Vary, sorted by name. */
  headers: Header[];
  /** null: nothing stands between. */
  cache: "HIT" | "MISS" | "PASS" | "BYPASS" | null;
  /** What reached the bucket. */
  asked: Asked[];
  /** The seconds of the Age header; null: it is not sent. */
  age: number | null;
  /** Whether a browser takes the response; absent if no Origin was sent. */
  passes?: boolean;
  /** One sentence. */
  why: string;
  /** What is not known of the product and may change the result; "" = nothing. */
  unknown: string;
  /** What the layer holds after the step, newest first, at most 20. */
  stored: StoredEntry[];
}

/** A request that reached the bucket. */
export interface Asked {
  method: string;
  /** Those by which the bucket decides, in lower case. */
  headers: Record<string, string>;
}

/** A stored response. */
export interface StoredEntry {
  key: string;
  vary: string;
  /** Origin of who got it first; "" = none. */
  asker: string;
  method: string;
  status: number;
  /** Its Access-Control-Allow-Origin; "" = none. */
  allowOrigin: string;
  /** Seconds since it was stored. */
  age: number;
  fresh: boolean;
}

/** What {@link Core.read} depends on. */
export interface ReadInput {
  /** What was pasted. */
  text: string;
  /** What the text does not say stays as it is here. */
  input?: Input | null;
}

/** What a text tells. */
export interface ReadAnswer {
  /** For {@link Core.run}. A configuration in another form is written as XML. */
  input: Input;
  /** The parts of the text, in order; every character but space is in one. */
  pieces: Piece[];
  /** Where two pieces cannot be about one request, as sentences. */
  contradictions: string[];
  /** Which credentials were left out, by name. */
  hidden: string[];
}

/** One part of a pasted text; its span is in the text. */
export interface Piece {
  span: Span;
  /** "console", "curl", "http", "har", "error", "configuration", "message", "script", "prose" and others. */
  kind: string;
  /** false: nothing was taken from it. */
  taken: boolean;
  note: string;
}

/**
 * A call of the command corscore. First with the arguments alone; while the result names files or requests, they are
 * read or sent, and the command is called again with all of them.
 */
export interface CommandCall {
  /** Without the name of the program: ["check", "cors.xml"]. */
  args: string[];
  /** The files that results named in reads. */
  files?: CommandFile[];
  /** To the requests of the last result, in their order. */
  responses?: CommandResponse[];
}

/** A file that was read, or is to be written. */
export interface CommandFile {
  /** As in the arguments; "-" is standard input. */
  name: string;
  text?: string;
  /** Why it could not be read. */
  error?: string;
}

/** What came back for a request. */
export interface CommandResponse {
  status?: number;
  headers?: Header[];
  /** Why there is no response. */
  error?: string;
}

/** What the command says. While reads or requests is not empty, it says nothing else. */
export interface CommandResult {
  /** For standard output. */
  out: string;
  /** For standard error. */
  err: string;
  /** The exit status: 0 fine, 1 something was found, 2 the arguments or a file could not be used. */
  status: number;
  /** The files that are to be written. */
  writes: CommandFile[];
  /** Names of the files that are needed. */
  reads: string[];
  /** Requests that are to be sent, without following redirects. Only "test --live" has any. */
  requests: HTTPRequest[];
}

/** What the server answers to PUT ?cors. */
export interface PutAnswer {
  accepted: boolean;
  status: number;
  /** S3 error code; "" if accepted. */
  code: string;
  /** The server's own text, byte for byte. */
  message: string;
  /** The rules as the server stores them. */
  rules: StoredRule[];
  /** The body that GET ?cors then returns. */
  readback: string;
}

/** A CORSRule as the server stores it. What it does not store is absent. */
export interface StoredRule {
  id?: string;
  allowedMethods?: string[];
  allowedOrigins?: string[];
  allowedHeaders?: string[];
  exposeHeaders?: string[];
  /** In seconds; a string where the server stores what is not a number: "Infinity", "1e". */
  maxAgeSeconds?: number | string;
}

/** The bytes [start, end) of config. */
export interface Span {
  start: number;
  end: number;
}

/** One finding. */
export interface Diagnostic {
  /** Id of the check, see {@link Core.checks}. */
  check: string;
  severity: Severity;
  message: string;
  span: Span;
  /** 1-based number of the CORSRule; 0 = none. */
  rule: number;
  /** The S3 element it is about; "" = none. */
  element: string;
  /** Clause of the PUT Bucket CORS specification; "" = none. */
  spec: string;
  /** Ids of the dialects whose PUT this very finding makes fail. */
  refusedBy: string[];
  /** Alternatives. */
  fixes: Fix[];
  /** On the last listed finding of a check: how many more findings of that check are not listed. 0 on all others. */
  more: number;
}

/**
 * error: breaks the written specification or cannot work. security-warning:
 * more open than it looks. warning: accepted, but almost certainly not meant.
 * suggestion: style.
 */
export type Severity = "error" | "security-warning" | "warning" | "suggestion";

/** One way to mend something. */
export interface Fix {
  /** A verb phrase. */
  title: string;
  /** They do not overlap, and all refer to the unedited config. */
  edits: Edit[];
}

/** Replaces the bytes [start, end) of config. */
export interface Edit {
  start: number;
  end: number;
  new: string;
}

/** One CORSRule of the document. */
export interface RuleInfo {
  span: Span;
  id: string;
  /** false: earlier rules take every request that it could match. */
  reachable: boolean;
}

/** An edit that lets the request pass, or the page read a header that it needs; it was tried. Those that open least come first. */
export interface Remedy {
  /** A verb phrase. */
  title: string;
  /** They do not overlap, and all refer to the unedited config. */
  edits: Edit[];
  /** Example requests of pages that become allowed too. */
  widens: HTTPRequest[];
  /** Example requests of pages that are no longer allowed. */
  narrows: HTTPRequest[];
}

/** What to change besides the document. */
export interface Advice {
  /** A verb phrase. */
  title: string;
  /** Why, and how. */
  text: string;
  /** page: script or markup. url: the address requested. bucket: its policy, or the object. server: its settings, or another one. browser: what it has stored. */
  where: "page" | "url" | "bucket" | "server" | "browser";
}

/** The exchange between a page and a bucket. */
export interface Fetch {
  /** Whether the script gets the response; "same-origin": CORS does not apply. */
  outcome: Outcome;
  /** Whether the browser sends a CORS-preflight request. */
  preflight: boolean;
  /** Why it does, as sentences. */
  preflightReasons: string[];
  /** Who blocks, and why; null if nobody does. */
  blocked: Blocked | null;
  /** The requests that are sent and their answers, in order. */
  exchanges: Exchange[];
  /** Names of response headers that the script can read: lower case, sorted. */
  readable: string[];
  /** Names of response headers that the script cannot read. */
  hidden: string[];
  /** The explanation, as a tree. */
  steps: Step[];
  /** The shipped browser engines that differ from the fields above; usually none. */
  engines: Engine[];
  /** What the browsers print, line by line. */
  console: ConsoleLines;
  /** What is not known of the server and matters for this request, as sentences. */
  unknown: string[];
  /** true: something of that may change the outcome. */
  doubtful: boolean;
}

export type Outcome = "allowed" | "blocked" | "opaque" | "same-origin";

/** Who blocks a request, and why. */
export interface Blocked {
  /**
   * document: another one could allow it. server: this one never can. browser: its own check refuses. request: it never leaves
   * the page. layer: the bucket alone would let it through.
   */
  by: "document" | "server" | "browser" | "request" | "layer";
  stage: "before" | "preflight" | "actual";
  reason: Reason;
  /** 1-based number of the nearest CORSRule; 0 = none. */
  rule: number;
  /** One sentence that names every difference at once. */
  message: string;
}

export type Reason =
  | "no-configuration"
  | "configuration-rejected"
  | "origin"
  | "method"
  | "header"
  /** Each dimension is allowed somewhere, but by no single rule. */
  | "rules-not-combined"
  | "allow-origin-missing"
  | "allow-origin-mismatch"
  | "wildcard-with-credentials"
  | "allow-credentials-missing"
  | "preflight-status"
  | "allow-methods"
  | "allow-headers"
  | "authorization-not-covered"
  | "invalid-header-value"
  | "forbidden-method"
  | "mixed-content"
  | "unsupported-scheme"
  | "redirect"
  | "invalid-request";

/** One request and its answer. */
export interface Exchange {
  kind: "preflight" | "actual";
  request: HTTPRequest;
  response: HTTPResponse;
  /** 1-based number of the CORSRule that matched; 0 = none. */
  rule: number;
  /** How each rule fared. */
  trace: RuleTrace[];
  /** How the request got through the CDN, proxy or cache of the input, if it has one: what its cache did, and what reached the bucket. */
  layer?: { cache: "HIT" | "MISS" | "PASS" | "BYPASS" | ""; asked: HTTPRequest[] };
}

/** A request as it is sent. */
export interface HTTPRequest {
  method: string;
  url: string;
  headers: Header[];
  body?: string;
}

/** A response as it is sent. */
export interface HTTPResponse {
  status: number;
  headers: Header[];
  body?: string;
}

/** How one rule fared with a request. */
export interface RuleTrace {
  /** 1-based number of the CORSRule. */
  rule: number;
  matched: boolean;
  origin: Condition;
  method: Condition;
  /** One for each requested header. */
  headers: Condition[];
}

/** One comparison of a request with a rule. */
export interface Condition {
  passed: boolean;
  /** What the request says. */
  value: string;
  /** The rule's value that met it, or the nearest one; "" = the rule has none. */
  pattern: string;
  /** Place of the pattern. */
  span: Span;
  /** Why it is not met, in words; "" if passed. */
  difference: string;
}

/** One step of an explanation. */
export interface Step {
  /** "algorithm/step" of the standard: "cors-check/3". */
  ref: string;
  /** Of the standard or the documentation. */
  url: string;
  /** What is asked. */
  title: string;
  outcome: "pass" | "fail" | "skip" | "info";
  /** What was found. */
  detail: string;
  /** Place in the document; 0 to 0 = none. */
  span: Span;
  /** The steps below it. */
  children: Step[];
}

/** How one shipped engine differs from the rest of a {@link Fetch}. */
export interface Engine {
  engine: "chromium" | "firefox" | "webkit";
  outcome: Outcome;
  preflight: boolean;
  readable: string[];
  /** Its Access-Control-Request-Headers; "" = none. */
  requestHeaders: string;
  why: string;
  /** Where that was seen. */
  source: string;
}

/** What each engine prints. */
export interface ConsoleLines {
  chromium: string[];
  firefox: string[];
  webkit: string[];
}

/** What {@link Core.respond} depends on. */
export interface RespondInput {
  /** The document; null = the bucket has no configuration. */
  config: string | null;
  /** As in {@link Input}. */
  dialect?: string;
  request: RawRequest;
  /**
   * true: a request without a signature was sent without one. Default false: the
   * capture is taken to have left the signature out.
   */
  anonymous?: boolean;
}

/** An HTTP request as it was captured. */
export interface RawRequest {
  method: string;
  path: string;
  headers?: Header[];
}

/** The CORS half of the server's answer. */
export interface RespondAnswer {
  /** That of a refusal; 200 otherwise. */
  status: number;
  /** S3 error code; "" = none. */
  code: string;
  /** The server's own text; "" = none. */
  message: string;
  /** The CORS headers and Vary. */
  headers: Header[];
  /** 1-based number of the CORSRule that matched; 0 = none. */
  rule: number;
  /** How each rule fared. */
  trace: RuleTrace[];
}

/** What {@link Core.fetch} depends on. */
export interface FetchInput {
  request: PageRequest;
  /** The answer to the preflight, used only if the browser would send one; without it, 200 without headers. */
  preflight?: GivenResponse | null;
  /** The answer to the request itself; without it, 200 without headers. */
  actual?: GivenResponse | null;
  /** The answers of where actual redirects to, in order. A redirect that leads further is not followed. */
  redirects?: GivenAnswers[] | null;
}

/** The two answers that come from one URL, as in {@link FetchInput}. */
export interface GivenAnswers {
  preflight?: GivenResponse | null;
  actual?: GivenResponse | null;
}

/** A response that was captured, pasted or invented. */
export interface GivenResponse {
  /** Default 200. */
  status?: number;
  headers?: Header[];
}

/** What {@link Core.compare} depends on. */
export interface CompareInput {
  /** A document. */
  a: string;
  /** Another one. */
  b: string;
  /** As in {@link Input}. */
  dialect?: string;
  /** As in {@link Input}. */
  way?: "auto" | Way;
}

/** How two documents differ on one server. A document that it refuses is none. */
export interface Comparison {
  /** narrower: a allows some of what b allows. wider: all of it, and more. */
  relation: "equal" | "narrower" | "wider" | "different";
  /** Examples of requests that a alone allows, verified by {@link Core.respond}; empty exactly if there are none. */
  onlyA: RawRequest[];
  /** The same for b. */
  onlyB: RawRequest[];
  /** false: the documents are too large, there may be more differences. */
  complete: boolean;
  /** Requests that both allow, whose response script reads differently: one for each two rules that answer. */
  reads: ReadDifference[];
  /** Preflights that both allow, which a browser keeps for another time: one for each two rules that answer. */
  caches: CacheDifference[];
  /** false: there may be more of reads and caches. */
  answersComplete: boolean;
}

/** A request of which script reads other response headers with the one document than with the other. */
export interface ReadDifference {
  request: RawRequest;
  /** Headers that script can read with a alone, in lower case; "*" stands for every other header. */
  onlyA: string[];
  /** The same for b. */
  onlyB: string[];
}

/** A preflight that a browser keeps for another time. */
export interface CacheDifference {
  request: RawRequest;
  /** Access-Control-Max-Age of a, in seconds as the server writes them; "" = not sent, a browser then keeps the answer for 5 seconds. */
  a: string;
  /** The same of b. */
  b: string;
}

/** What {@link Core.simplify} depends on. */
export interface SimplifyInput {
  /** The document. */
  config: string;
  /** As in {@link Input}. */
  dialect?: string;
  /** As in {@link Input}. */
  way?: "auto" | Way;
}

/** One S3 implementation. */
export interface Dialect {
  id: string;
  name: string;
  /** The version that its facts are of. */
  server: string;
}

/** One kind of mistake. */
export interface Check {
  /** Never changes. */
  id: string;
  /** Names the mistake in a few words. */
  title: string;
  severity: Severity;
  /** Clause of the PUT Bucket CORS specification; "" = none. */
  spec: string;
  /** What happens because of it. */
  why: string;
  /** A document with this mistake alone. */
  bad: string;
  /** The same without it. */
  good: string;
  /** Id of the dialect that bad and good are for; "" = the default one. */
  dialect: string;
  sources: Source[];
}

/** Where to read more. */
export interface Source {
  title: string;
  url: string;
}
