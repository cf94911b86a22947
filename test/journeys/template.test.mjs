/** The author's own HTML, under the README's content security policy. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {useJourney} from '../support/journey.mjs';

const journey = useJourney();

/** Somebody whose pages note what the policy has refused, and whether a script of a template has run. */
async function arrive() {
  const guest = await journey.visitor();
  await guest.page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    globalThis.runs = 0;
    globalThis.ran = () => globalThis.runs++;
    addEventListener('securitypolicyviolation', ({violatedDirective, blockedURI}) =>
      globalThis.violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return guest;
}

const refused = (guest) => guest.page.evaluate(() => [...globalThis.violations, globalThis.runs]);

/** Changes a field inside the template of an element, as a shopper does. */
const change = (guest, selector, value) =>
  guest.page.$eval(
    selector,
    (input, text) => {
      input.value = text;
      input.dispatchEvent(new Event('change', {bubbles: true}));
    },
    value,
  );

test("a product, a list and a cart in the author's own HTML work and are tracked under a strict policy", async () => {
  const guest = await arrive();
  await guest.open('template.html?id=house-blend');
  await guest.page.waitForSelector('#other a');
  assert.match(await guest.text('#product h1'), /^\s*House Blend/);
  await guest.sees('#product .price', /^\s*\$12\.50$/);
  await guest.sees('#other', / from \$\d/);
  const link = await guest.page.$eval('#other a', (a) => a.getAttribute('href'));
  assert.equal(link, '?id=morning-filter');
  assert.ok((await guest.page.$$('#product li')).length > 0);
  assert.equal(await guest.page.$('#product .on-request'), null);
  assert.equal(await guest.page.$eval('#skeleton', (element) => element.checkVisibility()), false);
  assert.equal(await guest.page.$eval('#product .wrong a', ({attributes}) => attributes.length), 0);

  await guest.press('#two');
  await guest.page.waitForSelector('#cart .total');
  await guest.sees('#cart .total', /1: \$25\.00$/);
  await change(guest, '#cart input', '5');
  await guest.sees('#cart .total', /1: \$62\.50$/);
  await journey.received('PAGE_VIEWED house-blend', 'ADDED_TO_ORDER 2', 'ADDED_TO_ORDER 3');
  await guest.page.click('#cart button');
  await guest.has('#cart', 'empty');
  assert.equal(await guest.page.$eval('#cart ul', (list) => list.checkVisibility()), false);

  assert.deepEqual(await refused(guest), [0]);
  assert.deepEqual(guest.complaints.map((line) => /\[([\w-]+)\]$/.exec(line)?.[1] ?? line).toSorted(), [
    'template-attribute-refused',
    'template-url-refused',
  ]);
});

test('a hostile product is text', async () => {
  const guest = await arrive();
  await guest.open('template.html?id=salad-bowl-xxl');
  await guest.page.waitForSelector('#product h1');
  assert.match(await guest.text('#product h1'), /</);
  assert.equal(await guest.page.$eval('#product h1', ({childElementCount}) => childElementCount), 0);
  assert.deepEqual(await refused(guest), [0]);
});
