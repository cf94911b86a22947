/** Pages that come back, pages that were never seen, and pages that change without being loaded. */
import assert from 'node:assert/strict';
import {upTo} from '../expectation.mjs';

const seenOnce = `<send-product-view item-code="seen"></send-product-view>`;

/** Where the browser does not prerender, a page that says so itself until `activate()` is called. */
const pretendPrerendering = () => {
  let prerendering = true;
  Object.defineProperty(document, 'prerendering', {get: () => prerendering});
  Object.defineProperty(document, 'visibilityState', {get: () => (prerendering ? 'hidden' : 'visible')});
  globalThis.activate = () => {
    prerendering = false;
    document.dispatchEvent(new Event('prerenderingchange'));
    document.dispatchEvent(new Event('visibilitychange'));
  };
};

const speculation = (url) =>
  `<script type="speculationrules">${JSON.stringify({prerender: [{source: 'list', urls: [url], eagerness: 'immediate'}]})}</script>`;

const nothingComes = async (cell) => {
  await cell.arrives('seen', 1, 1200);
  assert.deepEqual(cell.row().received, 0, 'nothing has arrived of a page that nobody has seen');
};

export const history = [
  {
    number: '10',
    name: 'there and back with the back/forward cache, an add on each stay',
    expect: {
      http: {why: 'A page that comes back sends nothing again.'},
      library: {why: 'A page that comes back sends nothing again.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go('/first');
      await tab.add('a1');
      await cell.arrives('a1');
      await tab.leave('/second');
      await tab.add('a2');
      await cell.arrives('a2');
      assert.equal(await tab.back(), cell.ground.keepsPages, 'the page comes back as it was');
      await tab.add('a3');
    },
  },
  {
    number: '11',
    name: 'three unsent, away, the next page sends them, then back',
    expect: {
      http: {why: 'A page that comes back looks at the outbox, not at what it remembers.'},
      library: {unknown: upTo(1), why: 'The one that was in flight may or may not have been heard.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go('/first');
      const answer = cell.swallowAll();
      await tab.add('a1', 'a2', 'a3');
      await cell.tried();
      await tab.leave('/second');
      answer();
      await cell.arrives('a3', 1, 8000);
      await tab.back();
      await tab.add('a4');
    },
  },
  {
    number: '23',
    name: 'a product page is prerendered, then looked at',
    page: ({path}) => (path === '/start' ? {head: speculation('/product')} : {body: seenOnce}),
    expect: {
      http: {why: 'A page that nobody has seen has no view; its one view comes when it is shown.'},
      library: {why: 'A page that nobody has seen has no view; its one view comes when it is shown.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.want(0, 'seen');
      if (cell.ground.prerenders) {
        await tab.go('/start');
        await cell.until(() => cell.shop.asked.some(({url, purpose}) => url === '/product' && purpose), 'prerendering');
        await nothingComes(cell);
        // The tab becomes that of the page that was prerendered, which is no navigation to its driver.
        await tab.page.evaluate(() => void (location.href = '/product'));
        await cell.arrives('seen');
        const loads = cell.shop.asked.filter(({url}) => url === '/product').length;
        assert.equal(loads, 1, 'the page was not loaded a second time');
      } else {
        await tab.before(pretendPrerendering);
        await tab.go('/product');
        await nothingComes(cell);
        await tab.page.evaluate(() => globalThis.activate());
      }
    },
  },
  {
    number: '23b',
    name: 'a product page is opened in a tab in the back and closed unseen',
    page: ({path}) => (path === '/product' ? {body: seenOnce} : {}),
    expect: {
      http: {why: 'A page that nobody has seen has no view; an add in it counts.'},
      library: {why: 'A page that nobody has seen has no view; an add in it counts.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.before(() => {
        Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'});
      });
      await tab.go('/product');
      await tab.add('a1');
      await cell.arrives('a1');
      await tab.leave('/next');
    },
  },
  {
    number: '24',
    name: 'a product page comes back from the back/forward cache',
    page: ({path}) => (path === '/product' ? {body: seenOnce} : {}),
    expect: {
      http: {why: 'Each visit has one view of its product.'},
      library: {why: 'Each visit has one view of its product.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.want(0, 'seen');
      await tab.go('/product');
      await cell.arrives('seen');
      await tab.leave('/next');
      await tab.add('a1');
      await cell.arrives('a1');
      cell.want(0, 'seen');
      assert.equal(await tab.back(), cell.ground.keepsPages, 'the page comes back as it was');
    },
  },
  {
    number: '25',
    name: 'a page that changes its address without being loaded',
    page: () => ({attributes: {'page-views': 'auto', 'route-query': 'page'}}),
    expect: {
      http: {
        why: 'A new path, or a parameter that the page has named, is a new page; an address written again is none.',
      },
      library: {
        why: 'A new path, or a parameter that the page has named, is a new page; an address written again is none.',
      },
    },
    async steps(cell) {
      const tab = await cell.tab();
      const view = async (path, change) => {
        cell.want(0, `page ${path}`);
        await change();
        await cell.arrives(`page ${path}`, cell.wanted(`page ${path}`));
      };
      await view('/shop?page=1', () => tab.go('/shop?page=1'));
      await view('/shop?page=2', () => tab.page.evaluate(() => history.pushState(null, '', '?page=2')));
      await tab.page.evaluate(() => {
        for (let times = 0; times < 10; times++) history.replaceState({times}, '', location.href);
      });
      await view('/bag', () => tab.page.evaluate(() => history.pushState(null, '', '/bag')));
      await view('/shop?page=2', () => tab.page.evaluate(() => history.back()));
    },
  },
];
