import {expect} from '@open-wc/testing';
import {northLane} from '../../src/sandbox/index.js';
import {sellerCalls} from '../../src/sandbox/catalogue/seller-calls.js';
import {evaluate} from '../../src/sandbox/ordercloud/expressions.js';
import {CASES} from '../support/catalogue-cases.js';
import {at, textAt, useSandbox, type Answer} from '../support/sandbox.js';

let now = Date.parse('2026-01-15T12:00:00Z');
const bench = useSandbox({now: () => now});

let token: string;
beforeEach(() => {
  now = Date.parse('2026-01-15T12:00:00Z');
  token = bench.sandbox.tokensFor().accessToken;
});

const call = (method: string, path = '', body?: unknown): Promise<Answer> =>
  bench.ask(method, `/v1/cart${path}`, body === undefined ? {token} : {token, body});
const add = (ProductID: string, Quantity = 1): Promise<Answer> => call('POST', '/lineitems', {ProductID, Quantity});
const promote = (code: string): Promise<Answer> => call('POST', `/promotions/${encodeURIComponent(code)}`);
const code = ({body}: Answer): unknown => at(body, 'Errors[0].ErrorCode');
const codes = async (path = '/promotions'): Promise<unknown[]> =>
  (at((await call('GET', path)).body, 'Items') as {Code: string}[]).map(({Code}) => Code);
const totals = async (): Promise<unknown[]> => {
  const {body} = await call('GET');
  return ['Subtotal', 'PromotionDiscount', 'Total'].map((path) => at(body, path));
};

describe('sandbox promotions', () => {
  it('takes an order-level promotion off the order alone', async () => {
    await add(CASES.plain, 4);
    const {status, body} = await promote('WELCOME10');
    expect(status).to.equal(201);
    expect(body).to.include({Code: 'WELCOME10', Amount: 5, LineItemID: null, RedemptionCount: 0});
    expect(await totals()).to.deep.equal([50, 5, 45]);
    const lines = (await call('GET', '/lineitems')).body;
    expect(at(lines, 'Items[0]')).to.include({LineSubtotal: 50, PromotionDiscount: 0, LineTotal: 50});
  });

  it('takes a line-level promotion off each line it applies to', async () => {
    await add(CASES.plain, 2);
    await add(CASES.noPicture);
    await add(CASES.plain);
    const {body} = await promote('COFFEE15');
    expect(at(body, 'Amount')).to.equal(3.75);
    expect(at(body, 'LineItemID')).to.be.a('string');
    expect(at((await call('GET', '/promotions')).body, 'Items')).to.have.length(2);
    const lines = (await call('GET', '/lineitems')).body;
    expect(at(lines, 'Items[0]')).to.include({LineSubtotal: 25, PromotionDiscount: 3.75, LineTotal: 21.25});
    expect(at(lines, 'Items[1]')).to.include({PromotionDiscount: 0, LineTotal: 6.9});
    expect(await totals()).to.deep.equal([44.4, 5.63, 38.77]);
    expect(at((await call('GET', '/worksheet')).body, 'OrderPromotions')).to.have.length(2);
  });

  it('works promotions out again when lines change, and takes nothing off where they are no longer eligible', async () => {
    const ID = textAt((await add(CASES.plain, 4)).body, 'ID');
    await promote('FIVE');
    await promote('WELCOME10');
    expect(await totals()).to.deep.equal([50, 10, 40]);
    await call('PATCH', `/lineitems/${ID}`, {Quantity: 2});
    expect(await totals()).to.deep.equal([25, 2.5, 22.5]);
    expect(at((await call('GET', '/promotions')).body, 'Items[0]')).to.include({Code: 'FIVE', Amount: 0});
    expect(code(await call('POST', '/validate'))).to.equal('Promotion.NotEligible');
    await call('PATCH', `/lineitems/${ID}`, {Quantity: 8});
    expect(await totals()).to.deep.equal([100, 15, 85]);
    await call('DELETE', `/lineitems/${ID}`);
    expect(await totals()).to.deep.equal([0, 0, 0]);
  });

  it('removes a promotion, and its code may need encoding', async () => {
    await add(CASES.plain);
    await promote('10% OFF/NOW');
    expect(await totals()).to.deep.equal([12.5, 1, 11.5]);
    const path = `/promotions/${encodeURIComponent('10% OFF/NOW')}`;
    expect((await call('DELETE', path)).status).to.equal(204);
    expect(await totals()).to.deep.equal([12.5, 0, 12.5]);
    expect(code(await call('DELETE', path))).to.equal('NotFound');
  });

  const refusals: [string, string, number, string][] = [
    ['an unknown code', 'NOTHING', 404, 'NotFound'],
    ['one that is over', 'SUMMER24', 400, 'Promotion.Expired'],
    ['one that has not begun', 'FUTURE', 400, 'Promotion.NotYetValid'],
    ['one that is paused', 'PAUSED', 400, 'Promotion.NotActive'],
    ['one that the order is too small for', 'FIVE', 400, 'Promotion.NotEligible'],
    ['one that no line is eligible for', 'FILTERS', 400, 'Promotion.NotEligible'],
    ['one that is on the order', 'COFFEE15', 400, 'Promotion.AlreadyAdded'],
    ['one that has to be alone', 'ALONE20', 400, 'Promotion.CannotCombine'],
  ];
  for (const [what, given, status, expected] of refusals) {
    it(`refuses ${what}`, async () => {
      await add(CASES.plain);
      await promote('COFFEE15');
      const answer = await promote(given);
      expect([answer.status, code(answer)]).to.deep.equal([status, expected]);
      expect(await codes()).to.deep.equal(['COFFEE15']);
    });
  }

  it('refuses others beside one that has to be alone', async () => {
    await add(CASES.plain);
    await promote('ALONE20');
    expect(code(await promote('COFFEE15'))).to.equal('Promotion.CannotCombine');
  });

  it('counts what was bought with a promotion, for each user and for all', async () => {
    await add(CASES.plain);
    await promote('WELCOME10');
    await promote('FIRST');
    expect((await call('POST', '/submit')).status).to.equal(201);
    await add(CASES.plain);
    for (const used of ['WELCOME10', 'FIRST']) {
      expect(code(await promote(used))).to.equal('Promotion.ExceedsUsageLimit');
    }
    token = bench.sandbox.tokensFor({username: 'grace'}).accessToken;
    await add(CASES.plain);
    expect((await promote('WELCOME10')).status).to.equal(201);
    expect(code(await promote('FIRST'))).to.equal('Promotion.ExceedsUsageLimit');
  });

  it('has no promotions without a cart, and nothing to put one on', async () => {
    expect(await codes()).to.deep.equal([]);
    expect(await codes('/eligiblepromotions')).to.deep.equal([]);
    for (const path of ['/promotions/FIVE', '/applypromotions', '/refreshpromotions']) {
      expect((await call('POST', path)).status).to.equal(404);
    }
  });

  it('lists what could be put on the order, with what it would take off', async () => {
    await add(CASES.plain, 4);
    await promote('COFFEE15');
    expect(await codes('/eligiblepromotions')).to.deep.equal(['WELCOME10', 'FIVE', '10% OFF/NOW', 'FIRST']);
    expect(at((await call('GET', '/eligiblepromotions')).body, 'Items[0].Amount')).to.equal(5);
  });

  it('applies by itself what does that, once', async () => {
    await add(CASES.plain, 12);
    for (let time = 0; time < 2; time++) {
      const {status, body} = await call('POST', '/applypromotions');
      expect(status).to.equal(201);
      expect(body).to.include({Subtotal: 150, PromotionDiscount: 10, Total: 140});
    }
    expect(await codes()).to.deep.equal(['BIGBASKET']);
  });

  it('refreshes: takes off what is no longer valid and puts on what applies by itself', async () => {
    const ID = textAt((await add(CASES.plain, 4)).body, 'ID');
    await promote('FIVE');
    await call('PATCH', `/lineitems/${ID}`, {Quantity: 1});
    const smaller = (await call('POST', '/refreshpromotions')).body;
    expect(at(smaller, 'PromosAdded')).to.deep.equal([]);
    expect(at(smaller, 'PromosRemoved[0]')).to.include({Code: 'FIVE', ErrorCode: 'Promotion.NotEligible', Amount: 0});
    await call('PATCH', `/lineitems/${ID}`, {Quantity: 12});
    const larger = (await call('POST', '/refreshpromotions')).body;
    expect(at(larger, 'PromosAdded[0]')).to.include({Code: 'BIGBASKET', Amount: 10});
    expect(at(larger, 'PromosRemoved')).to.deep.equal([]);
  });

  it('is made by the seller too', () => {
    const calls = sellerCalls(northLane()).filter(({resource}) => resource === 'Promotions');
    expect(calls.map(({method, args}) => [method, args[0]])).to.deep.include(['Save', 'welcome']);
    expect(calls[0]!.args[1]).to.include({Code: 'WELCOME10', AllowAllBuyers: true}).and.not.have.property('OwnerID');
  });
});

describe('expressions', () => {
  const items = [
    {ProductID: 'a', Quantity: 2, LineSubtotal: 20, Product: {xp: {Brand: "O'Neill"}}},
    {ProductID: 'b', Quantity: 1, LineSubtotal: 5},
  ];
  const scope = {order: {Subtotal: 25, xp: {Vip: true}}, items, item: items[0]!};
  const cases: [string, unknown][] = [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3 - -1', 10],
    ['order.Subtotal >= 25 and not order.Subtotal > 25', true],
    ['order.Missing > 1 or order.xp.Vip = true', true],
    ["item.Product.xp.Brand = 'O''Neill'", true],
    ["items.any(ProductID = 'b' and Quantity < 2)", true],
    ["items.all(ProductID = 'b')", false],
    ['items.count(LineSubtotal > order.Subtotal / 5)', 1],
    ["items.total(ProductID <> 'b') + items.quantity()", 23],
    ['min(5, max(1, 3), 4)', 3],
    ['7 % 4', 3],
  ];
  for (const [text, value] of cases) it(text, () => expect(evaluate(text, scope)).to.equal(value));

  it('counts nothing where there are no lines', () => {
    expect(evaluate("items.count(ProductID = 'a') = 0 and true", {order: {}, items: []})).to.equal(true);
  });

  for (const text of ['1 +', '(1', '1 2', 'items.some(Quantity)', '#']) {
    it(`refuses ${text}`, () => expect(() => evaluate(text, scope)).to.throw(SyntaxError));
  }
});
