// HTTP with what Node.js brings along: files are streamed, and what a retry may cure is tried again.
import { createReadStream } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';

import { Failure, say } from './runner.mjs';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = Number(process.env.OASIS_RETRY_MS ?? 1000);
const LONGEST_PAUSE_MS = 60_000;
const SILENCE_MS = 120_000;
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** An address that may be sent a secret: https, or plain http on this machine alone. */
export function safeAddress(text, name) {
  let url;
  try {
    url = new URL(text);
  } catch {
    throw new Failure(`${name} is no address.`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname))) {
    throw new Failure(`${name} must be an https address.`);
  }
  return url;
}

function once(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const open = url.protocol === 'https:' ? tlsRequest : plainRequest;
    const sent = open(url, { method, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers,
        text: Buffer.concat(chunks).toString('utf8') }));
    });
    sent.setTimeout(SILENCE_MS, () => sent.destroy(new Error('no answer for two minutes')));
    sent.on('error', reject);
    if (body?.file) {
      const content = createReadStream(body.file);
      content.on('error', (failure) => sent.destroy(failure));
      content.pipe(sent);
    } else {
      sent.end(body?.text);
    }
  });
}

function delay(attempt, answer) {
  const asked = Number(answer?.headers['retry-after']) * 1000;
  return Math.min(Number.isFinite(asked) && asked > 0 && FIRST_PAUSE_MS >= 1000 ? asked : FIRST_PAUSE_MS * 2 ** attempt,
    LONGEST_PAUSE_MS);
}

/**
 * Calls until there is an answer that stays the same when asked again. To be used for what may be repeated only.
 *
 * @param body { text } or { file, size }, or nothing
 */
export async function call(method, address, headers = {}, body = undefined) {
  const url = address instanceof URL ? address : new URL(address);
  const size = body?.file ? body.size : Buffer.byteLength(body?.text ?? '');
  const all = { 'user-agent': 'oasis-ci-kit', ...headers, ...(body ? { 'content-length': size } : {}) };
  for (let attempt = 0; ; attempt += 1) {
    let answer;
    let trouble;
    try {
      answer = await once(method, url, all, body);
      if (!PASSING.has(answer.status)) return answer;
      trouble = `status ${answer.status}`;
    } catch (failure) {
      trouble = failure.code ?? failure.message;
    }
    if (attempt + 1 >= ATTEMPTS) {
      if (answer) return answer;
      throw new Failure(`${url.origin} cannot be reached: ${trouble}.`);
    }
    say(`${method} ${url.origin}${url.pathname}: ${trouble}; trying again.`);
    await pause(delay(attempt, answer));
  }
}
