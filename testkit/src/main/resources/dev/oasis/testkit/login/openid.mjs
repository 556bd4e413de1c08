// A certified OpenID Connect server (https://github.com/panva/node-oidc-provider) on a free loopback port, which it prints.
// Argument: the redirect URI of its one client. Anybody can log in under any name; whose name begins with "unverified" has
// an e-mail address that nobody has checked.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const redirectUri = process.argv[2];
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{
      client_id: 'oasis',
      client_secret: 'a secret: with signs & spaces',
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'client_secret_basic',
    }],
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true, methods: ['S256'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: `${id} of the Tests`,
        email: `${id}@example.test`,
        email_verified: !id.startsWith('unverified'),
      }),
    }),
  });
  server.on('request', provider.callback());
  console.log(`PORT ${port}`);
});
