// Real repositories, bare, served by git's own CGI.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { number, state } from './state.mjs';

const ROOT = mkdtempSync(join(process.cwd(), 'git-'));
const CLEAN = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'Ada Example',
  GIT_AUTHOR_EMAIL: 'ada@example.test', GIT_COMMITTER_NAME: 'Ada Example', GIT_COMMITTER_EMAIL: 'ada@example.test' };
process.on('exit', () => rmSync(ROOT, { recursive: true, force: true }));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));

export const git = (repository, ...args) =>
  execFileSync('git', ['--git-dir', repository.dir, ...args], { env: CLEAN, encoding: 'utf8' });

export function makeRepository(fullName, { isPrivate = true } = {}) {
  const dir = join(ROOT, `${fullName}.git`);
  mkdirSync(dirname(dir), { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '--initial-branch=main', dir], { env: CLEAN });
  const repository = { id: number(), fullName, dir, isPrivate };
  git(repository, 'config', 'http.receivepack', 'true');
  state.repositories.set(repository.id, repository);
  push(repository, 'main', { 'README.md': `# ${fullName}\n` }, 'Begin');
  push(repository, 'main', { 'src/app.txt': 'one\n' }, 'Add the app');
  return repository;
}

// A commit on a branch, as if somebody had pushed it.
export function push(repository, branch, files, message) {
  const before = tip(repository, branch);
  const work = mkdtempSync(join(ROOT, 'work-'));
  const run = (...args) => execFileSync('git', ['-C', work, ...args], { env: CLEAN, encoding: 'utf8' });
  execFileSync('git', ['clone', '-q', repository.dir, work], { env: CLEAN, stdio: 'ignore' });
  run('checkout', '-q', '-B', branch, ...(before ? [`origin/${branch}`] : []));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), content);
  }
  run('add', '-A');
  run('commit', '-q', '--allow-empty', '-m', message);
  run('push', '-q', 'origin', branch);
  rmSync(work, { recursive: true, force: true });
  return { before: before ?? '0'.repeat(40), after: tip(repository, branch) };
}

export function tip(repository, ref) {
  try {
    return git(repository, 'rev-parse', '--verify', '-q', `${ref}^{commit}`).trim();
  } catch {
    return null;
  }
}

/** Where each branch and tag is. */
export const refs = (repository) => new Map(git(repository, 'for-each-ref', '--format=%(refname) %(objectname)')
  .split('\n').filter(Boolean).map((line) => line.split(' ')));

const isAncestor = (repository, one, other) => {
  try {
    git(repository, 'merge-base', '--is-ancestor', one, other);
    return true;
  } catch {
    return false;
  }
};

/** What a ref's move from one commit to another has brought, the oldest commit first. */
export function pushed(repository, before, after) {
  if (/^0+$/.test(after)) return { forced: false, commits: [] };
  const isNew = /^0+$/.test(before);
  const range = isNew ? [after, '--not', 'main'] : [`${before}..${after}`];
  return { forced: !isNew && !isAncestor(repository, before, after), commits: log(repository, '--reverse', ...range) };
}

const log = (repository, ...args) => git(repository, 'log', '--format=%H%x00%an%x00%ae%x00%aI%x00%B%x01', ...args)
  .split('\u0001').map((line) => line.trimStart()).filter(Boolean).map((line) => {
    const [sha, name, email, date, message] = line.split('\0');
    return { sha, name, email, date, message: message.trim() };
  });

export function commits(repository, ref, page, size) {
  const at = tip(repository, ref);
  if (!at) return null;
  const found = log(repository, `--skip=${(page - 1) * size}`, `--max-count=${size + 1}`, at);
  return { more: found.length > size, items: found.slice(0, size) };
}

const KINDS = { A: 'added', D: 'removed' };

export function changes(repository, range, renames = true) {
  return git(repository, 'diff', '--name-status', renames ? '-M' : '--no-renames', '-z', ...range).split('\0').filter(Boolean).reduce((all, word) => {
    const open = all[all.length - 1];
    if (open && open.paths.length < (open.status[0] === 'R' ? 2 : 1)) open.paths.push(word);
    else all.push({ status: word, paths: [] });
    return all;
  }, []).map(({ status, paths }) => ({ renamed: status[0] === 'R', kind: KINDS[status[0]] ?? 'modified', old: paths[0],
    path: paths[paths.length - 1] }));
}

// Smart HTTP (gitprotocol-http): /owner/name.git/info/refs, git-upload-pack, git-receive-pack
export function serve(request, response, url, changed) {
  const repository = request.method === 'POST' && url.pathname.endsWith('/git-receive-pack')
    ? [...state.repositories.values()].find((one) => url.pathname === `/${one.fullName}.git/git-receive-pack`) : null;
  const before = repository && refs(repository);
  const child = spawn('git', ['http-backend'], { env: { ...CLEAN, GIT_PROJECT_ROOT: ROOT, GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: decodeURIComponent(url.pathname), QUERY_STRING: url.search.slice(1), REQUEST_METHOD: request.method,
    CONTENT_TYPE: request.headers['content-type'] ?? '', HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: request.headers['git-protocol'] ?? '', REMOTE_ADDR: '127.0.0.1', REMOTE_USER: 'test' } });
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  let begun = false;
  child.stdout.on('data', (chunk) => {
    if (begun) return void response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end < 0) return;
    begun = true;
    let status = 200;
    for (const line of head.subarray(0, end).toString().split('\r\n')) {
      const [name, ...value] = line.split(': ');
      if (name.toLowerCase() === 'status') status = Number.parseInt(value[0], 10);
      else response.setHeader(name, value.join(': '));
    }
    response.statusCode = status;
    response.write(head.subarray(end + 4));
  });
  child.on('close', () => {
    response.end();
    if (repository) changed(repository, before, refs(repository));
  });
}
