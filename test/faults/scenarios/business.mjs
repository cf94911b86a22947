/** What is the same thing twice, what is two things, and what can't be told to Send at all. */
import {added, bought} from '../facts.mjs';

const {type, detail, code} = bought('o-1');
/** Fires the purchase at each load, as a page of thanks does. */
const thanks = {
  body: `<script type="module">dispatchEvent(new CustomEvent('${type}', {detail: ${JSON.stringify(detail)}}));</script>`,
};
const TOGETHER = 'A claim of the ledger is made under a lock: what one tab writes, another may read a moment later.';
const ONCE = 'A ledger in storage knows which orders were handed over.';

export const business = [
  {
    number: '21',
    name: 'the page of thanks is loaded again, left and returned to, and opened in another tab',
    page: ({path}) => (path.startsWith('/thanks') ? thanks : {}),
    expect: {http: {why: ONCE}, library: {why: ONCE}},
    async steps(cell) {
      const tab = await cell.tab();
      cell.want(0, code);
      await tab.go('/thanks');
      await cell.arrives(code);
      await tab.go('/thanks');
      await tab.leave('/other');
      await tab.back();
      await tab.go('/thanks?returned=twice');
      await (await cell.tab()).go('/thanks');
    },
  },
  {
    number: '21b',
    name: 'twenty orders are announced in two tabs at the same time',
    expect: {http: {why: TOGETHER}, library: {why: TOGETHER}},
    quiet: 1500,
    async steps(cell) {
      const tabs = [await cell.tab(), await cell.tab()];
      for (const [n, tab] of tabs.entries()) {
        await tab.go();
        await tab.add(`warm-${n}`);
        await cell.arrives(`warm-${n}`);
      }
      const orders = Array.from({length: 20}, (_, n) => bought(`o-${n}`));
      // Which tab sends which is left open, and so is the order of theirs.
      orders.forEach((order, lane) => cell.want(lane + 1, order.code));
      await Promise.all(tabs.map((tab) => tab.repeat(...orders)));
    },
  },
  {
    number: '22',
    name: 'two quick clicks are two adds; an element that is mounted again, or an event that is fired again, is none',
    page: () => ({body: '<send-product-view item-code="seen"></send-product-view>'}),
    expect: {
      http: {why: 'A fact has an id of its own, and a visit has one view of its product.'},
      library: {why: 'A fact has an id of its own, and a visit has one view of its product.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.want(0, 'seen');
      await tab.go();
      await tab.add('same', 'same');
      await tab.page.evaluate(() => {
        for (const selector of ['send-product-view', 'send-tracker']) {
          const element = document.querySelector(selector);
          for (let times = 0; times < 3; times++) {
            element.remove();
            document.body.append(element);
          }
          document.body.append(element);
        }
      });
      cell.want(0, 'twice');
      await tab.page.evaluate(({type, detail}) => {
        const event = new CustomEvent(type, {detail});
        globalThis.dispatchEvent(event);
        globalThis.dispatchEvent(event);
      }, added('twice'));
    },
  },
  {
    number: '28',
    name: 'events that can’t be written as JSON, a listener that throws, and one that Send refuses, amid good ones',
    breaksPages: true,
    expect: {
      http: {lost: 1, why: 'A 400 will be a 400 again: that one is given up, and the line goes on.'},
      library: {lost: 1, why: 'A 400 will be a 400 again: that one is given up, and the line goes on.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      cell.collector.fault({match: (body) => JSON.stringify(body).includes('refused'), status: 400});
      await tab.go();
      await tab.add('a1');
      await cell.arrives('a1');
      cell.want(0, 'odd', 'edited');
      await tab.page.evaluate(() => {
        const product = {itemCode: 'odd', big: 10n, run: () => {}};
        product.self = product;
        globalThis.dispatchEvent(new CustomEvent('send-product-viewed', {detail: {product}}));
        const edit = ({detail: {payload}}) => {
          Object.assign(payload[0].product, {big: 10n, self: payload});
          throw new Error('A listener throws');
        };
        addEventListener('send-tracking', edit, {once: true});
        globalThis.dispatchEvent(new CustomEvent('send-product-viewed', {detail: {product: {itemCode: 'edited'}}}));
      });
      await tab.add('refused', 'a2', 'a3');
    },
    quiet: 2000,
  },
];
