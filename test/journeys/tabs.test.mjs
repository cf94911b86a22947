/** What pages of one origin have to do with each other: brands, tabs, and the back/forward cache. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {eventsOf, waitFor} from '../support/collector.mjs';
import {useJourney} from '../support/journey.mjs';

const journey = useJourney();

const OTHER_BRAND = 'b0000000-0000-4000-8000-00000000beef';
const shopper = {id: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace'};

const tracker = (websiteId, attributes = '') => {
  const {send} = journey;
  const library = `${send}/statics/moosend-tracking.min.js?endpoint=${send}&amp;forms=${send}`;
  return `<send-tracker website-id="${websiteId}" library-url="${library}" endpoint="${send}" ${attributes}></send-tracker>`;
};
const pageWith = (markup) => `blank.html?${Math.random()}#${encodeURIComponent(markup)}`;

const signOn = (page) =>
  page.evaluate(
    (detail) => {
      document.dispatchEvent(new CustomEvent('oc-shopper-changed', {detail, bubbles: true}));
    },
    {shopper},
  );

/** Cookies of Send's, and what the tracker has stored. */
const tracesIn = (page) =>
  page.evaluate(() => [
    document.cookie.split('; ').filter((pair) => /^(uid|sessionid|email)=/.test(pair)),
    Object.keys(localStorage).filter((key) => /\.(outbox|identity|orders|facts|withdrawn)\./.test(key)),
  ]);

for (const transport of ['library', 'http']) {
  test(`two brands on one origin both hear of one shopper, by ${transport}`, async () => {
    const ada = await journey.visitor();
    const websites = [journey.SANDBOX.websiteId, OTHER_BRAND];
    for (const websiteId of [...websites, ...websites]) {
      await ada.open(pageWith(tracker(websiteId, `transport="${transport}" page-views="off"`)));
      await signOn(ada.page);
      await journey.quiet();
    }
    const told = eventsOf(journey.sandbox.received).map(({body: {actionType, siteId}}) => `${actionType} ${siteId}`);
    assert.deepEqual(told, [`IDENTIFY ${websites[0]}`, `IDENTIFY ${websites[1]}`]);
    assert.deepEqual(ada.complaints, []);
  });
}

test('a second website on the page goes by HTTP, which is said once', async () => {
  const ada = await journey.visitor();
  await ada.open(pageWith(tracker(journey.SANDBOX.websiteId) + tracker(OTHER_BRAND)));
  await signOn(ada.page);
  const sites = () =>
    eventsOf(journey.sandbox.received)
      .map(({body: {actionType, siteId}}) => `${actionType} ${siteId}`)
      .sort();
  const all = [journey.SANDBOX.websiteId, OTHER_BRAND].flatMap((id) => [`IDENTIFY ${id}`, `PAGE_VIEWED ${id}`]).sort();
  await waitFor(() => sites().length === all.length, 'both websites to hear of it');
  await journey.quiet();
  assert.deepEqual(sites(), all);
  assert.equal(ada.complaints.length, 1, ada.complaints.join('\n'));
  assert.match(ada.complaints[0], /\[website-id-conflict\]$/);
});

test('a withdrawal removes what is Send’s in every tab', async () => {
  const ada = await journey.visitor();
  await ada.open(pageWith(tracker(journey.SANDBOX.websiteId)));
  const other = await ada.page.browserContext().newPage();
  await other.goto(new URL(pageWith(tracker(journey.SANDBOX.websiteId)), journey.shop).href);
  await signOn(ada.page);
  await journey.received('PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED');
  assert.notDeepEqual(await tracesIn(other), [[], []]);
  await ada.page.evaluate(() => {
    document.dispatchEvent(new CustomEvent('send-consent', {detail: {tracking: 'denied'}, bubbles: true}));
  });
  await waitFor(async () => (await tracesIn(other)).flat().length === 0, 'all of Send’s to be gone');
  await signOn(other);
  await other.evaluate(() => {
    const detail = {lineItem: {ID: 'l', ProductID: 'p', UnitPrice: 1, Quantity: 1}, quantity: 1};
    document.dispatchEvent(new CustomEvent('oc-cart-item-added', {detail, bubbles: true}));
  });
  await journey.quiet();
  assert.deepEqual(
    [await tracesIn(other), await tracesIn(ada.page)],
    [
      [[], []],
      [[], []],
    ],
  );
  await journey.received('PAGE_VIEWED', 'IDENTIFY', 'PAGE_VIEWED');
  assert.deepEqual(await other.evaluate(() => document.querySelector('send-tracker').stats().dropped), {consent: 2});
});

test('nothing of the kit’s keeps a page out of the back/forward cache', async () => {
  const ada = await journey.visitor();
  // The ground's own pages are no-store, which alone would keep them out: these are not.
  await ada.open('product.html?id=house-blend');
  await journey.received('PAGE_VIEWED house-blend');
  await ada.open(pageWith(tracker(journey.SANDBOX.websiteId)));
  await ada.page.goBack();
  await ada.settled();
  const reasons = await ada.page.evaluate(() => {
    const [{notRestoredReasons}] = performance.getEntriesByType('navigation');
    return (notRestoredReasons?.reasons ?? []).map(({reason}) => reason);
  });
  // What the ground brings along: pages that forbid storing, and a browser whose cache is switched off.
  const own = reasons.filter((reason) => !['masked', 'response-cache-control-no-store'].includes(reason));
  assert.deepEqual(own, []);
});
