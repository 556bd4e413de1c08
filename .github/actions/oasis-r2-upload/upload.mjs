// Uploads bundles and installers: to addresses that Oasis presigns, or straight to R2 when its credentials are given.
import { conventionalKey, digest, selected, slug, version } from '../lib/bundles.mjs';
import { call, safeAddress } from '../lib/http.mjs';
import { connect } from '../lib/oasis.mjs';
import { Failure, flag, input, mask, output, required, run, say, shown, summary } from '../lib/runner.mjs';
import { putObject } from '../lib/s3.mjs';

const R2 = ['r2_bucket', 'r2_access_key_id', 'r2_secret_access_key'];
// Somebody has put this very content there already: the address allows no other.
const ALREADY_THERE = 412;

function bucket() {
  const given = R2.filter((name) => input(name) !== '');
  if (given.length === 0) return undefined;
  const missing = R2.find((name) => input(name) === '')
    ?? (input('r2_account_id') === '' && input('r2_endpoint') === '' ? 'r2_account_id' : undefined);
  if (missing) throw new Failure(`The input ${missing} is needed beside ${given[0]}; leave all r2_* out to upload through Oasis.`);
  mask(input('r2_secret_access_key'));
  const endpoint = input('r2_endpoint', `https://${input('r2_account_id')}.r2.cloudflarestorage.com`);
  return { endpoint: safeAddress(endpoint, 'r2_endpoint'), bucket: required('r2_bucket'), region: 'auto',
    accessKeyId: required('r2_access_key_id'), secretAccessKey: required('r2_secret_access_key'), acl: input('r2_acl', 'private') };
}

function toBucket(store, app, release) {
  return async (file) => {
    const key = conventionalKey(app, release, file);
    const answer = await putObject(store, key, file);
    if (answer.status !== 200) throw new Failure(`The bucket refused ${file.filename} with status ${answer.status}.`);
    return key;
  };
}

async function throughOasis(app, release) {
  const oasis = await connect(app);
  return async (file) => {
    const presigned = await oasis.presign(file.filename, { version: release, platform: file.platform, filename: file.filename,
      size: file.size, sha256: file.sha256, kind: file.kind });
    const answer = await call(presigned.method, safeAddress(presigned.url, 'The address of the upload'), presigned.headers,
      { file: file.path, size: file.size });
    if (answer.status !== 200 && answer.status !== ALREADY_THERE) {
      throw new Failure(`The storage refused ${file.filename} with status ${answer.status}.`);
    }
    return presigned.r2_key;
  };
}

await run(async () => {
  const app = slug();
  const release = version();
  const dryRun = flag('dry_run');
  const files = await Promise.all(selected().map(async (file) => ({ ...file, ...(await digest(file.path)) })));
  const store = bucket();
  const upload = dryRun ? async (file) => conventionalKey(app, release, file)
    : store ? toBucket(store, app, release) : await throughOasis(app, release);
  const uploads = [];
  for (const file of files) {
    const key = await upload(file);
    say(`${dryRun ? 'Would upload' : 'Uploaded'} ${file.filename} (${file.size} bytes) for ${file.platform}.`);
    uploads.push({ filename: file.filename, platform: file.platform, kind: file.kind, r2_key: key, size: file.size,
      sha256: file.sha256 });
  }
  output('uploads', JSON.stringify(uploads));
  output('count', String(uploads.length));
  summary(`${dryRun ? 'Dry run of the upload' : 'Upload'} of ${app} ${release}`, ['File', 'Platform', 'Kind', 'Bytes', 'SHA-256'],
    uploads.map((file) => [shown(file.filename), file.platform, file.kind, String(file.size), `\`${file.sha256}\``]));
});
