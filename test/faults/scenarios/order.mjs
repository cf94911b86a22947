/** What comes first on the wire, and to whom it belongs. */
import assert from 'node:assert/strict';
import {atLeast, upTo} from '../expectation.mjs';
import {added, codeOf, emailOf, signedIn, signedOut, viewed} from '../facts.mjs';

const JITTER = [0, 300];
const LOADS = 40;
const SHORT_JITTER = [0, 60];

export const order = [
  {
    number: '13',
    name: 'ten adds over a network that delays each request by up to 300 ms',
    expect: {
      http: {why: 'One request at a time.'},
      library: {why: 'One call at a time: the next is handed over when the answer of the last was seen.'},
      naive: {disordered: atLeast(1), why: 'Proves the ground: requests overtake each other.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.collector.fault({method: null, delay: JITTER, answerDelay: JITTER});
      await tab.go();
      await tab.add(...Array.from({length: 10}, (_, n) => `a${n}`));
    },
    limit: 20_000,
  },
  {
    number: '14',
    name: 'somebody signs in, looks and adds: 40 fresh visitors, the network delays each request by up to 60 ms',
    expect: {
      http: {why: 'One request at a time, so who it is comes before what they do.'},
      library: {why: 'One call at a time, so who it is comes before what they do.'},
    },
    limit: 30_000,
    async steps(cell) {
      cell.collector.fault({path: /./, method: null, delay: SHORT_JITTER});
      const visit = async (lane) => {
        const tab = await cell.tab(lane, {fresh: true});
        await tab.go();
        await tab.fire(signedIn(`visitor-${lane}`), viewed(`view-${lane}`), added(`add-${lane}`));
        await cell.arrives(`add-${lane}`, 1, 10_000);
        await tab.close();
      };
      for (let lane = 1; lane <= LOADS; lane += 4) await Promise.all([0, 1, 2, 3].map((n) => visit(lane + n)));
    },
    check({collector}) {
      const codes = collector.received.map(({body}) => codeOf(body));
      const lanes = Array.from({length: LOADS}, (_, n) => n + 1);
      const first = lanes.filter((lane) => {
        const own = codes.filter((code) => new RegExp(`-${lane}(@|$)`).test(code));
        return own[0] === `identify ${emailOf(`visitor-${lane}`)}`;
      });
      assert.equal(first.length, LOADS, 'who it is comes first');
    },
  },
  {
    number: '15',
    name: 'facts from before the kit is there',
    page: () => ({
      head: `<script>(globalThis[Symbol.for('ordercloud-send-elements.facts.v1')] ??= []).push(
        ${['a1', 'a2', 'a3'].map((code) => JSON.stringify({type: added(code).type, detail: added(code).detail})).join()}
      );</script>`,
    }),
    expect: {
      http: {why: 'A page may put facts into the buffer before any script.'},
      library: {why: 'A page may put facts into the buffer before any script; init goes ahead of them.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.want(0, 'a1', 'a2', 'a3');
      await tab.go();
      await tab.add('a4');
    },
  },
  {
    number: '32',
    name: 'one signs out and another in with events of the first unsent, then the page is loaded again',
    expect: {
      http: {why: 'An event carries the person it was captured for.'},
      library: {
        unknown: upTo(1),
        why: 'The person is whoever the library was told last, so identities keep their place in the line.',
      },
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      const answer = cell.swallowAll();
      await tab.fire(signedIn('ada'), added('of-ada'), signedOut, signedIn('bob'), added('of-bob'));
      await cell.tried();
      await tab.go('/next');
      answer();
      await tab.add('of-bob-too');
    },
    check({collector}) {
      const owners = {'of-ada': 'ada', 'of-bob': 'bob', 'of-bob-too': 'bob'};
      const bodies = collector.received.map(({body}) => body).filter((body) => owners[codeOf(body)]);
      for (const body of bodies) assert.equal(body.ContactEmailAddress, emailOf(owners[codeOf(body)]), codeOf(body));
      const ids = Object.fromEntries(bodies.map((body) => [codeOf(body), body.ContactId]));
      assert.notEqual(ids['of-ada'], ids['of-bob'], 'two persons of one browser have two ContactIds');
    },
  },
];
