// GitHub (as an Enterprise Server has it, below /api/v3) and GitLab (below /api/v4) on one free loopback port, which is printed.
// What tests do to it lies below /_control; the repositories can really be cloned, at /<owner>/<name>.git.
import { createServer } from 'node:http';
import { appHook, gitHub } from './github.mjs';
import { gitLab } from './gitlab.mjs';
import { example, send, stream } from './deliveries.mjs';
import { makeRepository, push, refs, serve } from './git.mjs';
import { announce, inventedPush } from './pushes.mjs';
import { makeApp, number, repositoryNamed, state, text } from './state.mjs';

const HOUR = 3_600_000;
const FOREVER = 8.64e15;

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString();
  if ((request.headers['content-type'] ?? '').includes('form')) return Object.fromEntries(new URLSearchParams(raw));
  return raw ? JSON.parse(raw) : {};
}

function answer(response, [status, body, headers = {}]) {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === null ? '' : JSON.stringify(body));
}

// What a test has ordered: failures first, then the rate limit, in the words of either provider.
function trouble(path, sent) {
  if (path.startsWith('/_control')) return null;
  if (state.failures.length) {
    const status = state.failures.shift();
    if (status === 'secondary') return [403, { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' }];
    // A provider that quotes what it refuses.
    if (status === 'echo') return [422, { message: `No: ${sent}`, error_description: `No: ${sent}` }];
    return [status, { message: 'Ordered by a test' }];
  }
  if (Date.now() >= state.limitedUntil) return null;
  const reset = String(Math.ceil(state.limitedUntil / 1000));
  return path.startsWith('/api/v4')
    ? [429, { message: 'Retry later' }, { 'RateLimit-Reset': reset, 'Retry-After': String(Math.ceil((state.limitedUntil - Date.now()) / 1000)) }]
    : [403, { message: 'API rate limit exceeded' }, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }];
}

function release() {
  state.holding = null;
  for (const go of state.held.splice(0)) go();
}

// Whoever asks for what a test holds back is heard, and not answered yet.
async function answerHeld(response, path, result) {
  if (state.holding && new RegExp(state.holding).test(path)) await new Promise((resolve) => state.held.push(resolve));
  answer(response, result);
}

function grant(kind) {
  const token = text(kind === 'gitlab' ? '' : 'gho_');
  const refresh = text('');
  state.tokens.set(token, { kind, ends: kind === 'gitlab' ? Date.now() + 2 * HOUR : FOREVER });
  state.tokens.set(`refresh ${refresh}`, { kind, access: token, ends: FOREVER });
  return kind === 'gitlab' ? { access_token: token, token_type: 'Bearer', expires_in: state.grantSeconds ?? 7200, refresh_token: refresh, scope: 'api' }
    : { access_token: token, token_type: 'bearer', scope: 'repo,admin:repo_hook' };
}

function oauth(path, body) {
  const kind = path.startsWith('/oauth') ? 'gitlab' : 'github';
  if (body.client_secret !== 'client-secret') return [kind === 'gitlab' ? 401 : 200, { error: 'invalid_client' }];
  if (body.grant_type === 'refresh_token') {
    // A refresh token serves once.
    const held = state.tokens.get(`refresh ${body.refresh_token}`);
    state.tokens.delete(`refresh ${body.refresh_token}`);
    state.received.push({ provider: kind, kind: 'refresh', ok: Boolean(held) });
    return held ? [200, grant(kind)] : [400, { error: 'invalid_grant', error_description: 'The provided authorization grant is invalid' }];
  }
  return state.codes.delete(body.code) ? [200, grant(kind)] : [kind === 'gitlab' ? 400 : 200, { error: 'bad_verification_code' }];
}

// Whoever authorizes here always agrees.
function authorize(url, response) {
  const code = text('');
  state.codes.set(code, {});
  const target = new URL(url.searchParams.get('redirect_uri'));
  target.searchParams.set('code', code);
  target.searchParams.set('state', url.searchParams.get('state'));
  response.writeHead(302, { location: target.href }).end();
}

// The page on which GitHub would ask for the App's name.
function registerApp(url, body, response) {
  const manifest = JSON.parse(body.manifest);
  const code = text('');
  state.codes.set(code, { manifest });
  const target = new URL(manifest.redirect_url);
  target.searchParams.set('code', code);
  target.searchParams.set('state', url.searchParams.get('state'));
  response.writeHead(302, { location: target.href }).end();
}

// Who installs an App, suspends it and lets it in again, or uninstalls it.
function installations(app, { account, count = 1, suspend, resume, remove }) {
  for (let i = 0; account && i < count; i += 1) app.installations.push({ id: number(), account: count > 1 ? `${account}-${i}` : account, suspended: false });
  for (const one of app.installations) if (one.id === suspend || one.id === resume) one.suspended = one.id === suspend;
  app.installations = app.installations.filter((one) => one.id !== remove);
  // Whoever takes the App away takes its tokens away.
  for (const [token, grant] of state.tokens) if (grant.kind === 'installation' && [remove, suspend].includes(grant.installation)) state.tokens.delete(token);
  return { id: app.installations.at(-1)?.id ?? null };
}

const repositoryOf = (body) => repositoryNamed(body.repository) ?? makeRepository(body.repository, body);

async function control(method, path, body) {
  switch (`${method} ${path}`) {
    case 'GET /received': return [200, state.received];
    case 'GET /deliveries': return [200, state.deliveries.map(({ id, guid, event, status, redelivery, hook }) => ({ id, guid, event, status, redelivery, hook: hook.id }))];
    case 'GET /hooks': return [200, [...state.hooks.values()].map(({ id, provider, url, secret, active, repository }) => ({ id, provider, url, secret, active, repository: repository.fullName }))];
    case 'POST /example': return [200, example(body.event, body.action) ?? null];
    case 'POST /repositories': { const one = repositoryOf(body); return [201, { id: one.id, fullName: one.fullName, cloneUrl: `${state.base}/${one.fullName}.git` }]; }
    case 'POST /push': {
      const one = repositoryOf(body);
      const before = refs(one);
      const moved = push(one, body.branch ?? 'main', body.files, body.message ?? 'Change');
      announce(one, before, refs(one));
      return [201, moved];
    }
    case 'POST /rename': { const one = repositoryNamed(body.repository); one.formerName = one.fullName; one.fullName = body.to; return [200, {}]; }
    case 'POST /tokens': { const token = body.provider === 'gitlab' ? text('glpat-') : text('ghp_'); state.tokens.set(token, { kind: body.provider, ends: FOREVER }); return [201, { token }]; }
    case 'POST /revoke': state.tokens.delete(body.token); return [200, {}];
    case 'POST /apps': { const app = makeApp({ hook_attributes: { url: body.url } }); return [201, { id: app.id, slug: app.slug, privateKey: app.pem, webhookSecret: app.webhookSecret, installation: app.installations[0].id }]; }
    case 'POST /fail': state.failures.push(...Array(body.times ?? 1).fill(body.status ?? 502)); return [200, {}];
    // The next requests are never answered.
    case 'POST /stall': state.stalls = body.times ?? 1; return [200, {}];
    case 'POST /installations': return [200, installations(state.apps.get(body.app), body)];
    // For lists: they cannot be cloned.
    case 'POST /many': for (let i = 0; i < body.count; i += 1) { const id = number(); state.repositories.set(id, { id, fullName: `${body.owner}/many-${id}`, isPrivate: false }); } return [201, {}];
    case 'POST /limit': state.limitedUntil = Date.now() + (body.seconds ?? 0) * 1000; return [200, {}];
    case 'POST /grants': state.grantSeconds = body.seconds; return [200, {}];
    case 'POST /hook': Object.assign(state.hooks.get(body.id), { active: body.active }); return [200, {}];
    case 'POST /deliver': {
      // To a registered hook, to that of an App, or to any address with any secret.
      const hook = body.hook ? state.hooks.get(body.hook) : body.app ? appHook(state.apps.get(body.app))
        : { id: body.hookId ?? 1, provider: body.provider ?? 'github', url: body.url, secret: body.secret, targetId: 1, targetType: 'repository', uuid: 'a' };
      if (body.hook && body.url) hook.url = body.url;
      const content = body.payload ?? (body.pushes ? null : example(body.event, body.action));
      const repository = repositoryNamed(body.repository) ?? hook.repository;
      return [200, await stream(hook, (i) => content ?? inventedPush(hook.provider, repository, body.pushes + i), body)];
    }
    case 'POST /redeliver': {
      const { hook, event, payload, guid } = state.deliveries.find((one) => one.guid === body.guid);
      const { id, status } = await send(hook, event, payload, { guid, redelivery: true });
      return [201, { id, status }];
    }
    case 'POST /hold': state.holding = body.path; return [200, {}];
    case 'GET /held': return [200, { count: state.held.length }];
    case 'POST /release': release(); return [200, {}];
    case 'POST /reset': release(); state.checkRuns.clear(); state.received.length = 0; state.deliveries.length = 0; state.failures.length = 0; state.stalls = 0; state.limitedUntil = 0; state.grantSeconds = undefined; return [200, {}];
    default: return [404, { message: `No control ${method} ${path}` }];
  }
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, state.base);
  const { pathname: path } = url;
  if (/^\/[^/]+(\/[^/]+)+\.git\//.test(path)) return serve(request, response, url, announce);
  try {
    const body = await bodyOf(request);
    if (!path.startsWith('/_control') && state.stalls > 0) { state.stalls -= 1; return; }
    const ordered = trouble(path, `${path} ${request.headers.authorization ?? ''} ${JSON.stringify(body)}`);
    if (ordered) answer(response, ordered);
    else if (path.startsWith('/_control')) answer(response, await control(request.method, path.slice('/_control'.length), body));
    else if (path.startsWith('/api/v3')) await answerHeld(response, path, gitHub(request.method, path.slice('/api/v3'.length), request.headers.authorization, body, url));
    else if (path.startsWith('/api/v4')) await answerHeld(response, path, gitLab(request.method, path.slice('/api/v4'.length), request.headers.authorization, body, url));
    else if (path === '/login/oauth/authorize' || path === '/oauth/authorize') authorize(url, response);
    else if (path === '/login/oauth/access_token' || path === '/oauth/token') answer(response, oauth(path, body));
    else if (path.endsWith('/settings/apps/new')) registerApp(url, body, response);
    else answer(response, [404, { message: 'Not Found' }]);
  } catch (failure) {
    console.error(failure);
    answer(response, [500, { message: 'The stand-in failed' }]);
  }
});
server.listen(0, '127.0.0.1', () => {
  state.base = `http://127.0.0.1:${server.address().port}`;
  console.log(`PORT ${server.address().port}`);
});
state.base = 'http://127.0.0.1';
