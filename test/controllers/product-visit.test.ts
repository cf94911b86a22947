import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';
import type {ProductSource} from '../../src/controllers/product-context.js';
import {ProductVisit} from '../../src/controllers/product-visit.js';
import type {ProductSnapshot} from '../../src/ordercloud/catalog.js';
import {CommerceError} from '../../src/ordercloud/errors.js';
import {useEvents} from '../support/events.js';
import {returnFromCache, setVisibility} from '../support/page-life.js';

const loading: ProductSnapshot = {status: 'loading', product: null, price: null, error: null};
const failed: ProductSnapshot = {...loading, status: 'error', error: new CommerceError({code: 'offline', message: ''})};
const ready = (ID: string, unitPrice = 10): ProductSnapshot => ({
  ...loading,
  status: 'ready',
  product: {ID},
  price: {unitPrice, regularPrice: null, currency: null},
});

class TestSource implements ProductSource {
  productID = '';
  snapshot = loading;
  readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  set(productID: string, snapshot: ProductSnapshot): void {
    Object.assign(this, {productID, snapshot});
    for (const listener of this.listeners) listener();
  }
}

class TestVisitor extends LitElement {
  readonly source = new TestSource();
  readonly visit = new ProductVisit(this, this.source);
}
customElements.define('test-visitor', TestVisitor);

describe('ProductVisit', () => {
  const events = useEvents('oc-product-viewing', 'oc-product-viewed');
  const heard = (): string[] =>
    events.map(({type, detail}) => `${type.slice(11)} ${'product' in detail ? detail.product.ID : detail.productID}`);
  let element: TestVisitor;

  const mount = (): TestVisitor => document.body.appendChild(new TestVisitor());

  beforeEach(() => {
    element = mount();
    returnFromCache();
    events.length = 0;
  });
  afterEach(() => {
    setVisibility(null);
    for (const each of document.querySelectorAll('test-visitor')) each.remove();
  });

  it('announces nothing before the product is known', () => {
    expect(heard()).to.deep.equal([]);
  });

  it('announces that it is being read, then that it was viewed', () => {
    element.source.set('kettle', loading);
    expect(heard()).to.deep.equal(['viewing kettle']);
    element.source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
    expect(events[1]!.detail).to.deep.equal({product: {ID: 'kettle'}, price: ready('kettle').price});
  });

  it('announces a product once, though it is read again with other prices', () => {
    element.source.set('kettle', ready('kettle'));
    element.source.set('kettle', loading);
    element.source.set('kettle', ready('kettle', 8));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('announces another product too', () => {
    element.source.set('kettle', ready('kettle'));
    element.source.set('cup', loading);
    element.source.set('cup', ready('cup'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle', 'viewing cup', 'viewed cup']);
  });

  it('announces nothing twice when it is connected again, or a second element shows the product', () => {
    element.source.set('kettle', ready('kettle'));
    element.remove();
    document.body.append(element);
    mount().source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('lets another element finish what a removed one has begun', () => {
    element.source.set('kettle', loading);
    element.remove();
    mount().source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('begins again after a failure', () => {
    element.source.set('kettle', loading);
    element.source.set('kettle', failed);
    expect(heard()).to.deep.equal(['viewing kettle']);
    element.source.set('kettle', loading);
    element.source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewing kettle', 'viewed kettle']);
  });

  it('keeps a view announced that a later reading fails after', () => {
    element.source.set('kettle', ready('kettle'));
    element.source.set('kettle', failed);
    element.source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('announces it anew when the page comes back from the back/forward cache', () => {
    element.source.set('kettle', ready('kettle'));
    events.length = 0;
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    expect(heard()).to.deep.equal([]);
    returnFromCache();
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('waits until a page in the background is seen', () => {
    setVisibility('hidden');
    element.source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal([]);
    setVisibility('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('waits until a prerendered page is activated', () => {
    setVisibility('visible', {prerendering: true});
    element.source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal([]);
    setVisibility('visible');
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('finishes a view although the page went to the background meanwhile', () => {
    element.source.set('kettle', loading);
    setVisibility('hidden');
    element.source.set('kettle', ready('kettle'));
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  it('shares the visit with a second copy of the kit', async () => {
    element.source.set('kettle', ready('kettle'));
    const url = new URL('../../src/controllers/product-visit.ts?copy', import.meta.url).href;
    const copy = (await import(url)) as {ProductVisit: typeof ProductVisit};
    const other = document.createElement('test-visitor') as TestVisitor;
    new copy.ProductVisit(other, other.source);
    other.source.set('kettle', ready('kettle'));
    document.body.append(other);
    expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
  });

  describe('at a route', () => {
    const home = location.href;
    const push = (url: string): void => history.pushState(null, '', url);
    const show = (element: TestVisitor, ID: string): void => element.source.set(ID, ready(ID));
    const renew = (): void => {
      element.remove();
      element = mount();
    };
    afterEach(() => history.replaceState(null, '', home));

    /** What happens after the kettle was viewed, and what that announces. */
    const cases: {name: string; does: () => void; announces: string[]}[] = [
      {
        name: 'a new element shows the product there',
        does: () => {
          push('/b');
          renew();
          show(element, 'kettle');
        },
        announces: ['viewing kettle', 'viewed kettle'],
      },
      {
        name: 'the element comes back there',
        does: () => {
          element.remove();
          push('/b');
          push('/a');
          document.body.append(element);
        },
        announces: ['viewing kettle', 'viewed kettle'],
      },
      {
        name: 'the same route mounts it twice',
        does: () => {
          push('/b');
          for (let i = 0; i < 2; i++) {
            renew();
            show(element, 'kettle');
          }
        },
        announces: ['viewing kettle', 'viewed kettle'],
      },
      {
        name: 'the element stays, and is rendered again',
        does: () => {
          push('/b');
          show(element, 'kettle');
          document.dispatchEvent(new Event('visibilitychange'));
        },
        announces: [],
      },
      {
        name: 'only the query changes, and the element is moved',
        does: () => {
          document.body.append(element);
          push('?page=2');
          document.body.append(element);
        },
        announces: [],
      },
      {
        name: 'the element shows another product there, and the first one at the next',
        does: () => {
          push('/b');
          show(element, 'cup');
          push('/a');
          show(element, 'kettle');
        },
        announces: ['viewing cup', 'viewed cup', 'viewing kettle', 'viewed kettle'],
      },
      {
        name: 'only the query changes, and the products with it',
        does: () => {
          push('?id=cup');
          show(element, 'cup');
          push('?id=kettle');
          show(element, 'kettle');
        },
        announces: ['viewing cup', 'viewed cup', 'viewing kettle', 'viewed kettle'],
      },
      {
        name: 'only the query changes, and a new element takes over',
        does: () => {
          push('?tab=2');
          renew();
          show(element, 'kettle');
        },
        announces: [],
      },
      {
        name: 'one of two elements shows another product',
        does: () => {
          const other = mount();
          show(other, 'kettle');
          show(element, 'cup');
          show(other, 'kettle');
        },
        announces: ['viewing cup', 'viewed cup'],
      },
      {
        name: 'an element that stays shows another product later than a new one shows the first',
        does: () => {
          push('/b');
          show(mount(), 'kettle');
          element.source.set('', loading);
          show(mount(), 'kettle');
        },
        announces: ['viewing kettle', 'viewed kettle'],
      },
      {
        name: 'an element that stays fails, while a new one shows the product',
        does: () => {
          push('/b');
          show(mount(), 'kettle');
          element.source.set('kettle', failed);
          show(mount(), 'kettle');
        },
        announces: ['viewing kettle', 'viewed kettle'],
      },
    ];
    for (const {name, does, announces} of cases) {
      it(`announces ${announces.join(', ') || 'nothing'} when ${name}`, () => {
        show(element, 'kettle');
        events.length = 0;
        does();
        expect(heard()).to.deep.equal(announces);
      });
    }

    it('goes on with a look that has begun before it', () => {
      element.source.set('kettle', loading);
      push('/b');
      show(element, 'kettle');
      expect(heard()).to.deep.equal(['viewing kettle', 'viewed kettle']);
    });
  });

  it('leaves nothing behind', () => {
    element.source.set('kettle', loading);
    element.remove();
    element.source.set('kettle', ready('kettle'));
    returnFromCache();
    expect(element.source.listeners.size).to.equal(0);
    expect(heard()).to.deep.equal(['viewing kettle']);
  });
});
