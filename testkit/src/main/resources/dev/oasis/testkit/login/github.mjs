// Speaks GitHub's wire format for OAuth apps, as an Enterprise Server does below one address, on a free loopback port, which
// it prints: https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
// The form on its page says who logs in: a login and the number that stays with the account when the login is renamed.
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';

const CLIENT = { id: 'Iv1.oasis', secret: 'github-client-secret' };
const codes = new Map();
const tokens = new Map();

function answer(response, status, type, body, headers = {}) {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...headers }).end(body);
}

async function formOf(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return new URLSearchParams(body);
}

function authorizePage(query, response) {
  if (query.get('client_id') !== CLIENT.id) return answer(response, 404, 'text/html', 'Not Found');
  const inputs = [...query].map(([name, value]) =>
    `<input type="hidden" name="${name}" value="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"/>`).join('');
  answer(response, 200, 'text/html', `<form action="/login/oauth/authorize" method="post">${inputs}
    <input name="login"/><input name="id"/><button name="authorize" value="1">Authorize</button></form>`);
}

function authorize(form, response) {
  const target = new URL(form.get('redirect_uri'));
  if (form.get('authorize') === '1') {
    const code = randomBytes(10).toString('hex');
    codes.set(code, { ...Object.fromEntries(form), issued: Date.now() });
    target.searchParams.set('code', code);
  } else {
    target.searchParams.set('error', 'access_denied');
    target.searchParams.set('error_description', 'The user has denied your application access.');
    target.searchParams.set('error_uri', 'https://docs.github.com/apps/troubleshooting');
  }
  target.searchParams.set('state', form.get('state'));
  answer(response, 302, 'text/html', '', { location: target.href });
}

function tokenAnswer(form) {
  if (form.get('client_id') !== CLIENT.id || form.get('client_secret') !== CLIENT.secret) {
    return failure('incorrect_client_credentials', 'The client_id and/or client_secret passed are incorrect.');
  }
  const grant = codes.get(form.get('code'));
  codes.delete(form.get('code'));
  if (!grant || Date.now() - grant.issued > 600_000 || !challengeMet(grant, form.get('code_verifier'))) {
    return failure('bad_verification_code', 'The code passed is incorrect or expired.');
  }
  if (form.get('redirect_uri') && form.get('redirect_uri') !== grant.redirect_uri) {
    return failure('redirect_uri_mismatch', 'The redirect_uri MUST match the registered callback URL for this application.');
  }
  const token = `gho_${randomBytes(18).toString('hex')}`;
  tokens.set(token, grant);
  return { access_token: token, token_type: 'bearer', scope: grant.scope.split(/[ ,]+/).join(',') };
}

function challengeMet(grant, verifier) {
  if (!grant.code_challenge) return true;
  return grant.code_challenge_method === 'S256' && verifier
    && createHash('sha256').update(verifier).digest('base64url') === grant.code_challenge;
}

function failure(error, error_description) {
  return { error, error_description, error_uri: 'https://docs.github.com/apps/troubleshooting' };
}

// GitHub answers errors with status 200 too, and writes a form unless JSON is asked for.
function token(form, accept, response) {
  const body = tokenAnswer(form);
  if ((accept ?? '').includes('application/json')) answer(response, 200, 'application/json', JSON.stringify(body));
  else answer(response, 200, 'application/x-www-form-urlencoded', new URLSearchParams(body).toString());
}

function api(path, authorization, response) {
  const grant = tokens.get((authorization ?? '').replace(/^(Bearer|token) /, ''));
  if (!grant) return answer(response, 401, 'application/json', JSON.stringify({ message: 'Bad credentials', status: '401' }));
  const { login, id, scope } = grant;
  if (path === '/api/v3/user') {
    return answer(response, 200, 'application/json', JSON.stringify({ login, id: Number(id), node_id: `U_${id}`, type: 'User',
      name: null, email: null }));
  }
  if (path === '/api/v3/user/emails' && scope.includes('user:email')) {
    return answer(response, 200, 'application/json', JSON.stringify([
      { email: `${login}@users.example.test`, verified: true, primary: true, visibility: 'private' },
      { email: `unverified-${login}@example.test`, verified: false, primary: false, visibility: null }]));
  }
  answer(response, 404, 'application/json', JSON.stringify({ message: 'Not Found', status: '404' }));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://github.invalid');
  const route = `${request.method} ${url.pathname}`;
  if (route === 'GET /login/oauth/authorize') authorizePage(url.searchParams, response);
  else if (route === 'POST /login/oauth/authorize') authorize(await formOf(request), response);
  else if (route === 'POST /login/oauth/access_token') token(await formOf(request), request.headers.accept, response);
  else if (request.method === 'GET') api(url.pathname, request.headers.authorization, response);
  else answer(response, 404, 'text/html', 'Not Found');
});
server.listen(0, '127.0.0.1', () => console.log(`PORT ${server.address().port}`));
