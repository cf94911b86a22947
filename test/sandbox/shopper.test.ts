import {expect} from '@open-wc/testing';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, textAt, useSandbox, type Answer} from '../support/sandbox.js';

const {clientId: ClientID, shopper} = SANDBOX;

let now = Date.parse('2026-03-01T10:00:00Z');
const bench = useSandbox({now: () => now});
let token: string;
beforeEach(() => {
  now = Date.parse('2026-03-01T10:00:00Z');
  token = bench.sandbox.tokensFor().accessToken;
});

const call = (method: string, path: string, body?: unknown, as: string | null = token): Promise<Answer> =>
  bench.ask(method, `/v1/${path}`, {...(as && {token: as}), ...(body !== undefined && {body})});
const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');

describe('sandbox: passwords', () => {
  const ask = (body: object): Promise<Answer> => call('POST', 'password/reset', body, null);
  const reset = (verification: string, body: object): Promise<Answer> =>
    call('PUT', `password/reset/${verification}`, body, null);
  const signIn = (password: string): Promise<Answer> =>
    bench.ask('POST', '/oauth/token', {
      form: {grant_type: 'password', client_id: ClientID, username: shopper.username, password},
    });

  it('mails a code, once good for a new password', async () => {
    expect((await ask({ClientID, Email: 'ADA@example.com', URL: 'https://shop.example/new?a=1'})).status).to.equal(204);
    const [mail] = bench.sandbox.mails;
    expect(mail).to.include({to: shopper.email, username: shopper.username});
    expect(mail!.link).to.equal(`https://shop.example/new?a=1&code=${mail!.code}&username=ada`);
    const body = {ClientID, Username: 'ada', Password: 'Another-1'};
    expect((await reset(mail!.code, body)).status).to.equal(204);
    expect((await signIn('Another-1')).status).to.equal(200);
    expect((await signIn(shopper.password)).status).to.equal(400);
    expect(code(await reset(mail!.code, body))).to.equal('PasswordReset.InvalidVerification');
  });

  it('answers the same where there is no such account', async () => {
    for (const body of [
      {Email: 'nobody@example.com'},
      {Username: 'nobody'},
      {Username: SANDBOX.inactiveShopper.username},
    ])
      expect((await ask({ClientID, ...body})).status).to.equal(204);
    expect(bench.sandbox.mails).to.deep.equal([]);
  });

  it('lets a code end after two hours', async () => {
    await ask({ClientID, Username: 'ada'});
    now += 120 * 60_000;
    const answer = await reset(bench.sandbox.mails[0]!.code, {ClientID, Username: 'ada', Password: 'Another-1'});
    expect(code(answer)).to.equal('PasswordReset.InvalidVerification');
  });

  for (const [wanted, body] of [
    ['PasswordReset.MissingOrInvalidClientID', {Email: shopper.email}],
    ['PasswordReset.MissingUsernameOrEmail', {ClientID}],
  ] as const) {
    it(`asks for a mail with ${wanted}`, async () => {
      expect(code(await ask(body))).to.equal(wanted);
    });
  }

  for (const [wanted, body] of [
    ['PasswordReset.MissingUsername', {Password: 'Another-1'}],
    ['PasswordReset.InvalidVerification', {Username: 'grace', Password: 'Another-1'}],
    ['PasswordReset.InsecurePassword', {Username: 'ada', Password: 'short'}],
    ['PasswordReset.CannotReusePassword', {Username: 'ada', Password: shopper.password}],
  ] as const) {
    it(`refuses a new one with ${wanted}`, async () => {
      await ask({ClientID, Username: 'ada'});
      expect(code(await reset(bench.sandbox.mails[0]!.code, {ClientID, ...body}))).to.equal(wanted);
    });
  }
});

describe('sandbox: collections', () => {
  const create = async (): Promise<string> =>
    textAt((await call('POST', 'me/productcollections', {Name: 'Wishlist'})).body, 'ID');

  it('keep products of a shopper', async () => {
    const id = await create();
    expect((await call('PUT', `me/productcollections/${id}/${CASES.plain}`)).status).to.equal(204);
    expect((await call('PUT', `me/productcollections/${id}/${CASES.plain}`)).status).to.equal(204);
    expect((await call('PUT', `me/productcollections/${id}/${CASES.sale}`)).status).to.equal(204);
    const entries = await call('GET', `me/productcollections/${id}/products`);
    expect(at(entries.body, 'Meta.TotalCount')).to.equal(2);
    expect(at(entries.body, 'Items[0]')).to.include({ID: CASES.plain, DateAdded: '2026-03-01T10:00:00.000Z'});
    expect((await call('DELETE', `me/productcollections/${id}/${CASES.plain}`)).status).to.equal(204);
    expect(code(await call('DELETE', `me/productcollections/${id}/${CASES.plain}`))).to.equal('NotFound');
    expect(at((await call('GET', 'me/productcollections?Name=wishlist')).body, 'Items[0]')).to.include({
      ID: id,
      AccessLevel: 'Private',
    });
    expect((await call('DELETE', `me/productcollections/${id}`)).status).to.equal(204);
    expect((await call('GET', `me/productcollections/${id}`)).status).to.equal(404);
  });

  it('are nobody else’s', async () => {
    const id = await create();
    const other = bench.sandbox.tokensFor({username: 'grace'}).accessToken;
    expect((await call('GET', `me/productcollections/${id}`, undefined, other)).status).to.equal(404);
    const visitor = await bench.anonymousToken();
    expect(code(await call('GET', 'me/productcollections', undefined, visitor))).to.equal('Auth.AnonUserProhibited');
  });

  it('refuse what can not be', async () => {
    const id = await create();
    expect(code(await call('PUT', `me/productcollections/${id}/${CASES.invisible}`))).to.equal('NotFound');
    expect(code(await call('POST', 'me/productcollections', {Name: ' '}))).to.equal('ValidationFailure');
    expect(code(await call('POST', 'me/productcollections', {Name: 'A', AccessLevel: 'Open'}))).to.equal(
      'ValidationFailure',
    );
    expect((await call('POST', 'me/productcollections', {Name: 'A', ID: id})).status).to.equal(409);
  });
});

describe('sandbox: order history', () => {
  async function buy(productID: string): Promise<string> {
    await call('POST', 'cart/lineitems', {ProductID: productID, Quantity: 1});
    const id = textAt((await call('POST', 'cart/submit')).body, 'ID');
    now += 60_000;
    return id;
  }

  const list = async (query: string): Promise<unknown> => {
    const {body} = await call('GET', `me/orders?${query}`);
    return (at(body, 'Items') as {ID: string}[]).map(({ID}) => ID);
  };

  it('is sorted, filtered and paged', async () => {
    const [first, second] = [await buy(CASES.plain), await buy(CASES.sale)];
    const third = await buy(CASES.plain);
    await call('POST', 'cart/lineitems', {ProductID: CASES.plain, Quantity: 1});
    expect(await list('IsSubmitted=true&sortBy=!DateSubmitted')).to.deep.equal([third, second, first]);
    expect(await list('IsSubmitted=true&sortBy=DateSubmitted&pageSize=2&page=2')).to.deep.equal([third]);
    expect(await list('from=2026-03-01T10:01:00.000Z&IsSubmitted=true&sortBy=DateSubmitted')).to.deep.equal([
      second,
      third,
    ]);
    expect(await list('to=2026-03-01T10:00:00.000Z')).to.deep.equal([first]);
    expect(await list(`search=${second}`)).to.deep.equal([second]);
    expect(await list('Status=Completed')).to.deep.equal([]);
  });

  it('has the lines and the shipments of each', async () => {
    const id = await buy(CASES.plain);
    bench.sandbox.shipOrder(id, {shipper: 'Royal Mail', trackingNumber: 'RM 1'});
    expect((await call('GET', `orders/Outgoing/${id}`)).body).to.include({Status: 'Completed', IsSubmitted: true});
    expect(at((await call('GET', `orders/Outgoing/${id}/lineitems`)).body, 'Items[0].ProductID')).to.equal(CASES.plain);
    const shipments = await call('GET', `me/shipments?orderID=${id}`);
    expect(at(shipments.body, 'Items[0]')).to.include({Shipper: 'Royal Mail', TrackingNumber: 'RM 1'});
    expect(at((await call('GET', 'me/shipments?orderID=other')).body, 'Items')).to.deep.equal([]);
    expect(at((await call('GET', `orders/Outgoing/${id}/payments`)).body, 'Items')).to.deep.equal([]);
  });
});
