/** Several tabs, and tabs that die. */
import {atLeast, upTo} from '../expectation.mjs';

const FIVE = ['a1', 'a2', 'a3', 'a4', 'a5'];

const ONE = 'The one that was in flight may or may not have been heard, and Send can’t tell a second one.';

export const tabs = [
  {
    number: '5',
    name: 'the renderer crashes with five unsent, one more in a new tab',
    expect: {
      http: {why: 'What is not acknowledged is in storage, and no tab that lives holds it.'},
      library: {unknown: upTo(1), why: ONE},
      naive: {unknown: 5, why: 'Proves the ground: the tab is dead.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      const answer = cell.swallowAll();
      await tab.add(...FIVE);
      await cell.tried();
      await tab.crash();
      await cell.abandoned();
      answer();
      const next = await cell.tab();
      await next.go();
      await next.add('a6');
    },
  },
  {
    number: '6',
    name: 'two tabs with five unsent each, both closed, one more in a new tab',
    expect: {
      http: {why: 'The outbox is the visitor’s, not the tab’s.'},
      library: {unknown: upTo(2), why: `${ONE} One a tab at most.`},
      naive: {unknown: atLeast(10), why: 'Proves the ground: both tabs are gone.'},
    },
    async steps(cell) {
      const answer = cell.swallowAll();
      for (const lane of [1, 2]) {
        const tab = await cell.tab(lane);
        await tab.go();
        await tab.add(...FIVE.map((code) => `tab-${lane}-${code}`));
      }
      await cell.tried();
      for (const tab of cell.tabs) await tab.close();
      await cell.abandoned();
      answer();
      const next = await cell.tab(3);
      await next.go();
      await next.add('last');
    },
  },
  {
    number: '6b',
    name: 'two tabs that live on add twenty each at the same time',
    expect: {
      http: {why: 'One tab at a time sends, and what another has sent is looked up and not remembered.'},
      library: {why: 'One tab at a time hands over, and what another has handed over is looked up and not remembered.'},
    },
    async steps(cell) {
      const tabs = [await cell.tab(1), await cell.tab(2)];
      for (const tab of tabs) await tab.go();
      const codes = Array.from({length: 20}, (_, n) => n);
      await Promise.all(tabs.map((tab, lane) => tab.add(...codes.map((n) => `tab-${lane + 1}-add-${n}`))));
    },
  },
  {
    number: '27',
    name: 'a tab is duplicated with three unsent, sessionStorage and all, and both live on',
    expect: {
      http: {why: 'Nothing that tells a tab from another is kept in sessionStorage.'},
      library: {unknown: upTo(1), why: ONE},
    },
    async steps(cell) {
      const tab = await cell.tab(1);
      await tab.go();
      const answer = cell.swallowAll();
      await tab.add('a1', 'a2', 'a3');
      await cell.tried();
      const copied = await tab.page.evaluate(() => ({...sessionStorage}));
      const twin = await cell.tab(2);
      await twin.before((entries) => {
        for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
      }, copied);
      await twin.go();
      answer();
      await tab.add('from-the-first');
      await twin.add('from-the-second');
    },
  },
];
