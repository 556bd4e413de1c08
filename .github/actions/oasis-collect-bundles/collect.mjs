// Copies what `tauri build` has made for one platform to where the upload looks for it, under names that differ by platform.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import { filesBelow, installerSuffix, isUpdate, PLATFORMS, updateSuffix, version } from '../lib/bundles.mjs';
import { Failure, input, required, run, say } from '../lib/runner.mjs';

await run(async () => {
  const platform = required('platform');
  if (!PLATFORMS.includes(platform)) throw new Failure(`${platform} is no platform.`);
  const name = `${required('artifact_prefix')}_${version()}_${platform}`;
  const target = input('artifacts_dir', 'artifacts');
  const built = filesBelow(required('bundle_dir'));

  function collect(kind, path, suffix) {
    const directory = join(target, kind);
    const copy = join(directory, name + suffix);
    if (existsSync(copy)) throw new Failure(`There are two files for ${basename(copy)}; build one bundle of each kind.`);
    mkdirSync(directory, { recursive: true });
    cpSync(path, copy);
    say(`${basename(path)} is ${kind}/${basename(copy)}.`);
    return copy;
  }

  const signed = built.filter((path) => isUpdate(basename(path)) && built.includes(`${path}.sig`));
  if (signed.length === 0) {
    throw new Failure('No bundle has a signature: set the secret TAURI_SIGNING_PRIVATE_KEY and bundle.createUpdaterArtifacts.');
  }
  for (const path of signed) {
    const copy = collect('updates', path, updateSuffix(basename(path)));
    cpSync(`${path}.sig`, `${copy}.sig`);
  }
  built.filter((path) => installerSuffix(basename(path)))
    .forEach((path) => collect('installers', path, installerSuffix(basename(path))));
});
