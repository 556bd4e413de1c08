// GitHub's REST API, as far as Oasis asks: https://docs.github.com/en/rest?apiVersion=2022-11-28
import { createPublicKey, verify } from 'node:crypto';
import { changes, commits, git, tip } from './git.mjs';
import { send } from './deliveries.mjs';
import { makeApp, number, repositoryNamed, state, text } from './state.mjs';

const NOT_FOUND = [404, { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' }];
const BAD = [401, { message: 'Bad credentials', documentation_url: 'https://docs.github.com/rest', status: '401' }];
const stamp = () => new Date().toISOString().replace(/\.\d+/, '');

// The JWT is proven for real: algorithm, key, times.
function appOf(token) {
  const [head, body, signature] = token.split('.');
  if (!signature) return null;
  try {
    const claims = JSON.parse(Buffer.from(body, 'base64url'));
    const app = state.apps.get(Number(claims.iss));
    const now = Date.now() / 1000;
    const good = app && JSON.parse(Buffer.from(head, 'base64url')).alg === 'RS256' && claims.iat <= now && claims.exp > now
      && claims.exp - now <= 600 && verify('RSA-SHA256', Buffer.from(`${head}.${body}`), createPublicKey(app.publicKey),
        Buffer.from(signature, 'base64url'));
    return good ? app : null;
  } catch {
    return null;
  }
}

function link(url, page, more) {
  if (!more) return {};
  const next = new URL(url.pathname + url.search, state.base);
  next.searchParams.set('page', page + 1);
  return { link: `<${next}>; rel="next", <${next}>; rel="last"` };
}

const repositoryJson = (one) => ({ id: one.id, node_id: `R_${one.id}`, name: one.fullName.split('/')[1],
  full_name: one.fullName, private: one.isPrivate, default_branch: 'main', clone_url: `${state.base}/${one.fullName}.git`,
  html_url: `${state.base}/${one.fullName}`, permissions: { admin: true, push: true, pull: true } });

const hookJson = (hook) => ({ type: 'Repository', id: hook.id, name: 'web', active: hook.active, events: hook.events,
  config: { url: hook.url, content_type: 'json', insecure_ssl: '0', secret: '********' },
  last_response: { code: null, status: 'unused', message: hook.active ? null : 'disabled' } });

const deliveryJson = (one) => ({ id: one.id, guid: one.guid, delivered_at: one.deliveredAt, redelivery: one.redelivery,
  duration: 0.1, status: one.status >= 200 && one.status < 300 ? 'OK' : 'failed', status_code: one.status, event: one.event,
  action: one.payload.action ?? null, installation_id: one.payload.installation?.id ?? null,
  repository_id: one.payload.repository?.id ?? null, url: '' });

const checkRunJson = (run) => ({ id: run.id, head_sha: run.head_sha, name: run.name, external_id: run.external_id ?? '',
  status: run.status, conclusion: run.conclusion ?? null, output: { annotations_count: run.annotations } });

function deliveries(hook, url) {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const all = state.deliveries.filter((one) => one.hook.id === hook.id);
  const headers = {};
  if (from + size < all.length) {
    const next = new URL(url.pathname + url.search, state.base);
    next.searchParams.set('cursor', from + size);
    headers.link = `<${next}>; rel="next"`;
  }
  return [200, all.slice(from, from + size).map(deliveryJson), headers];
}

function attempt(hook, id) {
  const found = state.deliveries.find((one) => one.id === Number(id) && one.hook.id === hook.id);
  if (!found) return NOT_FOUND;
  void send(found.hook, found.event, found.payload, { guid: found.guid, redelivery: true });
  return [202, {}];
}

export const appHook = (app) => ({ id: app.id, provider: 'github', url: app.hookUrl, secret: app.webhookSecret,
  targetId: app.id, targetType: 'integration' });

function asApp(app, method, path, body, url) {
  let match;
  if (method === 'GET' && path === '/app') return [200, { id: app.id, slug: app.slug, name: app.name }];
  if (method === 'GET' && path === '/app/installations') {
    const page = Number(url.searchParams.get('page') ?? 1);
    const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 30));
    return [200, app.installations.slice((page - 1) * size, page * size).map((one) => ({ id: one.id,
      account: { login: one.account, type: 'Organization' }, suspended_at: one.suspended ? stamp() : null })),
      link(url, page, page * size < app.installations.length)];
  }
  if (method === 'POST' && (match = path.match(/^\/app\/installations\/(\d+)\/access_tokens$/))) {
    const found = app.installations.find((one) => one.id === Number(match[1]) && !one.suspended);
    if (!found) return NOT_FOUND;
    const token = text('ghs_');
    state.tokens.set(token, { kind: 'installation', app, installation: found.id, ends: Date.now() + 3_600_000 });
    return [201, { token, expires_at: new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+/, '') }];
  }
  if (path === '/app/hook/config') return [200, { url: app.hookUrl, content_type: 'json', insecure_ssl: '0' }];
  if (method === 'GET' && path === '/app/hook/deliveries') return deliveries(appHook(app), url);
  if ((match = path.match(/^\/app\/hook\/deliveries\/(\d+)\/attempts$/))) return attempt(appHook(app), match[1]);
  return NOT_FOUND;
}

function onRepository(one, grant, method, rest, body, url) {
  let match;
  if (method === 'GET' && rest === '') return [200, repositoryJson(one)];
  if (method === 'GET' && rest === '/commits') {
    const page = Number(url.searchParams.get('page') ?? 1);
    const found = commits(one, url.searchParams.get('sha') ?? 'main', page, Number(url.searchParams.get('per_page') ?? 30));
    return found ? [200, found.items.map((commit) => ({ sha: commit.sha, html_url: `${state.base}/${one.fullName}/commit/${commit.sha}`,
      commit: { message: commit.message, author: { name: commit.name, email: commit.email,
        date: new Date(commit.date).toISOString().replace('.000', '') } } })), link(url, page, found.more)] : NOT_FOUND;
  }
  const files = (range) => changes(one, range).map((file) => ({ filename: file.path,
    ...(file.renamed ? { status: 'renamed', previous_filename: file.old } : { status: 'modified' }) }));
  if (method === 'GET' && (match = rest.match(/^\/compare\/(.+)\.\.\.(.+)$/))) {
    const [from, to] = [tip(one, decodeURIComponent(match[1])), tip(one, decodeURIComponent(match[2]))];
    return from && to ? [200, { status: 'ahead', files: files([`${from}...${to}`]) }] : NOT_FOUND;
  }
  if (method === 'GET' && (match = rest.match(/^\/commits\/([^/]+)$/))) {
    const at = tip(one, decodeURIComponent(match[1]));
    if (!at) return NOT_FOUND;
    const parent = tip(one, `${at}^`) ?? git(one, 'hash-object', '-t', 'tree', '/dev/null').trim();
    return [200, { sha: at, files: files([parent, at]) }];
  }
  if (method === 'POST' && (match = rest.match(/^\/statuses\/([0-9a-f]{40})$/))) {
    if (!['error', 'failure', 'pending', 'success'].includes(body.state) || (body.description ?? '').length > 140) {
      return [422, { message: 'Validation Failed' }];
    }
    state.received.push({ provider: 'github', kind: 'status', repository: one.fullName, sha: match[1], ...body });
    return [201, { id: number(), ...body }];
  }
  if (method === 'GET' && (match = rest.match(/^\/commits\/([^/]+)\/check-runs$/))) {
    const found = [...state.checkRuns.values()].filter((run) => run.repository === one && run.head_sha === decodeURIComponent(match[1])
      && run.name === (url.searchParams.get('check_name') ?? run.name));
    return [200, { total_count: found.length, check_runs: found.map(checkRunJson) }];
  }
  const isApp = grant.kind === 'installation';
  if ((match = rest.match(/^\/check-runs(?:\/(\d+))?$/)) && method !== 'GET') {
    if (!isApp) return [403, { message: 'You must authenticate via a GitHub App.' }];
    if ((body.output?.annotations ?? []).length > 50) return [422, { message: 'Invalid request. No more than 50 items' }];
    const id = match[1] ? Number(match[1]) : number();
    const run = state.checkRuns.get(id) ?? { id, repository: one, head_sha: body.head_sha, annotations: 0 };
    if (match[1] && !state.checkRuns.has(id)) return NOT_FOUND;
    state.checkRuns.set(id, Object.assign(run, { name: body.name ?? run.name, external_id: body.external_id ?? run.external_id,
      status: body.status ?? run.status, conclusion: body.conclusion ?? run.conclusion,
      annotations: run.annotations + (body.output?.annotations ?? []).length }));
    state.received.push({ provider: 'github', kind: 'check_run', repository: one.fullName, id, created: !match[1], ...body });
    return [match[1] ? 200 : 201, checkRunJson(run)];
  }
  if (method === 'POST' && rest === '/hooks') {
    const hook = { id: number(), provider: 'github', repository: one, active: true, events: body.events, url: body.config.url,
      secret: body.config.secret, targetId: one.id, targetType: 'repository' };
    state.hooks.set(hook.id, hook);
    return [201, hookJson(hook)];
  }
  if ((match = rest.match(/^\/hooks\/(\d+)(.*)$/))) {
    const hook = state.hooks.get(Number(match[1]));
    if (!hook || hook.repository !== one) return NOT_FOUND;
    if (method === 'GET' && match[2] === '') return [200, hookJson(hook)];
    if (method === 'DELETE' && match[2] === '') return state.hooks.delete(hook.id) && [204, null];
    if (method === 'GET' && match[2] === '/deliveries') return deliveries(hook, url);
    const again = match[2].match(/^\/deliveries\/(\d+)\/attempts$/);
    if (method === 'POST' && again) return attempt(hook, again[1]);
  }
  return NOT_FOUND;
}

export function gitHub(method, path, authorization, body, url) {
  let match;
  if (method === 'POST' && (match = path.match(/^\/app-manifests\/(.+)\/conversions$/))) {
    const code = state.codes.get(decodeURIComponent(match[1]));
    state.codes.delete(decodeURIComponent(match[1]));
    if (!code) return NOT_FOUND;
    const app = makeApp(code.manifest);
    return [201, { id: app.id, slug: app.slug, name: app.name, client_id: app.clientId, client_secret: app.clientSecret,
      webhook_secret: app.webhookSecret, pem: app.pem, html_url: `${state.base}/apps/${app.slug}` }];
  }
  const token = (authorization ?? '').replace(/^(Bearer|token) /i, '');
  const app = appOf(token);
  if (app) return asApp(app, method, path, body, url);
  const grant = state.tokens.get(token);
  if (!grant || grant.ends < Date.now()) return BAD;
  if (method === 'GET' && path === '/user') return [200, { id: 7, login: 'octo' }, { 'x-oauth-scopes': 'repo, admin:repo_hook' }];
  if (method === 'GET' && (path === '/user/repos' || path === '/installation/repositories')) {
    const page = Number(url.searchParams.get('page') ?? 1);
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const all = [...state.repositories.values()];
    const items = all.slice((page - 1) * size, page * size).map(repositoryJson);
    return [200, path === '/user/repos' ? items : { total_count: all.length, repositories: items },
      link(url, page, page * size < all.length)];
  }
  if ((match = path.match(/^\/repositories\/(\d+)$/))) {
    const one = state.repositories.get(Number(match[1]));
    return one ? [200, repositoryJson(one)] : NOT_FOUND;
  }
  if ((match = path.match(/^\/repos\/([^/]+)\/([^/]+)(.*)$/))) {
    const name = `${decodeURIComponent(match[1])}/${decodeURIComponent(match[2])}`;
    const renamed = [...state.repositories.values()].find((one) => one.formerName === name);
    if (renamed) return [301, { message: 'Moved Permanently' }, { location: `${state.base}/api/v3/repos/${renamed.fullName}${match[3]}${url.search}` }];
    const one = repositoryNamed(name);
    return one ? onRepository(one, grant, method, match[3], body, url) : NOT_FOUND;
  }
  return NOT_FOUND;
}
