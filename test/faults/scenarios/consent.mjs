/** What a visitor has agreed to, when, and what of that is known. */
import assert from 'node:assert/strict';
import {between} from '../expectation.mjs';
import {added, consented} from '../facts.mjs';
import {OUTBOX} from './storage.mjs';

/** Nothing of Send's is in the browser, and the collector was never asked for anything. */
async function assertUntouched(cell, tab) {
  const stored = Object.keys(await tab.stored()).filter((key) => key.startsWith('ordercloud-send-elements.'));
  assert.deepEqual(stored, [], 'storage before consent');
  assert.equal(await tab.page.evaluate(() => document.cookie), '', 'cookies before consent');
  assert.deepEqual(cell.collector.requests, [], 'requests before consent');
}

const script = (text) => `<script>${text}</script>`;

const SILENT_TCF = script(`globalThis.__tcfapi = () => {};`);
const NEVER_SURE_TCF = script(`globalThis.__tcfapi = (command, version, callback) => callback(
  {cmpStatus: 'loading', eventStatus: 'cmpuishown', gdprApplies: undefined, listenerId: 1, purpose: {consents: {}}}, true);`);
const ANSWERED_TCF = script(`globalThis.__tcfapi = (command, version, callback) => {
  if (command !== 'addEventListener') return;
  const consents = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((purpose) => [purpose, true]));
  const tell = (eventStatus, granted) => callback(
    {cmpStatus: 'loaded', eventStatus, gdprApplies: true, listenerId: 1, tcString: 'C', purpose: {consents: granted}}, true);
  tell('cmpuishown', {});
  globalThis.agree = () => tell('useractioncomplete', consents);
};`);
const GOOGLE = script(`globalThis.dataLayer = [];
  function gtag() { dataLayer.push(arguments); }
  const all = (value) => ({ad_storage: value, ad_user_data: value, ad_personalization: value, analytics_storage: value});
  gtag('consent', 'default', {...all('denied'), wait_for_update: 60000});
  globalThis.agree = () => gtag('consent', 'update', all('granted'));`);

/** A consent manager that answers after three facts, as `globalThis.agree()`. */
const managed = (number, name, source, head) => ({
  number,
  name,
  page: () => ({attributes: {'consent-source': source}, head}),
  expect: {
    http: {why: 'The facts wait in memory for the answer.'},
    library: {why: 'The facts wait in memory for the answer.'},
  },
  async steps(cell) {
    const tab = await cell.tab();
    await tab.go();
    await tab.add('a1', 'a2', 'a3');
    await tab.pause(300);
    await assertUntouched(cell, tab);
    const listens = () => tab.page.evaluate(() => typeof globalThis.agree === 'function');
    await cell.until(listens, 'the tracker to listen to the consent manager', 3000);
    await tab.page.evaluate(() => globalThis.agree());
    await tab.add('a4');
  },
});

/** Three facts of a visitor whose consent never comes. */
const silent = (number, name, page, before) => ({
  number,
  name,
  page: () => page,
  expect: {
    http: {lost: 3, why: 'Nobody has agreed, so nothing is sent or stored, and the page takes the facts along.'},
    library: {lost: 3, why: 'Nobody has agreed, so nothing is sent or stored, and the page takes the facts along.'},
  },
  async steps(cell) {
    const tab = await cell.tab();
    if (before) await tab.before(before);
    await tab.go();
    await tab.add('a1', 'a2', 'a3');
    await tab.pause(1000);
    await assertUntouched(cell, tab);
  },
});

/** Of five that were taken back at least one had been begun, which makes no difference to it: none may arrive. */
const WITHDRAWN = {
  lost: between(3, 4),
  unknown: between(1, 2),
  why: 'A withdrawal takes back what was not sent, in every tab; only what comes later is sent.',
};

export const consent = [
  {
    number: '17',
    name: 'consent is pending at first and granted a second later on the same page',
    page: () => ({attributes: {'consent-source': 'event'}}),
    expect: {
      http: {why: 'What happened meanwhile waits in memory, in its order.'},
      library: {why: 'What happened meanwhile waits in memory, in its order.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      await tab.add('a1', 'a2', 'a3');
      await tab.pause(1000);
      await assertUntouched(cell, tab);
      await tab.fire(consented('granted'), added('a4'));
    },
  },
  {
    number: '18',
    name: 'consent is pending over two pages and granted on the third',
    page: () => ({attributes: {consent: 'pending'}}),
    expect: {
      http: {lost: 2, why: 'Nothing is stored before consent, so what the first two pages knew has gone with them.'},
      library: {lost: 2, why: 'Nothing is stored before consent, so what the first two pages knew has gone with them.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go('/1');
      await tab.leave('/2', added('a1'));
      await tab.leave('/3', added('a2'));
      await tab.add('a3');
      await assertUntouched(cell, tab);
      await tab.fire(consented('granted'));
    },
  },
  {
    number: '19',
    name: 'consent is withdrawn with events queued, in flight and in another tab, and granted again',
    quiet: 2000,
    expect: {
      http: WITHDRAWN,
      library: WITHDRAWN,
    },
    async steps(cell) {
      const answer = cell.swallowAll();
      const [one, two] = [await cell.tab(1), await cell.tab(2)];
      await one.go();
      await two.go();
      await one.add('a1', 'a2', 'a3');
      await two.add('b1', 'b2');
      await cell.tried();
      await one.fire(consented('denied'));
      await two.pause(300);
      const left = Object.keys(await one.stored()).filter((key) => key.startsWith(OUTBOX));
      assert.deepEqual(left, [], 'the outbox after the withdrawal');
      answer();
      await two.pause(1000);
      await one.fire(consented('granted'), added('a4'));
    },
  },
  silent('20', 'Global Privacy Control is on, whatever the page says', {}, () => {
    Object.defineProperty(globalThis.Navigator.prototype, 'globalPrivacyControl', {get: () => true});
  }),
  silent('20b', 'a consent manager (TCF) never answers', {attributes: {'consent-source': 'tcf'}, head: SILENT_TCF}),
  silent('20c', 'a consent manager (TCF) never knows whether it applies', {
    attributes: {'consent-source': 'tcf'},
    head: NEVER_SURE_TCF,
  }),
  managed('20d', 'a consent manager (TCF) answers after the first facts', 'tcf', ANSWERED_TCF),
  managed('20e', 'Google’s consent mode answers after the first facts', 'google', GOOGLE),
];
