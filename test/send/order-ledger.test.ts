import {expect} from '@open-wc/testing';
import {OrderLedger} from '../../src/send/order-ledger.js';
import {denyStorage, usePage} from './fixtures/page.js';

const KEY = 'ordercloud-send-elements.orders.w';
const DAY = 86_400_000;

describe('OrderLedger', () => {
  usePage();

  it('lets an order be claimed once, on this page and the next', () => {
    const ledger = new OrderLedger('w');
    expect([ledger.claim('o1'), ledger.claim('o1'), ledger.claim('o2')]).to.deep.equal([true, false, true]);
    expect(new OrderLedger('w').claim('o1')).to.be.false;
  });

  it('keeps each website apart', () => {
    new OrderLedger('w').claim('o1');
    expect(new OrderLedger('v').claim('o1')).to.be.true;
  });

  it('takes a claim back', () => {
    const ledger = new OrderLedger('w');
    ledger.claim('o1');
    ledger.claim('o2');
    ledger.release('o1');
    expect([ledger.claim('o1'), ledger.claim('o2')]).to.deep.equal([true, false]);
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
    expect([ledger.claim('old'), ledger.claim('young')]).to.deep.equal([true, false]);
  });

  it('keeps the newest 500', () => {
    const ledger = new OrderLedger('w');
    for (let i = 0; i <= 500; i++) ledger.claim(`o${i}`);
    const next = new OrderLedger('w');
    expect([next.claim('o1'), next.claim('o0')]).to.deep.equal([false, true]);
  });

  it('remembers for the page where storage is denied', () => {
    const allow = denyStorage();
    const ledger = new OrderLedger('w');
    const claims = [ledger.claim('o1'), ledger.claim('o1')];
    allow();
    expect(claims).to.deep.equal([true, false]);
  });

  for (const junk of ['{', '{}', '7', '[null, 1, ["o1"], [1, 2], {"0": "o1", "1": 1}]']) {
    it(`is not put off by ${junk} under its key`, () => {
      localStorage.setItem(KEY, junk);
      expect(new OrderLedger('w').claim('o1')).to.be.true;
      expect(new OrderLedger('w').claim('o1')).to.be.false;
    });
  }
});
