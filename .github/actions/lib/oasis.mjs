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
  return new Failure(`${what} was refused with status ${answer.status}, ${problem.code ?? 'without a code'}: `
    + `${fields || problem.detail || 'the answer says nothing more.'}${trace}`);
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

async function exchange(server, app) {
  const audience = input('oasis_audience', server);
  let answer;
  // An ID token is taken once, also when the answer is lost; then another one helps.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const text = JSON.stringify({ app, token: await idToken(audience) });
    answer = await call('POST', `${server}/ci/tokens`, { 'content-type': 'application/json' }, { text });
    if (json(answer.text)?.code !== 'id_token_replayed') break;
  }
  if (answer.status !== 200) throw refusal('The ID token of this job', answer);
  const given = JSON.parse(answer.text);
  mask(given.token);
  say(`Publishing as ${given.publisherId}, which may ${given.permissions.join(', ')}.`);
  return given.token;
}

/** The server that the inputs name, as somebody who may publish there. */
export async function connect(app) {
  const server = safeAddress(required('oasis_server_url'), 'oasis_server_url').href.replace(/\/+$/, '');
  const key = input('oasis_ci_key');
  if (key !== '') mask(key);
  const secret = key === '' ? await exchange(server, app) : key;

  /** A call that is safe to repeat: the same request of one run gets the same answer. */
  async function post(what, path, content) {
    const text = JSON.stringify(content);
    const once = createHash('sha256')
      .update(`${process.env.GITHUB_RUN_ID ?? randomUUID()}\n${path}\n${text}`).digest('hex');
    const answer = await call('POST', server + path, { authorization: `Bearer ${secret}`, 'content-type': 'application/json',
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
