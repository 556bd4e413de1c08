// Sends webhooks as the providers do, and remembers how each went.
import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { number, state } from './state.mjs';

const EXAMPLES = createRequire(import.meta.url)('@octokit/webhooks-examples');
const PATIENCE = 10_000;
const AGENT = new Agent({ keepAlive: true, maxFreeSockets: 256 });

/** GitHub's own published payloads, by event and, where there is one, action. */
export const example = (event, action) => EXAMPLES.find((one) => one.name === event)?.examples
  .find((one) => !action || one.action === action);

function headers(delivery, body) {
  const { hook } = delivery;
  if (hook.provider === 'gitlab') {
    return { 'content-type': 'application/json', 'user-agent': 'GitLab/18.0.0', 'X-Gitlab-Event': delivery.event,
      'X-Gitlab-Instance': state.base, 'X-Gitlab-Webhook-UUID': hook.uuid, 'X-Gitlab-Event-UUID': delivery.guid,
      'Idempotency-Key': delivery.guid, ...(hook.secret ? { 'X-Gitlab-Token': hook.secret } : {}) };
  }
  return { 'content-type': 'application/json', accept: '*/*', 'user-agent': 'GitHub-Hookshot/044aadd',
    'X-GitHub-Delivery': delivery.guid, 'X-GitHub-Event': delivery.event, 'X-GitHub-Hook-ID': String(hook.id),
    'X-GitHub-Hook-Installation-Target-ID': String(hook.targetId), 'X-GitHub-Hook-Installation-Target-Type': hook.targetType,
    'X-GitHub-Enterprise-Host': '127.0.0.1', 'X-GitHub-Enterprise-Version': '3.17.0',
    ...(hook.secret ? { 'X-Hub-Signature-256': `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}` } : {}) };
}

// A connection that the other side has closed while it was idle is none: then another one is taken, as any client does.
function post(url, sent, body, fresh = false) {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', agent: fresh ? undefined : AGENT, signal: AbortSignal.timeout(PATIENCE),
      headers: { ...sent, 'content-length': body.length } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response));
      response.on('error', reject);
    });
    call.on('error', (failure) => (call.reusedSocket && failure.code === 'ECONNRESET' && !fresh
      ? post(url, sent, body, true).then(resolve, reject) : reject(failure)));
    call.end(body);
  });
}

/** One attempt. Neither provider waits for the answer longer than ten seconds. */
export async function send(hook, event, payload, { guid = randomUUID(), redelivery = false, url = hook.url } = {}) {
  const body = Buffer.from(JSON.stringify(payload));
  const delivery = { id: number(), guid, event, payload, hook, redelivery, deliveredAt: new Date().toISOString(), status: 0,
    date: null };
  delivery.headers = headers(delivery, body);
  try {
    const response = await post(url, delivery.headers, body);
    delivery.status = response.statusCode;
    delivery.date = response.headers.date ?? null;
  } catch {
    // Nobody answered: status 0.
  }
  delivery.answeredAt = performance.now();
  state.deliveries.unshift(delivery);
  return delivery;
}

/**
 * Many, each at its own moment whatever becomes of those before; every so many-th repeats the one before it. What it took
 * counts from the moment at which it should have left.
 */
export async function stream(hook, payloadOf, { event, count = 1, rate = 50, repeatEvery = 0, urls = [] }) {
  const guids = [];
  const payloads = [];
  for (let i = 0; i < count; i++) {
    const repeats = repeatEvery > 0 && i % repeatEvery === repeatEvery - 1;
    guids.push(repeats ? guids[i - 1] : randomUUID());
    payloads.push(repeats ? payloads[i - 1] : payloadOf(i));
  }
  const began = performance.now();
  const due = (i) => began + (i * 1000) / rate;
  const under = [];
  for (let i = 0; i < count; i++) {
    const wait = due(i) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(send(hook, event, payloads[i], { guid: guids[i], redelivery: i > 0 && guids[i] === guids[i - 1],
      url: urls[i % urls.length] ?? hook.url }));
  }
  return (await Promise.all(under)).map(({ guid, status, redelivery, answeredAt }, i) =>
    ({ guid, status, redelivery, millis: answeredAt - due(i) }));
}
