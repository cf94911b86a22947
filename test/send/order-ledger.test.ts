import {expect} from '@open-wc/testing';
import {OrderLedger} from '../../src/send/order-ledger.js';
import {denyStorage, usePage} from './fixtures/page.js';

const KEY = 'ordercloud-send-elements.orders.w';
const DAY = 86_400_000;

let count = 0;
/** Another claimant. */
const next = (): string => `event-${++count}`;

describe('OrderLedger', () => {
  usePage();

  it('lets an order be claimed once, on this page and the next', () => {
    const ledger = new OrderLedger('w');
    expect([ledger.claim('o1', next()), ledger.claim('o1', next()), ledger.claim('o2', next())]).to.deep.equal([
      true,
      false,
      true,
    ]);
    expect(new OrderLedger('w').claim('o1', next())).to.be.false;
  });

  it('lets the one who has claimed an order go on, on the next page too', () => {
    expect(new OrderLedger('w').claim('o1', 'a')).to.be.true;
    expect(new OrderLedger('w').claim('o1', 'a')).to.be.true;
    expect(new OrderLedger('w').claim('o1', 'b')).to.be.false;
  });

  it('keeps each website apart', () => {
    new OrderLedger('w').claim('o1', next());
    expect(new OrderLedger('v').claim('o1', next())).to.be.true;
  });

  it('takes a claim back', () => {
    const ledger = new OrderLedger('w');
    ledger.claim('o1', next());
    ledger.claim('o2', next());
    ledger.release('o1');
    expect([ledger.claim('o1', next()), ledger.claim('o2', next())]).to.deep.equal([true, false]);
  });

  it('forgets after 400 days', () => {
    localStorage.setItem(
      KEY,
      JSON.stringify([
        ['old', Date.now() - 401 * DAY],
        ['young', Date.now() - 399 * DAY],
      ]),
    );
    const ledger = new OrderLedger('w');
    expect([ledger.claim('old', next()), ledger.claim('young', next())]).to.deep.equal([true, false]);
  });

  it('keeps the newest 500', () => {
    const ledger = new OrderLedger('w');
    for (let i = 0; i <= 500; i++) ledger.claim(`o${i}`, next());
    const later = new OrderLedger('w');
    expect([later.claim('o1', next()), later.claim('o0', next())]).to.deep.equal([false, true]);
  });

  it('remembers for the page where storage is denied', () => {
    const allow = denyStorage();
    const ledger = new OrderLedger('w');
    const claims = [ledger.claim('o1', next()), ledger.claim('o1', next())];
    allow();
    expect(claims).to.deep.equal([true, false]);
  });

  for (const junk of ['{', '{}', '7', '[null, 1, ["o1"], [1, 2], {"0": "o1", "1": 1}]']) {
    it(`is not put off by ${junk} under its key`, () => {
      localStorage.setItem(KEY, junk);
      expect(new OrderLedger('w').claim('o1', next())).to.be.true;
      expect(new OrderLedger('w').claim('o1', next())).to.be.false;
    });
  }
});
