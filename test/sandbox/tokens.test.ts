import {expect} from '@open-wc/testing';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, textAt, useSandbox, type Answer} from '../support/sandbox.js';

const START = Date.parse('2026-03-02T10:00:00.000Z');

let now = START;
const bench = useSandbox({now: () => now});

beforeEach(() => {
  now = START;
});

const clientId = SANDBOX.clientId;
const {username, password} = SANDBOX.shopper;

const token = (form: Record<string, string>): Promise<Answer> => bench.ask('POST', '/oauth/token', {form});
const signIn = (more: Record<string, string> = {}): Promise<Answer> =>
  token({grant_type: 'password', client_id: clientId, username, password, ...more});
const anonymous = (client: string = clientId): Promise<Answer> =>
  token({grant_type: 'client_credentials', client_id: client});
const me = (access: string): Promise<Answer> => bench.ask('GET', '/v1/me', {token: access});

function claims(jwt: string): Record<string, unknown> {
  const payload = jwt.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(atob(payload)) as Record<string, unknown>;
}

const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');

describe('sandbox tokens', () => {
  describe('POST /oauth/token', () => {
    it('gives a password grant an access and a refresh token', async () => {
      const {status, body} = await signIn();
      expect(status).to.equal(200);
      expect(body).to.include({token_type: 'bearer', expires_in: 35999});
      expect(at(body, 'refresh_token')).to.be.a('string');
      expect(claims(textAt(body, 'access_token'))).to.deep.include({
        usr: 'ada',
        cid: clientId,
        usrtype: 'buyer',
        nbf: START / 1000,
        exp: START / 1000 + 36000,
      });
      expect(claims(textAt(body, 'access_token'))).not.to.have.property('orderid');
    });

    it('gives an anonymous shopper a token with an order ID and no refresh token', async () => {
      const {body} = await anonymous();
      expect(at(body, 'refresh_token')).to.equal(null);
      expect(at(body, 'expires_in')).to.equal(604799);
      expect(claims(textAt(body, 'access_token'))['orderid']).to.match(/^[\w-]{22}$/);
    });

    it('grants the roles of the scope, one of them as text', async () => {
      const {body} = await signIn({scope: 'Shopper'});
      expect(claims(textAt(body, 'access_token'))['role']).to.equal('Shopper');
    });

    it('refreshes', async () => {
      const first = (await signIn()).body;
      const {status, body} = await token({
        grant_type: 'refresh_token',
        client_id: clientId,
        refresh_token: textAt(first, 'refresh_token'),
      });
      expect(status).to.equal(200);
      expect(at((await me(textAt(body, 'access_token'))).body, 'Username')).to.equal('ada');
    });

    const refusals: [string, Record<string, string>, string, string][] = [
      ['an unknown client', {client_id: 'nobody'}, 'invalid_client', 'ApiClient.InvalidClientID'],
      ['a wrong password', {password: 'x'}, 'invalid_grant', 'Auth.InvalidUsernameOrPassword'],
      ['an unknown user', {username: 'x'}, 'invalid_grant', 'Auth.InvalidUsernameOrPassword'],
      ['an inactive user', {username: 'iris'}, 'invalid_grant', 'Auth.UserNotActive'],
      ['a missing password', {password: ''}, 'invalid_request', 'Auth.UsernameAndPasswordRequired'],
      [
        'a refresh token it never gave',
        {grant_type: 'refresh_token', refresh_token: 'x'},
        'invalid_grant',
        'Auth.OauthError',
      ],
      ['an unknown grant', {grant_type: 'magic'}, 'unsupported_grant_type', 'Auth.OauthError'],
    ];
    for (const [what, form, error, expected] of refusals) {
      it(`refuses ${what}`, async () => {
        const answer = await signIn(form);
        expect(answer.status).to.equal(400);
        expect(at(answer.body, 'error')).to.equal(error);
        expect(at(answer.body, 'error_description')).to.be.a('string').that.is.not.empty;
        expect(code(answer)).to.equal(expected);
      });
    }

    it('refuses anonymous shoppers where the client has no default context user', async () => {
      const {body} = await anonymous(SANDBOX.clientIdWithoutDefaultUser);
      expect(body).to.include({
        error: 'invalid_grant',
        error_description: 'Default context user required for client credentials grant',
      });
    });

    it('refuses JSON', async () => {
      const answer = await bench.ask('POST', '/oauth/token', {body: {grant_type: 'password'}});
      expect(code(answer)).to.equal('Request.InvalidContentType');
    });
  });

  describe('authorization', () => {
    it('answers 401 without a token, with junk, and after expiry', async () => {
      const {body} = await signIn();
      expect((await bench.ask('GET', '/v1/me')).status).to.equal(401);
      expect(code(await me('junk.junk.junk'))).to.equal('InvalidToken');
      now += 36_000_000;
      expect(code(await me(textAt(body, 'access_token')))).to.equal('InvalidToken');
    });

    it('says who the user is, without the password', async () => {
      const {body} = await me(textAt((await signIn()).body, 'access_token'));
      expect(body).to.include({ID: 'ada', Username: 'ada', Active: true, Password: null});
    });

    it('answers 403 with the roles where the token lacks them', async () => {
      const {body} = await anonymous(SANDBOX.clientIdWithoutShopper);
      const answer = await bench.ask('GET', `/v1/me/products/${CASES.plain}`, {token: textAt(body, 'access_token')});
      expect(answer.status).to.equal(403);
      expect(at(answer.body, 'Errors[0]')).to.deep.include({
        ErrorCode: 'Auth.InsufficientRoles',
        Data: {SufficientRoles: ['FullAccess', 'Shopper'], AssignedRoles: ['PasswordReset']},
      });
    });

    it('revokes the tokens of a user', async () => {
      const {body} = await signIn();
      expect((await bench.ask('DELETE', '/v1/me/tokens', {token: textAt(body, 'access_token')})).status).to.equal(204);
      expect(code(await me(textAt(body, 'access_token')))).to.equal('Auth.TokenRevoked');
      expect((await me(textAt((await signIn()).body, 'access_token'))).status).to.equal(200);
    });

    it('keeps anonymous shoppers from revoking and from editing the shared user', async () => {
      const access = textAt((await anonymous()).body, 'access_token');
      for (const [method, path] of [
        ['DELETE', '/v1/me/tokens'],
        ['PATCH', '/v1/me'],
      ] as const) {
        const answer = await bench.ask(method, path, {token: access, body: {}});
        expect(answer.status).to.equal(403);
        expect(code(answer)).to.equal('Auth.AnonUserProhibited');
      }
    });

    it('hands out tokens directly and revokes them all', async () => {
      const {accessToken, refreshToken} = bench.sandbox.tokensFor({username: 'grace', lifetime: 60});
      expect(at((await me(accessToken)).body, 'Email')).to.equal('grace@example.com');
      bench.sandbox.revokeTokens();
      expect((await me(accessToken)).status).to.equal(401);
      const refresh = {grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken};
      expect((await token(refresh)).status).to.equal(200);
      bench.sandbox.revokeTokens({refresh: true});
      expect((await token(refresh)).status).to.equal(400);
    });
  });
});
