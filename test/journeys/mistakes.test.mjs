/** Mistakes in a page's configuration: one line in the console each, with its code and what to do. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {waitFor} from '../support/collector.mjs';
import {useJourney} from '../support/journey.mjs';

const journey = useJourney();

const PRODUCT = '<oc-product-view product-id="house-blend"></oc-product-view>';

const session = (attributes) => {
  const {api, SANDBOX} = journey;
  const all = {'client-id': SANDBOX.clientId, 'base-api-url': api, ...attributes};
  return `<oc-session ${Object.entries(all)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}></oc-session>`;
};

/** By code: the markup that has the mistake. */
const MISTAKES = {
  'website-id-missing': () => '<send-tracker></send-tracker>',
  'website-id-invalid': () => '<send-tracker website-id="my-shop"></send-tracker>',
  'client-id-missing': () => `<oc-session></oc-session>`,
  'client-id-unknown': () => session({'client-id': 'a0000000-0000-4000-8000-000000000bad'}) + PRODUCT,
  'anonymous-user-missing': () => session({'client-id': journey.SANDBOX.clientIdWithoutDefaultUser}) + PRODUCT,
  'base-api-url-unreachable': () => session({'base-api-url': 'http://127.0.0.1:9'}) + PRODUCT,
  'base-api-url-invalid': () => session({'base-api-url': 'sandboxapi'}),
  'role-missing': () => session({'client-id': journey.SANDBOX.clientIdWithoutShopper}) + PRODUCT,
  'product-not-visible': () => `${session()}<oc-product-view product-id="summer-brew-2024"></oc-product-view>`,
  'product-without-price': () => `${session()}<oc-product-view product-id="espresso-machine-uno"></oc-product-view>`,
  'product-id-missing': () => `${session()}<oc-product-view></oc-product-view>`,
  'session-missing': () => PRODUCT,
  'session-conflict': () => session() + session({scope: 'Shopper'}),
};

const kitLines = (visitor) => visitor.complaints.filter((line) => line.startsWith('<'));

for (const [code, markup] of Object.entries(MISTAKES)) {
  test(code, async () => {
    const author = await journey.visitor();
    await author.open(`blank.html#${encodeURIComponent(markup())}`);
    await waitFor(() => kitLines(author).length > 0, `a line with ${code}`);
    await journey.quiet();
    assert.equal(kitLines(author).length, 1, kitLines(author).join('\n'));
    assert.match(kitLines(author)[0], new RegExp(`^<(oc|send)-[\\w-]+[^>]*> .+\\. .+\\. \\[${code}\\]$`));
  });
}

for (const [tag, meant] of [
  ['oc-add-to-card-button', 'oc-add-to-cart-button'],
  ['send-traker', 'send-tracker'],
]) {
  test(`a tag that is misspelt as ${tag}`, async () => {
    const author = await journey.visitor();
    await author.page.goto(new URL(`blank.html#${encodeURIComponent(`<${tag}></${tag}>`)}`, journey.shop).href);
    await waitFor(() => kitLines(author).length > 0, 'a line about the tag');
    assert.equal(kitLines(author).length, 1);
    assert.match(kitLines(author)[0], new RegExp(`^<${tag}> .+<${meant}>.+\\[unknown-tag\\]$`));
  });
}
