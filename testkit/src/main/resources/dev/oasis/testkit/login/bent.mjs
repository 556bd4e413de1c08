// OpenID Connect issuers that each break one rule, on a free loopback port, which it prints: the first part of the path says
// which, and "straight" breaks none. They ask nobody anything and vouch for the subject "mallory".
import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';

const pair = (id) => ({ id, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });
const listed = pair('listed');
const foreign = pair('listed');
const successor = pair('successor');
const grants = new Map();
const rotated = new Set();

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

function jwt(header, claims, signature) {
  const content = `${encode({ typ: 'JWT', ...header })}.${encode(claims)}`;
  return `${content}.${signature(content)}`;
}

const rsa = (key) => (content) => sign('RSA-SHA256', Buffer.from(content), key.privateKey).toString('base64url');
const hmac = (secret) => (content) => createHmac('sha256', secret).update(content).digest('base64url');
const jwk = (key) => ({ ...key.publicKey.export({ format: 'jwk' }), kid: key.id, use: 'sig', alg: 'RS256' });

function idToken(mode, issuer, { nonce, client_id }) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, sub: 'mallory', aud: client_id, iat: now, exp: now + 300, nonce, name: 'Mallory',
    email: 'mallory@example.test', email_verified: true };
  const byListed = { alg: 'RS256', kid: listed.id };
  const pem = listed.publicKey.export({ format: 'pem', type: 'spki' });
  switch (mode) {
    case 'unsigned': return jwt({ alg: 'none' }, claims, () => '');
    case 'unsigned-with-key': return jwt({ alg: 'none', kid: listed.id }, claims, () => '');
    case 'hmac-of-public-key': return jwt({ alg: 'HS256', kid: listed.id }, claims, hmac(pem));
    case 'hmac-of-client-secret': return jwt({ alg: 'HS256' }, claims, hmac('bent-secret'));
    case 'foreign-key': return jwt(byListed, claims, rsa(foreign));
    case 'unlisted-key': return jwt({ alg: 'RS256', kid: 'unlisted' }, claims, rsa(foreign));
    case 'rotated': rotated.add(mode); return jwt({ alg: 'RS256', kid: successor.id }, claims, rsa(successor));
    case 'other-audience': return jwt(byListed, { ...claims, aud: 'another-client' }, rsa(listed));
    case 'two-audiences': return jwt(byListed, { ...claims, aud: [client_id, 'another-client'] }, rsa(listed));
    case 'other-party': return jwt(byListed, { ...claims, azp: 'another-client' }, rsa(listed));
    case 'expired': return jwt(byListed, { ...claims, iat: now - 900, exp: now - 600 }, rsa(listed));
    case 'endless': return jwt(byListed, { ...claims, exp: undefined }, rsa(listed));
    case 'other-issuer': return jwt(byListed, { ...claims, iss: 'https://another.example.test' }, rsa(listed));
    case 'other-nonce': return jwt(byListed, { ...claims, nonce: 'another-login' }, rsa(listed));
    case 'no-nonce': return jwt(byListed, { ...claims, nonce: undefined }, rsa(listed));
    case 'other-person': return jwt(byListed, { ...claims, email: undefined }, rsa(listed));
    case 'no-token': return undefined;
    default: return jwt(byListed, claims, rsa(listed));
  }
}

function metadata(mode, issuer) {
  return { issuer: mode === 'impostor' ? 'https://another.example.test' : issuer,
    authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/userinfo`, response_types_supported: ['code'], subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
    token_endpoint_auth_methods_supported: ['client_secret_post'],
    authorization_response_iss_parameter_supported: mode === 'nameless' };
}

function authorize(mode, issuer, query, response) {
  const target = new URL(query.get('redirect_uri'));
  const code = randomBytes(10).toString('hex');
  grants.set(code, Object.fromEntries(query));
  target.searchParams.set('code', code);
  target.searchParams.set('state', query.get('state'));
  if (mode === 'mixed-up') target.searchParams.set('iss', 'https://another.example.test');
  response.writeHead(302, { location: target.href }).end();
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${server.address().port}`);
  const [, mode, ...rest] = url.pathname.split('/');
  const issuer = `${url.origin}/${mode}`;
  const json = (body, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  let form = '';
  for await (const chunk of request) form += chunk;
  switch (rest.join('/')) {
    case '.well-known/openid-configuration': return json(metadata(mode, issuer));
    case 'authorize': return authorize(mode, issuer, url.searchParams, response);
    case 'keys': return json({ keys: rotated.has(mode) ? [jwk(listed), jwk(successor)] : [jwk(listed)] });
    case 'userinfo': return json({ sub: 'somebody-else', email: 'mallory@example.test', email_verified: true });
    case 'token': {
      const grant = grants.get(new URLSearchParams(form).get('code'));
      if (mode === 'failing') return json({ error: 'server_error' }, 500);
      return json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 300, id_token: idToken(mode, issuer, grant) });
    }
    default: return json({ error: 'not_found' }, 404);
  }
});
server.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));
