// Issuers of ID tokens as GitHub Actions and GitLab CI have them, on a free loopback port, which it prints: the first part of
// the path is the issuer's name. Tests tell it what to sign, to rotate its keys, and to be down.
// https://docs.github.com/en/actions/reference/security/oidc, https://docs.gitlab.com/ci/secrets/id_token_authentication/
import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const pair = (kid) => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });
const curve = (kid) => ({ kid, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) });
const issuers = new Map();
const foreign = pair('foreign');

function issuerNamed(name) {
  if (!issuers.has(name)) {
    issuers.set(name, { keys: [pair('first'), curve('curve')], generation: 1, down: false, fetches: 0, requested: {} });
  }
  return issuers.get(name);
}

const current = (issuer) => issuer.keys.filter((key) => key.publicKey.asymmetricKeyType === 'rsa').at(-1);
const rsa = (key) => (content) => sign('RSA-SHA256', Buffer.from(content), key.privateKey).toString('base64url');
const jwk = (key) => ({ ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, use: 'sig',
  alg: key.publicKey.asymmetricKeyType === 'rsa' ? 'RS256' : 'ES256' });

// How the token is signed, by what the test asks for.
const signers = {
  current: (issuer) => [{ alg: 'RS256', kid: current(issuer).kid }, rsa(current(issuer))],
  curve: (issuer) => {
    const key = issuer.keys.find((one) => one.kid === 'curve');
    return [{ alg: 'ES256', kid: key.kid }, (content) =>
      sign('SHA256', Buffer.from(content), { key: key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')];
  },
  foreign: (issuer) => [{ alg: 'RS256', kid: current(issuer).kid }, rsa(foreign)],
  unlisted: () => [{ alg: 'RS256', kid: 'unlisted' }, rsa(foreign)],
  nameless: (issuer) => [{ alg: 'RS256' }, rsa(current(issuer))],
  none: (issuer) => [{ alg: 'none', kid: current(issuer).kid }, () => ''],
  'hmac-of-public-key': (issuer) => [{ alg: 'HS256', kid: current(issuer).kid }, (content) =>
    createHmac('sha256', current(issuer).publicKey.export({ format: 'pem', type: 'spki' })).update(content).digest('base64url')],
  'embedded-key': () => [{ alg: 'RS256', kid: 'foreign', jwk: jwk(foreign) }, rsa(foreign)],
};

function token(issuer, url, asked, signer = 'current') {
  const now = Math.floor(Date.now() / 1000);
  const claims = { jti: randomUUID(), iss: url, iat: now, nbf: now - 5, exp: now + 300, ...asked };
  const [header, signature] = signers[signer](issuer);
  const content = `${encode({ typ: 'JWT', ...header })}.${encode(claims)}`;
  return `${content}.${signature(content)}`;
}

function control(issuer, { down, rotate, requested }) {
  if (down !== undefined) issuer.down = down;
  if (rotate) issuer.keys = [...issuer.keys.filter((key) => key.kid === 'curve'), pair(`generation-${++issuer.generation}`)];
  if (requested) issuer.requested = requested;
  return {};
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${server.address().port}`);
  const [, name, ...rest] = url.pathname.split('/');
  const issuer = issuerNamed(name);
  const base = `${url.origin}/${name}`;
  const json = (body, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  let body = '';
  for await (const chunk of request) body += chunk;
  switch (rest.join('/')) {
    case 'sign': { const asked = JSON.parse(body); return json({ token: token(issuer, base, asked.claims, asked.signer) }); }
    case 'control': return json(control(issuer, JSON.parse(body)));
    case 'fetches': return json({ fetches: issuer.fetches });
    case '.well-known/openid-configuration':
      if (issuer.down) return json({ message: 'Service Unavailable' }, 503);
      return json({ issuer: name === 'impostor' ? 'https://another.example.test' : base, jwks_uri: `${base}/keys`,
        subject_types_supported: ['public'], response_types_supported: ['id_token'],
        id_token_signing_alg_values_supported: ['RS256'], scopes_supported: ['openid'] });
    case 'keys':
      if (issuer.down) return json({ message: 'Service Unavailable' }, 503);
      issuer.fetches += 1;
      return json({ keys: issuer.keys.map(jwk) });
    // What a runner of GitHub offers a job that has the permission id-token: write.
    case 'request':
      if (request.headers.authorization?.toLowerCase() !== 'bearer request-token') return json({ message: 'Unauthorized' }, 401);
      return json({ count: 1, value: token(issuer, base, { aud: url.searchParams.get('audience'), ...issuer.requested }) });
    default: return json({ message: 'Not Found' }, 404);
  }
});
server.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));
