/** What happens before the tracker's own code is there: this file's first tag is the first of the page. */
import {expect} from '@open-wc/testing';
import '../../src/elements/send-tracker/define.js';
import {ENDPOINT, LIBRARY_URL, newWebsiteId, usePage} from '../send/fixtures/page.js';
import {useEvents} from '../support/events.js';

describe('send-tracker while its code is loading', () => {
  const page = usePage();
  const tracked = useEvents('send-tracked');
  const calls = (): unknown[] => page.calls().map(([name]) => name);
  const lineItem = {ID: 'l1', ProductID: 'shoe', Quantity: 1, UnitPrice: 5};

  it('loses no fact, and lets whoever navigates next wait for it', async () => {
    const element = document.createElement('send-tracker');
    Object.assign(element, {
      websiteId: newWebsiteId(),
      libraryUrl: LIBRARY_URL,
      endpoint: ENDPOINT,
      pageViews: 'off',
      consentSource: 'event',
    });
    document.body.append(element);
    await element.updateComplete;
    // The page's later word wins over the source, although nobody can take it yet.
    element.consent = 'granted';
    await element.updateComplete;
    const waits: Promise<unknown>[] = [];
    const detail = {lineItem, quantity: 1, order: null};
    const fact = new CustomEvent('oc-cart-item-added', {detail, bubbles: true});
    document.dispatchEvent(Object.assign(fact, {waitUntil: (wait: Promise<unknown>) => waits.push(wait)}));
    expect([calls(), waits.length]).to.deep.equal([[], 1]);
    await Promise.all(waits);
    expect(calls()).to.deep.equal(['init', 'trackAddToOrder']);
    expect(tracked).to.have.lengthOf(1);
    element.remove();
  });
});
