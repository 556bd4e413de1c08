// Posts a release of what was uploaded, with the signatures that lie beside the bundles.
import { readFileSync } from 'node:fs';

import { conventionalKey, selected, slug, version } from '../lib/bundles.mjs';
import { connect } from '../lib/oasis.mjs';
import { Failure, flag, input, output, run, say, shown, summary, warn } from '../lib/runner.mjs';

const MAX_NOTES = 10_000;

function notes(release) {
  const file = input('notes_file');
  const text = file === '' ? input('notes', `Release v${release}`) : readFileSync(file, 'utf8');
  if (text.length > MAX_NOTES) throw new Failure(`The notes have more than ${MAX_NOTES} characters.`);
  return text;
}

/** From a file to the key under which it was uploaded. */
function keys(app, release) {
  const text = input('uploads');
  if (text === '') return (file) => conventionalKey(app, release, file);
  let uploads;
  try {
    uploads = JSON.parse(text);
  } catch {
    throw new Failure('The input uploads must be the output uploads of oasis-r2-upload.');
  }
  return (file) => {
    const found = uploads.find((upload) => upload.filename === file.filename && upload.platform === file.platform
      && upload.kind === file.kind);
    if (!found) throw new Failure(`${file.filename} for ${file.platform} was not uploaded: the input uploads does not name it.`);
    return found.r2_key;
  };
}

function content(app, release) {
  const keyOf = keys(app, release);
  const files = selected();
  const channel = input('channel');
  return {
    version: release,
    notes: notes(release),
    ...(channel === '' ? {} : { channel }),
    artifacts: files.filter((file) => file.kind === 'artifact')
      .map((file) => ({ platform: file.platform, signature: file.signature, r2_key: keyOf(file) })),
    installers: files.filter((file) => file.kind === 'installer').map((file) =>
      ({ platform: file.platform, filename: file.filename, display_name: file.displayName, r2_key: keyOf(file) })),
    auto_publish: flag('auto_publish'),
  };
}

function tell(app, release, status, rows) {
  output('version', release);
  output('status', status);
  summary(`${app} ${release}: ${status}`, ['Platform', 'Bundle', 'Address'], rows);
}

await run(async () => {
  const app = slug();
  const release = version();
  const posted = content(app, release);
  if (flag('dry_run')) {
    posted.artifacts.forEach((artifact) => say(`Would register ${artifact.platform}: ${artifact.r2_key}`));
    output('release_id', '');
    output('artifact_urls', '{}');
    tell(app, release, 'dry-run', posted.artifacts.map((artifact) => [artifact.platform, '', shown(artifact.r2_key)]));
    return;
  }
  const answer = await (await connect(app)).release(posted);
  (answer.warnings ?? []).forEach(warn);
  const places = answer.artifacts.map((artifact) => [`${artifact.platform}-${artifact.bundle}`, artifact.downloadUrl]);
  say(`${app} ${answer.release.version} is ${answer.release.status} on ${answer.release.channel}`
    + `${answer.isNew ? '' : ', and was posted before with the same content'}.`);
  output('release_id', answer.release.id);
  output('channel', answer.release.channel);
  output('artifact_urls', JSON.stringify(Object.fromEntries(places)));
  tell(app, answer.release.version, answer.release.status, answer.artifacts.map((artifact) =>
    [artifact.platform, artifact.bundle, `<${artifact.downloadUrl}>`]));
});
