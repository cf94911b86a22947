import {expect} from '@open-wc/testing';
import {CASES} from '../support/catalogue-cases.js';
import {at, textAt, useSandbox, type Answer} from '../support/sandbox.js';

const bench = useSandbox();

let token: string;
beforeEach(() => {
  token = bench.sandbox.tokensFor().accessToken;
});

const call = (method: string, path: string, body?: unknown, as = token): Promise<Answer> =>
  bench.ask(method, `/v1/${path}`, body === undefined ? {token: as} : {token: as, body});
const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');
const line = {ProductID: CASES.plain, Quantity: 2};

describe('sandbox orders', () => {
  describe('Orders routes', () => {
    it('create, fill, change and submit an order', async () => {
      const created = await call('POST', 'orders/Outgoing', {ID: 'mine', Comments: 'hello'});
      expect(created.status).to.equal(201);
      expect(created.body).to.include({ID: 'mine', Comments: 'hello', Status: 'Unsubmitted', Total: 0});
      const added = await call('POST', 'orders/Outgoing/mine/lineitems', {...line, ID: 'one'});
      expect(added.status).to.equal(201);
      const patched = await call('PATCH', 'orders/Outgoing/mine/lineitems/one', {Quantity: 3});
      expect(at(patched.body, 'LineTotal')).to.equal(37.5);
      expect((await call('PUT', 'orders/Outgoing/mine/lineitems/two', line)).status).to.equal(200);
      expect((await call('DELETE', 'orders/Outgoing/mine/lineitems/two')).status).to.equal(204);
      expect(at((await call('GET', 'orders/Outgoing/mine/lineitems')).body, 'Items')).to.have.length(1);
      expect((await call('GET', 'orders/Outgoing/mine/lineitems/one')).status).to.equal(200);
      expect(at((await call('PATCH', 'orders/Outgoing/mine', {xp: {po: '7'}})).body, 'xp')).to.deep.equal({po: '7'});
      const guest = await call('PATCH', 'orders/Outgoing/mine/fromuser', {Email: 'me@example.com'});
      expect(at(guest.body, 'FromUser.Email')).to.equal('me@example.com');
      expect(at((await call('GET', 'orders/Outgoing/mine/worksheet')).body, 'LineItems')).to.have.length(1);
      expect((await call('POST', 'orders/Outgoing/mine/validate')).status).to.equal(204);
      expect((await call('POST', 'orders/Outgoing/mine/submit')).body).to.include({Status: 'Open', Total: 37.5});
      expect(code(await call('POST', 'orders/Outgoing/mine/submit'))).to.equal('Order.CannotSubmitBadStatus');
    });

    it('leave a submitted order alone', async () => {
      await call('POST', 'orders/Outgoing', {ID: 'mine'});
      await call('POST', 'orders/Outgoing/mine/lineitems', line);
      await call('POST', 'orders/Outgoing/mine/submit');
      for (const [method, path] of [
        ['POST', '/lineitems'],
        ['PATCH', ''],
        ['DELETE', ''],
      ] as const) {
        const answer = await call(method, `orders/Outgoing/mine${path}`, line);
        expect(code(answer), method).to.equal('Auth.InsufficientRoles');
      }
    });

    it('delete an open order', async () => {
      await call('POST', 'orders/Outgoing', {ID: 'mine'});
      expect((await call('DELETE', 'orders/Outgoing/mine')).status).to.equal(204);
      expect((await call('GET', 'orders/Outgoing/mine')).status).to.equal(404);
    });

    it('refuse what is taken, foreign or misdirected', async () => {
      await call('POST', 'orders/Outgoing', {ID: 'mine'});
      expect((await call('POST', 'orders/Outgoing', {ID: 'mine'})).status).to.equal(409);
      expect((await call('POST', 'orders/Incoming', {})).status).to.equal(400);
      expect((await call('GET', 'orders/Sideways/mine')).status).to.equal(400);
      expect((await call('GET', 'orders/Incoming/mine')).status).to.equal(404);
      const {accessToken} = bench.sandbox.tokensFor({username: 'grace'});
      expect((await call('GET', 'orders/Outgoing/mine', undefined, accessToken)).status).to.equal(404);
    });

    it('share the newest open order with the cart, unless another is set active', async () => {
      await call('POST', 'orders/Outgoing', {ID: 'first'});
      await call('POST', 'orders/Outgoing', {ID: 'second'});
      expect(at((await call('GET', 'cart')).body, 'ID')).to.equal('second');
      expect((await call('PUT', 'cart/first')).status).to.equal(204);
      expect(at((await call('GET', 'cart')).body, 'ID')).to.equal('first');
    });
  });

  it('lists the orders of the shopper, newest first', async () => {
    await call('POST', 'orders/Outgoing', {ID: 'first'});
    await call('POST', 'orders/Outgoing', {ID: 'second'});
    const {body} = await call('GET', 'me/orders');
    expect((at(body, 'Items') as object[]).map((item) => at(item, 'ID'))).to.deep.equal(['second', 'first']);
    const count = async (query: string): Promise<unknown> =>
      at((await call('GET', `me/orders?${query}`)).body, 'Meta.TotalCount');
    expect(await count('Status=Open')).to.equal(0);
    expect(await count('from=2000-01-01')).to.equal(2);
    expect(await count('to=2000-01-01')).to.equal(0);
  });

  describe('anonymous shoppers', () => {
    it('have a cart of their own each', async () => {
      const [one, two] = [await bench.anonymousToken(), await bench.anonymousToken()];
      await call('POST', 'cart/lineitems', line, one);
      const cart = (await call('GET', 'cart', undefined, one)).body;
      expect(cart).to.include({LineItemCount: 1, Total: 25});
      expect(at(cart, 'FromUser.Email')).to.equal('anonymous@example.com');
      expect(at((await call('GET', 'cart', undefined, two)).body, 'ID')).to.equal(null);
      expect(at((await call('GET', 'cart')).body, 'ID')).to.equal(null);
    });

    it('need a new token for the next cart, and may look at what they bought', async () => {
      const guest = await bench.anonymousToken();
      await call('POST', 'cart/lineitems', line, guest);
      const ID = textAt((await call('POST', 'cart/submit', undefined, guest)).body, 'ID');
      expect(at((await call('GET', 'cart', undefined, guest)).body, 'ID')).to.equal(null);
      const next = await call('POST', 'cart/lineitems', line, guest);
      expect(next.status).to.equal(404);
      expect(at(next.body, 'Errors[0].Data')).to.deep.equal({ObjectType: 'Order', ObjectID: ID});
      expect((await call('GET', `orders/Outgoing/${ID}`, undefined, guest)).status).to.equal(200);
      expect((await call('POST', 'cart/lineitems', line, await bench.anonymousToken())).status).to.equal(201);
    });

    it('give their cart to the user who signs in, at that user’s prices', async () => {
      const guest = await bench.anonymousToken();
      await call('POST', 'cart/lineitems', {ProductID: CASES.buyerPrice, Quantity: 2}, guest);
      const grace = bench.sandbox.tokensFor({username: 'grace'}).accessToken;
      const {status} = await call('PUT', `me/orders?anonUserToken=${guest}`, undefined, grace);
      expect(status).to.equal(204);
      const cart = (await call('GET', 'cart', undefined, grace)).body;
      expect(cart).to.include({LineItemCount: 1, Total: 21.6});
      expect(at(cart, 'FromUser.Email')).to.equal('grace@example.com');
      expect(at((await call('GET', 'cart', undefined, guest)).body, 'ID')).to.equal(null);
    });

    it('give nothing where the token is no anonymous one or has no order', async () => {
      const wrong = await call('PUT', `me/orders?anonUserToken=${token}`);
      expect(wrong.status).to.equal(400);
      expect(code(wrong)).to.equal('Auth.MustPassAnonUserToken');
      const guest = await bench.anonymousToken();
      expect((await call('PUT', `me/orders?anonUserToken=${guest}`)).status).to.equal(404);
      expect(code(await call('PUT', `me/orders?anonUserToken=${guest}`, undefined, guest))).to.equal(
        'Auth.AnonUserProhibited',
      );
    });
  });

  describe('PUT /v1/me/register', () => {
    const person = {
      Username: 'mary',
      Password: 'Sandbox-1',
      FirstName: 'Mary',
      LastName: 'Somerville',
      Email: 'mary@example.com',
      Active: true,
    };
    const register = async (body: object, guest?: string): Promise<Answer> => {
      const anonymous = guest ?? (await bench.anonymousToken());
      return call('PUT', `me/register?anonUserToken=${anonymous}`, body, anonymous);
    };

    it('makes a user, who keeps the cart', async () => {
      const guest = await bench.anonymousToken();
      await call('POST', 'cart/lineitems', line, guest);
      const {status, body} = await register(person, guest);
      expect(status).to.equal(200);
      expect(Object.keys(body as object)).to.deep.equal(['access_token']);
      const mary = textAt(body, 'access_token');
      expect((await call('GET', 'me', undefined, mary)).body).to.include({Username: 'mary', Email: 'mary@example.com'});
      expect(at((await call('GET', 'cart', undefined, mary)).body, 'LineItemCount')).to.equal(1);
      expect((await call('PATCH', 'me', {Phone: '7', xp: {a: 1}}, mary)).body).to.deep.include({
        Phone: '7',
        xp: {a: 1},
      });
    });

    it('refuses who is not new or not complete', async () => {
      expect(code(await register({...person, Username: 'ADA'}))).to.equal('User.UsernameMustBeUnique');
      expect(code(await register({...person, Password: 'short'}))).to.equal('Auth.InsecurePassword');
      expect(code(await register({...person, Email: ''}))).to.equal('ValidationFailure');
      expect(code(await register({...person, Active: false}))).to.equal('ValidationFailure');
      const {status, body} = await call('PUT', `me/register?anonUserToken=${token}`, person);
      expect(status).to.equal(400);
      expect(at(body, 'Errors[0].ErrorCode')).to.equal('User.IsNotTemp');
    });
  });
});
