// What the stand-in knows, and what it was told to do.
import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto';

export const text = (prefix, bytes = 18) => prefix + randomBytes(bytes).toString('hex');

// Several stand-ins of one host are known to one database; the real ones never give a number twice.
let last = randomInt(1_000, 1_000_000_000);
export const number = () => ++last;

export const state = {
  base: '',
  apps: new Map(),
  codes: new Map(),
  tokens: new Map(),
  repositories: new Map(),
  hooks: new Map(),
  deliveries: [],
  received: [],
  checkRuns: new Map(),
  // Requests to a path like this have their effect, but no answer until they are released.
  holding: null,
  held: [],
  failures: [],
  stalls: 0,
  limitedUntil: 0,
};

export function makeApp(manifest = {}) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs1', format: 'pem' } });
  const id = number();
  const app = { id, slug: `oasis-${id}`, name: manifest.name ?? `Oasis ${id}`, pem: privateKey, publicKey,
    clientId: text('Iv1.', 8), clientSecret: text('', 20), webhookSecret: text('', 20),
    hookUrl: manifest.hook_attributes?.url ?? null, manifest,
    installations: [{ id: number(), account: 'acme', suspended: false }] };
  state.apps.set(id, app);
  return app;
}

export const repositoryNamed = (name) => [...state.repositories.values()].find((one) => one.fullName === name);
