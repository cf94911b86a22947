/** The README's content security policy, Trusted Types included: nothing of the kit needs more. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useJourney} from '../support/journey.mjs';

const journey = useJourney();

test('a shop works and is tracked under a strict content security policy', async () => {
  const guest = await journey.visitor();
  await guest.page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
      globalThis.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await guest.open('strict.html?id=house-blend');
  await guest.press('#two');
  await guest.has('#two', 'ready');
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2');
  assert.deepEqual(await guest.page.evaluate(() => globalThis.violations), []);
});
