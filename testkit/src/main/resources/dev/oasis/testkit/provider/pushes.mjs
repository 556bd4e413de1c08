// What the providers say of a push: GitHub in the form of its own published example, GitLab in the form that it documents.
import { example, send } from './deliveries.mjs';
import { changes, pushed } from './git.mjs';
import { appHook } from './github.mjs';
import { state } from './state.mjs';

const NOWHERE = '0'.repeat(40);
/** GitLab lists no more commits of a push than these. */
const GITLAB_COMMITS = 20;

const filesOf = (repository, commit) => {
  const of = { added: [], removed: [], modified: [] };
  for (const file of changes(repository, [`${commit.sha}^`, commit.sha], false)) of[file.kind].push(file.path);
  return of;
};

function gitHubPush(repository, { ref, before, after, forced = false, commits }) {
  const base = example('push');
  const list = commits.map((one) => ({ id: one.sha, tree_id: one.sha, distinct: true, message: one.message, timestamp: one.date,
    url: `${state.base}/${repository.fullName}/commit/${one.sha}`, author: { name: one.name, email: one.email, username: 'octo' },
    committer: { name: one.name, email: one.email, username: 'octo' }, ...one.files }));
  return { ...base, ref, before, after, created: before === NOWHERE, deleted: after === NOWHERE, forced, base_ref: null,
    compare: `${state.base}/${repository.fullName}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`, commits: list,
    head_commit: list[list.length - 1] ?? null, pusher: { name: 'octo', email: 'octo@example.test' },
    repository: { ...base.repository, id: repository.id, name: repository.fullName.split('/')[1], full_name: repository.fullName },
    sender: { ...base.sender, login: 'octo' } };
}

function gitLabPush(project, { ref, before, after, commits }) {
  const tag = ref.startsWith('refs/tags/');
  const web = `${state.base}/${project.fullName}`;
  return { object_kind: tag ? 'tag_push' : 'push', event_name: tag ? 'tag_push' : 'push', before, after, ref, ref_protected: true,
    checkout_sha: after === NOWHERE ? null : after, message: null, user_id: 9, user_name: 'Tanuki Example', user_username: 'tanuki',
    user_email: '', user_avatar: null, project_id: project.id,
    project: { id: project.id, name: project.fullName.split('/').pop(), description: '', web_url: web, avatar_url: null,
      git_http_url: `${web}.git`, namespace: project.fullName.split('/')[0], visibility_level: 0,
      path_with_namespace: project.fullName, default_branch: 'main' },
    commits: commits.slice(-GITLAB_COMMITS).map((one) => ({ id: one.sha, message: one.message, title: one.message.split('\n')[0],
      timestamp: one.date, url: `${web}/-/commit/${one.sha}`, author: { name: one.name, email: one.email }, ...one.files })),
    total_commits_count: commits.length, push_options: {}, repository: { name: project.fullName.split('/').pop(), homepage: web } };
}

/** The payload that a hook of this provider is sent. */
export const pushPayload = (provider, repository, push) =>
  (provider === 'gitlab' ? gitLabPush : gitHubPush)(repository, push);

export const pushEvent = (provider, ref) =>
  provider === 'gitlab' ? (ref.startsWith('refs/tags/') ? 'Tag Push Hook' : 'Push Hook') : 'push';

/** Of a branch that nobody has made: a new one for each number, so that each is an event of its own. */
export function inventedPush(provider, repository, number) {
  const sha = number.toString(16).padStart(40, 'f');
  const commit = { sha, message: `Change ${number}`, date: new Date().toISOString(), name: 'Ada Example', email: 'ada@example.test',
    files: { added: [`src/${number}.txt`], removed: [], modified: [] } };
  return pushPayload(provider, repository, { ref: `refs/heads/flood-${number}`, before: NOWHERE, after: sha, commits: [commit] });
}

/** Tells every hook of the repository, and those of Apps, of each ref that is elsewhere than it was. */
export function announce(repository, refsBefore, refsAfter) {
  const hooks = [...[...state.hooks.values()].filter((hook) => hook.repository === repository && hook.active),
    ...[...state.apps.values()].filter((app) => app.hookUrl && app.installations.length > 0).map((app) => ({ ...appHook(app), app }))];
  for (const ref of new Set([...refsBefore.keys(), ...refsAfter.keys()])) {
    const before = refsBefore.get(ref) ?? NOWHERE;
    const after = refsAfter.get(ref) ?? NOWHERE;
    if (before === after) continue;
    const { forced, commits } = pushed(repository, before, after);
    const told = commits.map((one) => ({ ...one, files: filesOf(repository, one) }));
    for (const hook of hooks) {
      const payload = pushPayload(hook.provider, repository, { ref, before, after, forced, commits: told });
      if (hook.app) payload.installation = { id: hook.app.installations[0].id };
      void send(hook, pushEvent(hook.provider, ref), payload);
    }
  }
}
