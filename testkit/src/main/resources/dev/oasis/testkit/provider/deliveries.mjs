// Sends webhooks as the providers do, and remembers how each went.
import { createHmac, randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { number, state } from './state.mjs';

const EXAMPLES = createRequire(import.meta.url)('@octokit/webhooks-examples');
const PATIENCE = 10_000;

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
    ...(hook.secret ? { 'X-Hub-Signature-256': `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}` } : {}) };
}

/** One attempt. Neither provider waits for the answer longer than ten seconds. */
export async function send(hook, event, payload, guid = randomUUID(), redelivery = false) {
  const body = Buffer.from(JSON.stringify(payload));
  const delivery = { id: number(), guid, event, payload, hook, redelivery, deliveredAt: new Date().toISOString(), status: 0,
    date: null };
  delivery.headers = headers(delivery, body);
  try {
    const response = await fetch(hook.url, { method: 'POST', headers: delivery.headers, body,
      signal: AbortSignal.timeout(PATIENCE), redirect: 'manual' });
    await response.arrayBuffer();
    delivery.status = response.status;
    delivery.date = response.headers.get('date');
  } catch {
    // Nobody answered: status 0.
  }
  state.deliveries.unshift(delivery);
  return delivery;
}

/** Many, at a rate; every so many-th is sent once more with the same id. */
export async function stream(hook, { event, action, payload, count = 1, rate = 50, duplicateEvery = 0, guids = [] }) {
  const content = payload ?? example(event, action);
  const began = Date.now();
  const under = [];
  for (let i = 0; i < count; i++) {
    const wait = began + (i * 1000) / rate - Date.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const guid = guids[i] ?? randomUUID();
    under.push(send(hook, event, content, guid));
    if (duplicateEvery && i % duplicateEvery === 0) under.push(send(hook, event, content, guid, true));
  }
  return (await Promise.all(under)).map(({ guid, status, redelivery }) => ({ guid, status, redelivery }));
}
