#!/usr/bin/env node
// The command corscore: "corscore help" says what it does. Everything that it says
// comes from the core; this file reads and writes files and sends requests, nothing
// else.
import { closeSync, fstatSync, openSync, readSync, writeFileSync, writeSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { loadCommand } from "./corscore.mjs";

const mostBytes = 16 * 1024 * 1024 + 1; // of a file: more is not used
const patience = 30_000; // milliseconds for a response

const command = await loadCommand();
const call = { args: process.argv.slice(2), files: [], responses: [] };
let result = command(call);
while (result.reads.length + result.requests.length > 0) {
  for (const name of result.reads) {
    call.files.push(read(name));
  }
  if (result.requests.length > 0) {
    call.responses = await sendAll(result.requests);
  }
  result = command(call);
}
for (const { name, text } of result.writes) {
  try {
    writeFileSync(name, text);
  } catch (cause) {
    result.err += `${name}: ${reason(cause)}\n`;
    result.status = 2;
  }
}
print(1, result.out);
print(2, result.err);
process.exit(result.status);

// read reads a file, or standard input for "-".
function read(name) {
  let file = 0;
  try {
    file = name === "-" ? 0 : openSync(name, "r");
    if (fstatSync(file).isDirectory()) {
      return { name, error: "it is a directory: name the files in it" };
    }
    return { name, text: bytes(file).toString("utf8") };
  } catch (cause) {
    return { name, error: reason(cause) };
  } finally {
    if (file !== 0) {
      closeSync(file);
    }
  }
}

function bytes(file) {
  const pieces = [];
  for (let length = 0; length < mostBytes; ) {
    const piece = Buffer.alloc(Math.min(65536, mostBytes - length));
    let n = 0;
    try {
      n = readSync(file, piece);
    } catch (cause) {
      if (cause.code === "EAGAIN") { // a terminal or a pipe without anything yet
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        continue;
      }
      if (cause.code !== "EOF") {
        throw cause;
      }
    }
    if (n === 0) {
      break;
    }
    pieces.push(piece.subarray(0, n));
    length += n;
  }
  return Buffer.concat(pieces);
}

// reason is an error without the name of the file, which is said already.
function reason(cause) {
  switch (cause.code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
    case "EPERM":
      return "it may not be opened";
  }
  return String(cause.message).split(",")[0];
}

// print writes all of text, whatever stands at the other end.
function print(file, text) {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(file, rest));
    } catch (cause) {
      if (cause.code !== "EAGAIN") {
        return; // the reader of the pipe has gone
      }
    }
  }
}

// sendAll sends requests, a few at once, and returns their responses in order.
async function sendAll(requests) {
  const responses = [];
  let next = 0;
  const worker = async () => {
    while (next < requests.length) {
      const i = next++;
      responses[i] = await send(requests[i]).catch((cause) => ({ error: cause.message || String(cause.code) }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return responses;
}

// send sends one request as it is, without following redirects. The body of the
// response is not read.
function send({ method, url, headers }) {
  return new Promise((resolve, reject) => {
    const { request } = url.startsWith("https:") ? https : http;
    const all = [["Host", new URL(url).host], ...headers].flat();
    const sent = request(url, { method, headers: all, timeout: patience }, (response) => {
      const pairs = [];
      for (let i = 0; i < response.rawHeaders.length; i += 2) {
        pairs.push([response.rawHeaders[i], response.rawHeaders[i + 1]]);
      }
      response.destroy();
      resolve({ status: response.statusCode, headers: pairs });
    });
    sent.on("timeout", () => sent.destroy(new Error("no response within 30 seconds")));
    sent.on("error", reject);
    sent.end();
  });
}
