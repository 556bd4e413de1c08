// GitLab's REST API v4, as far as Oasis asks: https://docs.gitlab.com/api/rest/
import { randomUUID } from 'node:crypto';
import { changes, commits, git, tip } from './git.mjs';
import { send } from './deliveries.mjs';
import { number, state } from './state.mjs';

const NOT_FOUND = [404, { message: '404 Project Not Found' }];

const projectJson = (one) => ({ id: one.id, path_with_namespace: one.fullName, default_branch: 'main',
  http_url_to_repo: `${state.base}/${one.fullName}.git`, web_url: `${state.base}/${one.fullName}`,
  visibility: one.isPrivate ? 'private' : 'public', permissions: { project_access: { access_level: 40 }, group_access: null } });

const hookJson = (hook) => ({ id: hook.id, url: hook.url, push_events: true, alert_status: hook.active ? 'executable' : 'disabled',
  disabled_until: null });

const eventJson = (one) => ({ id: one.id, url: one.hook.url, trigger: one.event.toLowerCase().replaceAll(' ', '_') + 's',
  request_headers: { ...one.headers, 'X-Gitlab-Token': '[REDACTED]' }, request_data: one.payload,
  response_headers: one.date ? { Date: one.date } : {}, response_body: '', execution_duration: 0.1,
  response_status: one.status === 0 ? 'internal error' : String(one.status) });

function paged(all, url) {
  const page = Number(url.searchParams.get('page') ?? 1);
  const size = Number(url.searchParams.get('per_page') ?? 20);
  return [all.slice((page - 1) * size, page * size), next(url, page, page * size < all.length)];
}

function next(url, page, more) {
  if (!more) return {};
  const address = new URL(url.pathname + url.search, state.base);
  address.searchParams.set('page', page + 1);
  return { link: `<${address}>; rel="next"`, 'x-next-page': String(page + 1) };
}

const diffs = (one, range) => changes(one, range).map((file) => ({ old_path: file.old, new_path: file.path,
  renamed_file: file.renamed, diff: '' }));

function onProject(one, method, rest, body, url) {
  let match;
  if (method === 'GET' && rest === '') return [200, projectJson(one)];
  if (method === 'GET' && rest === '/repository/commits') {
    const page = Number(url.searchParams.get('page') ?? 1);
    const found = commits(one, url.searchParams.get('ref_name') ?? 'main', page, Number(url.searchParams.get('per_page') ?? 20));
    return found ? [200, found.items.map((commit) => ({ id: commit.sha, message: commit.message, author_name: commit.name,
      author_email: commit.email, authored_date: commit.date, web_url: `${state.base}/${one.fullName}/-/commit/${commit.sha}` })),
      next(url, page, found.more)] : [404, { message: '404 Commit Not Found' }];
  }
  if (method === 'GET' && rest === '/repository/compare') {
    const [from, to] = [tip(one, url.searchParams.get('from')), tip(one, url.searchParams.get('to'))];
    return from && to ? [200, { diffs: diffs(one, [`${from}...${to}`]), compare_timeout: false }]
      : [404, { message: '404 Ref Not Found' }];
  }
  if (method === 'GET' && (match = rest.match(/^\/repository\/commits\/([^/]+)\/diff$/))) {
    const at = tip(one, decodeURIComponent(match[1]));
    if (!at) return [404, { message: '404 Commit Not Found' }];
    const parent = tip(one, `${at}^`) ?? git(one, 'hash-object', '-t', 'tree', '/dev/null').trim();
    return [200, diffs(one, [parent, at])];
  }
  if (method === 'POST' && (match = rest.match(/^\/statuses\/([0-9a-f]{40})$/))) {
    if (!['pending', 'running', 'success', 'failed', 'canceled', 'skipped'].includes(body.state)) return [400, { message: 'state does not have a valid value' }];
    const before = [...state.received].reverse().find((got) => got.provider === 'gitlab' && got.kind === 'status'
      && got.sha === match[1] && got.name === body.name);
    if (before?.state === body.state) return [400, { message: `Cannot transition status via :run from :${body.state} (Reason(s): Status cannot transition via "run")` }];
    state.received.push({ provider: 'gitlab', kind: 'status', repository: one.fullName, sha: match[1], ...body });
    return [201, { id: number(), sha: match[1], status: body.state, name: body.name }];
  }
  if (method === 'POST' && rest === '/hooks') {
    const hook = { id: number(), provider: 'gitlab', repository: one, active: true, url: body.url, secret: body.token, uuid: randomUUID() };
    state.hooks.set(hook.id, hook);
    return [201, hookJson(hook)];
  }
  if ((match = rest.match(/^\/hooks\/(\d+)(.*)$/))) {
    const hook = state.hooks.get(Number(match[1]));
    if (!hook || hook.repository !== one) return [404, { message: '404 Not found' }];
    if (method === 'GET' && match[2] === '') return [200, hookJson(hook)];
    if (method === 'DELETE' && match[2] === '') return state.hooks.delete(hook.id) && [204, null];
    if (method === 'GET' && match[2] === '/events') {
      const [items, headers] = paged(state.deliveries.filter((sent) => sent.hook.id === hook.id), url);
      return [200, items.map(eventJson), headers];
    }
    const again = match[2].match(/^\/events\/(\d+)\/resend$/);
    const found = again && state.deliveries.find((sent) => sent.id === Number(again[1]) && sent.hook.id === hook.id);
    if (method === 'POST' && found) {
      void send(hook, found.event, found.payload, { guid: found.guid, redelivery: true });
      return [201, { response_status: 200 }];
    }
  }
  return [404, { error: '404 Not Found' }];
}

export function gitLab(method, path, authorization, body, url) {
  const grant = state.tokens.get((authorization ?? '').replace(/^Bearer /i, ''));
  if (!grant || grant.ends < Date.now()) return [401, { message: '401 Unauthorized' }];
  if (method === 'GET' && path === '/user') return [200, { id: 9, username: 'tanuki' }];
  if (method === 'GET' && path === '/projects') {
    const [items, headers] = paged([...state.repositories.values()], url);
    return [200, items.map(projectJson), headers];
  }
  const match = path.match(/^\/projects\/([^/]+)(.*)$/);
  const one = match && (state.repositories.get(Number(match[1]))
    ?? [...state.repositories.values()].find((project) => project.fullName === decodeURIComponent(match[1])));
  return one ? onProject(one, method, match[2], body, url) : NOT_FOUND;
}
