// Finds what Tauri has built: updater bundles with their signatures, and installers for people.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';

import { Failure, input, list, required, warn } from './runner.mjs';

export const PLATFORMS = ['darwin-aarch64', 'darwin-x86_64', 'darwin-universal', 'linux-x86_64', 'linux-aarch64',
  'linux-armv7', 'linux-i686', 'linux-riscv64', 'windows-x86_64', 'windows-aarch64', 'windows-i686'];

// Longest first: an AppImage in an archive is no AppImage.
const UPDATES = [['.app.tar.gz', 'darwin'], ['.AppImage.tar.gz', 'linux'], ['.AppImage', 'linux'], ['.deb', 'linux'],
  ['.rpm', 'linux'], ['.nsis.zip', 'windows'], ['.msi.zip', 'windows'], ['.exe', 'windows'], ['.msi', 'windows']];
// For one platform people get one file: the first kind in this order.
const INSTALLERS = [['.dmg', 'darwin', 'disk image'], ['.AppImage', 'linux', 'AppImage'], ['.deb', 'linux', 'Debian package'],
  ['.rpm', 'linux', 'RPM package'], ['.exe', 'windows', 'installer'], ['.msi', 'windows', 'MSI package']];
const ARCHITECTURES = { aarch64: 'aarch64', arm64: 'aarch64', x86_64: 'x86_64', x64: 'x86_64', amd64: 'x86_64',
  universal: 'universal', armv7: 'armv7', armhf: 'armv7', riscv64: 'riscv64', i686: 'i686', i386: 'i686', x86: 'i686' };
const ARCHITECTURE = /(?:^|[_.-])(aarch64|arm64|x86_64|x64|amd64|universal|armv7|armhf|riscv64|i686|i386|x86)(?=[_.-])/g;
const NAMES = { 'darwin-aarch64': 'macOS (Apple silicon)', 'darwin-x86_64': 'macOS (Intel)', 'darwin-universal': 'macOS',
  'linux-x86_64': 'Linux (x86-64)', 'linux-aarch64': 'Linux (ARM64)', 'linux-armv7': 'Linux (ARMv7)',
  'linux-i686': 'Linux (32-bit x86)', 'linux-riscv64': 'Linux (RISC-V)', 'windows-x86_64': 'Windows (x86-64)',
  'windows-aarch64': 'Windows (ARM64)', 'windows-i686': 'Windows (32-bit x86)' };
const MAX_SIGNATURE = 10_000;

const suffixOf = (kinds, name) => kinds.find(([suffix]) => name.toLowerCase().endsWith(suffix.toLowerCase()));

export const isUpdate = (name) => suffixOf(UPDATES, name) !== undefined;

export const updateSuffix = (name) => name.toLowerCase().endsWith('-setup.exe') ? '-setup.exe' : suffixOf(UPDATES, name)?.[0];

export const installerSuffix = (name) =>
  name.toLowerCase().endsWith('-setup.exe') ? '-setup.exe' : suffixOf(INSTALLERS, name)?.[0];

/** All files below a directory, in order; none when there is no such directory. */
export function filesBelow(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
    });
}

/** By a directory that is named like a platform, the platform in the name, or the operating system and an architecture. */
export function platformOf(path, directory, system) {
  const parts = relative(directory, path).split(sep);
  const name = parts.pop();
  const named = parts.reverse().find((part) => PLATFORMS.includes(part))
    ?? PLATFORMS.find((platform) => name.includes(`_${platform}.`) || name.includes(`_${platform}-`)
      || name.includes(`_${platform}_`));
  const word = [...name.matchAll(ARCHITECTURE)].at(-1)?.[1];
  const platform = named ?? `${system}-${ARCHITECTURES[word]}`;
  if (!PLATFORMS.includes(platform)) {
    throw new Failure(`The platform of ${name} cannot be told from its name: put it into a directory that is named like `
      + 'the platform, such as linux-x86_64.');
  }
  return platform;
}

// As Oasis takes names: other characters become underscores.
const cleaned = (name) => name.replace(/[^A-Za-z0-9._+ ()-]/g, '_').replace(/^[^A-Za-z0-9_+]/, '_');

function signature(path) {
  const text = readFileSync(path, 'utf8').trim();
  if (text === '' || text.length > MAX_SIGNATURE) throw new Failure(`${basename(path)} is no signature of Tauri.`);
  return text;
}

function updates(directory, wanted) {
  const files = filesBelow(directory);
  const orphan = files.find((path) => path.endsWith('.sig') && !files.includes(path.slice(0, -'.sig'.length)));
  if (orphan) throw new Failure(`${basename(orphan)} has no bundle beside it.`);
  return files.filter((path) => isUpdate(basename(path)) && wanted.name(path)).flatMap((path) => {
    const filename = basename(path);
    const platform = platformOf(path, directory, suffixOf(UPDATES, filename)[1]);
    if (!wanted.platform(platform)) return [];
    if (!files.includes(`${path}.sig`)) {
      throw new Failure(`${filename} has no signature beside it: build with TAURI_SIGNING_PRIVATE_KEY and createUpdaterArtifacts.`);
    }
    return [{ path, filename: cleaned(filename), platform, kind: 'artifact', signature: signature(`${path}.sig`) }];
  });
}

function installers(directory, wanted) {
  const found = filesBelow(directory).filter((path) => installerSuffix(basename(path)) && wanted.name(path))
    .map((path) => {
      const filename = basename(path);
      const kind = suffixOf(INSTALLERS, filename);
      const platform = platformOf(path, directory, kind[1]);
      return { path, filename: cleaned(filename), platform, kind: 'installer', rank: INSTALLERS.indexOf(kind),
        displayName: `${NAMES[platform]}, ${kind[2]}` };
    }).filter(({ platform }) => wanted.platform(platform)).sort((one, other) => one.rank - other.rank);
  const taken = new Map();
  for (const { rank, ...installer } of found) {
    if (taken.has(installer.platform)) {
      warn(`${installer.filename} is left out: for ${installer.platform} people get ${taken.get(installer.platform).filename}.`);
    } else {
      taken.set(installer.platform, installer);
    }
  }
  return [...taken.values()];
}

/** What the inputs say is to be released: bundles first, then installers. */
export function selected() {
  const platforms = list('platforms');
  const unknown = platforms.find((platform) => !PLATFORMS.includes(platform));
  if (unknown) throw new Failure(`${unknown} is no platform; the input platforms takes ${PLATFORMS.join(', ')}.`);
  const prefix = input('artifact_prefix');
  const wanted = { platform: (platform) => platforms.length === 0 || platforms.includes(platform),
    name: (path) => basename(path).startsWith(prefix) };
  const bundles = updates(input('updates_dir', 'artifacts/updates'), wanted);
  const missing = platforms.find((platform) => !bundles.some((bundle) => bundle.platform === platform));
  if (missing) throw new Failure(`There is no updater bundle for ${missing} in ${input('updates_dir', 'artifacts/updates')}.`);
  if (bundles.length === 0) {
    throw new Failure(`There is no updater bundle${prefix ? ` whose name begins with ${prefix}` : ''} in `
      + `${input('updates_dir', 'artifacts/updates')}.`);
  }
  return [...bundles, ...installers(input('installers_dir', 'artifacts/installers'), wanted)];
}

export function version() {
  const text = required('version').replace(/^refs\/tags\//, '').replace(/^v/, '');
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/.test(text)) {
    throw new Failure('The input version must be a semantic version such as 1.4.0.');
  }
  return text;
}

export function slug() {
  const text = required('app_slug');
  if (!/^[a-z][a-z0-9-]{0,48}[a-z0-9]$/.test(text)) throw new Failure('The input app_slug is no slug.');
  return text;
}

/** Where a file lies in a bucket that the pipeline fills by itself. */
export function conventionalKey(app, release, file) {
  const prefix = file.kind === 'artifact' ? input('updates_prefix', 'releases') : input('installers_prefix', 'installers');
  return [app, prefix, release, file.filename].join('/');
}

export async function digest(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return { size: statSync(path).size, sha256: hash.digest('hex') };
}
