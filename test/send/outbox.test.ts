import {expect} from '@open-wc/testing';
import type {SendCall} from '../../src/events/send-payload.js';
import {Outbox, dispensable, type OutboxRecord} from '../../src/send/outbox.js';
import {denyStorage, recordWrites, replacing, usePage} from './fixtures/page.js';

const DAY = 86_400_000;
const page: SendCall = {action: 'PAGE_VIEWED', payload: []};
const purchase: SendCall = {action: 'ORDER_COMPLETED', payload: [{products: [], totalPrice: 5}]};
const visitor = {contactId: 'a', sessionId: 'b', email: null, campaignId: null};

let ids = 0;
const record = (call: SendCall | null = page, extra: Partial<OutboxRecord> = {}): OutboxRecord => ({
  id: String(ids++),
  call,
  pageUrl: 'https://shop.example/p',
  visitor,
  at: Date.now(),
  ...extra,
});

describe('Outbox', () => {
  usePage();
  const add = (outbox: Outbox, ...given: Parameters<typeof record>): string => {
    const key = outbox.place();
    outbox.put(key, record(...given));
    return key;
  };

  it('keeps events in their order, for the next page too', () => {
    const outbox = new Outbox('w');
    const keys = Array.from({length: 20}, () => add(outbox));
    expect(new Outbox('w').keys()).to.deep.equal(keys);
    expect(new Outbox('w').get(keys[3]!)).to.deep.equal(outbox.get(keys[3]!));
  });

  it('keeps order when the clock goes back, on this page and the next', () => {
    const outbox = new Outbox('w');
    const {now} = Date;
    const first = add(outbox);
    const undo = replacing(Date, 'now', () => now() - DAY);
    const second = add(outbox);
    const next = new Outbox('w');
    add(next);
    const third = add(next);
    undo();
    expect([first, second, third]).to.deep.equal([first, second, third].toSorted());
  });

  it('goes on behind what was captured faster than the clock ticks', () => {
    const undo = replacing(Date, 'now', () => 1_800_000_000_000);
    const outbox = new Outbox('w');
    const keys = Array.from({length: 5}, () => add(outbox));
    const next = new Outbox('w');
    expect(next.keys()).to.deep.equal(keys);
    expect(next.place() > keys.at(-1)!).to.equal(true);
    undo();
  });

  it('writes once for each event, and removes once', () => {
    const outbox = new Outbox('w');
    const {writes, undo} = recordWrites();
    const counts = [1, 100, 400].map((waiting) => {
      while (outbox.keys().length < waiting) add(outbox);
      writes.length = 0;
      outbox.remove(add(outbox));
      return writes.map((write) => write.split(' ')[0]).join();
    });
    undo();
    expect(counts).to.deep.equal(['setItem,removeItem', 'setItem,removeItem', 'setItem,removeItem']);
  });

  it('is one for all tabs, and one for each website', () => {
    const [here, there, other] = [new Outbox('w'), new Outbox('w'), new Outbox('v')];
    const keys = [add(here), add(there)];
    add(other);
    expect(here.keys()).to.have.members(keys);
    here.remove(keys[1]!);
    expect(there.get(keys[1]!)).to.be.null;
  });

  for (const [name, refuse] of [
    ['denied', denyStorage],
    [
      'full',
      () =>
        replacing(Storage.prototype, 'setItem', () => {
          throw new DOMException('Full', 'QuotaExceededError');
        }),
    ],
  ] as const) {
    it(`keeps in memory what it can't store where storage is ${name}`, () => {
      const undo = refuse();
      const outbox = new Outbox('w');
      const key = outbox.place();
      outbox.put(key, record());
      expect([outbox.isDurable(key), outbox.keys(), outbox.get(key)?.pageUrl]).to.deep.equal([
        false,
        [key],
        'https://shop.example/p',
      ]);
      outbox.remove(key);
      expect(outbox.keys()).to.deep.equal([]);
      undo();
    });
  }

  for (const junk of ['', '{', 'null', '7', '{}', '{"at": 1}', '{"at": "x", "call": null, "visitor": {}}']) {
    it(`takes ${junk || 'nothing'} under a key of its own for nothing`, () => {
      const outbox = new Outbox('w');
      const key = outbox.place();
      localStorage.setItem(key, junk);
      expect([outbox.keys(), outbox.get(key)]).to.deep.equal([[key], null]);
    });
  }

  it('knows what has waited for more than seven days', () => {
    const outbox = new Outbox('w');
    expect([6.9, 7.1, -1].map((days) => outbox.isExpired(record(page, {at: Date.now() - days * DAY})))).to.deep.equal([
      false,
      true,
      false,
    ]);
  });

  it('holds 500 events: views go first, and purchases never', () => {
    const outbox = new Outbox('w');
    const purchases = [add(outbox, purchase), add(outbox, purchase)];
    const views: string[] = [];
    let dropped: string[] = [];
    while (dropped.length === 0) {
      const key = outbox.place();
      views.push(key);
      dropped = outbox.put(key, record());
    }
    expect(views).to.have.lengthOf(499);
    expect(dropped).to.deep.equal(views.slice(0, dropped.length));
    expect(outbox.keys()).to.have.lengthOf(450);
    expect(outbox.keys().slice(0, 2)).to.deep.equal(purchases);
  });

  it('holds 256 KB', () => {
    const outbox = new Outbox('w');
    const pageUrl = `https://shop.example/${'x'.repeat(30_000)}`;
    const drops = Array.from({length: 9}, () => outbox.put(outbox.place(), record(page, {pageUrl})).length);
    expect(drops.slice(0, 8)).to.deep.equal([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(drops[8]).to.be.greaterThan(0);
    expect(outbox.keys().reduce((sum, key) => sum + localStorage.getItem(key)!.length, 0)).to.be.below(256 * 1024);
  });
});

describe('dispensable', () => {
  it('names views, then the page’s own events, adds and identifications, oldest first', () => {
    const actions = [
      'ORDER_COMPLETED',
      'IDENTIFY',
      'ADDED_TO_ORDER',
      'PAGE_VIEWED',
      'CUSTOM',
      'PAGE_VIEWED',
      undefined,
    ];
    expect(dispensable(actions.map((action, i) => [String(i), [action]]))).to.deep.equal(['3', '5', '4', '2', '1']);
  });
});
