/**
 * Random runs of a website in several tabs against a model: the same few each time; `npm run test:model` makes ten
 * thousand others. A failure says its seed, its path and the shortest steps that were found, and
 * `MODEL='{"seed": 1, "path": "2:3"}' npm run test:model` replays it.
 */
import fc from 'fast-check';
import {CALM, DeliveryModel, WILD, type Step} from './fixtures/delivery-model.js';
import type {TransportName} from './fixtures/scripted-send.js';
import {usePage} from './fixtures/page.js';

const parameters = JSON.parse(process.env.MODEL ?? '{}') as {numRuns?: number; seed?: number; path?: string};

const steps = (words: readonly string[]): fc.Arbitrary<Step[]> =>
  fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...words)), {maxLength: 40, size: 'max'});

/** Steps of tab 0, or of the one whose number stands before. */
const stepsOf = (text: string): Step[] =>
  text.split(', ').map((step) => {
    const [, tab = '0', words = ''] = /^(?:(\d) )?(.*)$/.exec(step)!;
    return [Number(tab), words];
  });

/** The shortest runs that once failed. */
const FAILED: [promise: string, steps: string, transport?: TransportName][] = [
  [
    'does not forget that another tab has begun',
    'hold, open, view, wait 12000, 1 view, 1 close, release grace',
    'library',
  ],
  [
    'identifies anew who has signed out elsewhere',
    'open, 1 sign-in ada, wait 600, sign-out, wait 600, 1 sign-in ada, wait 1500, 1 view',
  ],
  ['leaves alone what another tab holds', 'hold, view, open'],
  ['gives who was held their own name', 'hold, sign-in grace, release nobody'],
  ['lets go of what it holds as its page is left', 'hold, view, close, view'],
  ['hands nothing over twice where a tag is taken away', 'view, detach, open'],
  [
    'gives no contact the e-mail of the last',
    'release ada, wait 25, silent, identify grace, wait 5, crash, view',
    'own',
  ],
  ['knows who another tab has met', 'sign-in ada, wait 12000, sign-in ada, open, 1 sign-in grace, wait 25, view'],
  ['tells two visits of one person apart', 'sign-in grace, lost, sign-out, identify grace, wait 1500, view'],
  [
    'identifies anew who has signed out in another tab',
    'open, 1 sign-in ada, wait 600, sign-out, wait 600, 1 sign-in ada, wait 1500, 1 view',
  ],
  ['takes the new for the old as storage has room again', 'hold, full, view'],
  ['leaves nothing old behind where storage is full', 'view, open, view, full, lost, wait 600'],
  ['goes on after a failure from before its page was left', 'silent, view, leave, view'],
  ['goes on after a failure from before its page was left, own', 'silent, view, leave, view', 'own'],
  ['goes on after a failure from before its tag was away', '500, slow, view, detach, attach, wait 600, view'],
  ['breaks off who is no longer to be identified', 'silent, sign-in grace, consent granted denied'],
  ['counts a second try once', '400, view, wait 25, retry'],
  ['tries again once', '400, view, wait 25, ok, retry, wait 25, retry'],
  ['tries nothing again without consent', '400, view, wait 25, consent denied, retry, consent granted'],
  ['asks for consent as its page is left', 'full, view, view, consent pending denied, leave'],
  ['tries again what it broke off', 'silent, view, wait 12000, detach, attach, leave'],
  ['goes on after a failure that ends in a refusal', '500, view, 400, wait 1500, view'],
  [
    'goes on after a failure while consent was away',
    '500, view, consent pending, wait 1500, ok, consent granted, wait 25, view',
  ],
  [
    'notices what another tab took while it had no consent',
    'view, open, 1 view, 1 consent pending, wait 600, 1 view, 1 consent granted',
  ],
  [
    'names who was held in the order of their capture',
    'hold, consent granted pending, sign-in ada, view, consent granted, release nobody',
  ],
  ['forgets what was refused as consent is withdrawn', '400, view, wait 25, consent denied, consent granted, retry'],
  [
    'lets nobody sign out ahead of who is to be identified',
    'open, consent granted pending, view, 1 sign-in grace, release nobody, wait 12000, view',
  ],
  ['identifies nobody ahead of whom another tab holds', 'open, 1 hold, 1 sign-in grace, release ada, view'],
  ['goes on once a tab that holds something has crashed', 'hold, sign-in grace, crash, identify grace'],
  [
    'counts once what another tab has left again',
    'identify alan, crash, open, 400, wait 1500, 500, retry, open',
    'own',
  ],
];

describe('Delivery against its model', () => {
  usePage();

  for (const [promise, text, name = 'http'] of FAILED) {
    it(promise, () => new DeliveryModel(name).run(stepsOf(text)));
  }

  it('keeps its promises, whatever happens', async function () {
    this.timeout(1_000_000);
    const transport = fc.constantFrom<TransportName>('http', 'library', 'own');
    await fc.assert(
      fc.asyncProperty(transport, fc.oneof(steps(CALM), steps(WILD)), (name, list) =>
        new DeliveryModel(name).run(list),
      ),
      {numRuns: 300, seed: 1, includeErrorInReport: true, ...parameters},
    );
  });
});
