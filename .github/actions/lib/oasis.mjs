// Calls to an Oasis server, with a key or with the ID token of the job.
import { createHash, randomUUID } from 'node:crypto';

import { call, safeAddress } from './http.mjs';
import { Failure, input, mask, required, say } from './runner.mjs';

function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the server says is wrong, as one sentence. */
function refusal(what, answer) {
  const problem = json(answer.text) ?? {};
  const fields = (problem.errors ?? []).map((error) => `${error.field}: ${error.message}`).join(' ');
  const trace = problem.traceId ? ` (trace ${problem.traceId})` : '';
  const failure = new Failure(`${what} was refused with status ${answer.status}, ${problem.code ?? 'without a code'}: `
    + `${fields || problem.detail || 'the answer says nothing more.'}${trace}`);
  failure.code = problem.code;
  return failure;
}

/** The ID token of this job (https://docs.github.com/en/actions/reference/security/oidc), for this server alone. */
async function idToken(audience) {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret } = process.env;
  if (!address || !secret) {
    throw new Failure('There is no oasis_ci_key, and the job cannot get an ID token: give it permissions: id-token: write, '
      + 'and add the repository to the publishers of the app.');
  }
  const url = safeAddress(address, 'ACTIONS_ID_TOKEN_REQUEST_URL');
  url.searchParams.set('audience', audience);
  const answer = await call('GET', url, { authorization: `bearer ${secret}`, accept: 'application/json' });
  const token = json(answer.text)?.value;
  if (answer.status !== 200 || !token) throw new Failure(`GitHub gave no ID token: status ${answer.status}.`);
  mask(token);
  return token;
}

/** What the server gives for an ID token. */
export async function exchangeOnce(address, app, token) {
  const answer = await call('POST', `${address}/ci/tokens`, { 'content-type': 'application/json' },
    { text: JSON.stringify({ app, token }) });
  if (answer.status !== 200) throw refusal('The ID token of this job', answer);
  return JSON.parse(answer.text);
}

async function exchange(address, app) {
  const audience = input('oasis_audience', address);
  let given;
  try {
    given = await exchangeOnce(address, app, await idToken(audience));
  } catch (failure) {
    // An ID token is taken once, also when the answer is lost; then another one helps.
    if (failure.code !== 'id_token_replayed') throw failure;
    given = await exchangeOnce(address, app, await idToken(audience));
  }
  mask(given.token);
  say(`Publishing as ${given.publisherId}, which may ${given.permissions.join(', ')}.`);
  return given.token;
}

/** The address that the inputs name, without a trailing slash. */
export function server() {
  return safeAddress(required('oasis_server_url'), 'oasis_server_url').href.replace(/\/+$/, '');
}

/** The server that the inputs name, as somebody who may publish there. */
export async function connect(app) {
  const address = server();
  const key = input('oasis_ci_key');
  if (key !== '') mask(key);
  const secret = key === '' ? await exchange(address, app) : key;

  /** A call that is safe to repeat: the same request of one run gets the same answer. */
  async function post(what, path, content) {
    const text = JSON.stringify(content);
    const once = createHash('sha256')
      .update(`${process.env.GITHUB_RUN_ID ?? randomUUID()}\n${path}\n${text}`).digest('hex');
    const answer = await call('POST', address + path, { authorization: `Bearer ${secret}`, 'content-type': 'application/json',
      'idempotency-key': `ci-kit-${once}` }, { text });
    if (answer.status !== 200 && answer.status !== 201) throw refusal(what, answer);
    return { isNew: answer.status === 201, ...JSON.parse(answer.text) };
  }

  const base = `/ci/apps/${encodeURIComponent(app)}`;
  return {
    presign: (file, content) => post(`Uploading ${file}`, `${base}/artifacts/presign`, content),
    release: (content) => post(`Release ${content.version}`, `${base}/releases`, content),
  };
}
