// The certified OpenID provider (oidc-provider) as a partner organisation runs one: people have signed in there already,
// and everybody agrees to their address being passed on. Started by openid.py, which says who it is and for whom.
import http from 'node:http';
import Provider from 'oidc-provider';

const { issuer, port, client, person, insideToken } = JSON.parse(process.env.OPENID);

const provider = new Provider(issuer, {
  clients: [{ ...client, grant_types: ['authorization_code'], response_types: ['code'] }],
  pkce: { methods: ['S256'], required: () => true },
  claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'], profile: ['name'] },
  conformIdTokenClaims: !insideToken,
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ['of this run alone'] },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => person }),
  interactions: { url: (_, interaction) => `/signing-in/${interaction.uid}` },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();

http
  .createServer(async (request, response) => {
    if (request.url.startsWith('/signing-in/')) {
      const login = { accountId: person.sub, amr: person.amr, acr: person.acr };
      await provider.interactionFinished(request, response, { login });
    } else {
      await answer(request, response);
    }
  })
  .listen(port, '127.0.0.1');
