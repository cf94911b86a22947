import {expect, fixtureCleanup, waitUntil} from '@open-wc/testing';
import {LitElement} from 'lit';
import {productContext, type ProductSource} from '../../src/controllers/product-context.js';
import {ProductController} from '../../src/controllers/product-controller.js';
import {NearestProduct} from '../../src/controllers/product-nearest.js';
import {ViewController} from '../../src/controllers/view-controller.js';
import {requestContext} from '../../src/core/context.js';
import type {Strings} from '../../src/core/strings.js';
import {CASES} from '../support/catalogue-cases.js';
import {useWarnings} from '../support/console.js';
import {useSandbox} from '../support/sandbox.js';

class TestProduct extends LitElement {
  productId = '';
  productIdFrom = '';
  strings: Strings | null = null;
  readonly view = new ViewController(this, {error: 'It failed.'});
  readonly controller = new ProductController(this, this.view);
}
customElements.define('test-product', TestProduct);

class TestInner extends LitElement {
  productId = '';
  readonly nearest = new NearestProduct(this);
}
customElements.define('test-inner', TestInner);

describe('ProductController', () => {
  const shop = useSandbox();
  const warnings = useWarnings();
  let element: TestProduct;

  beforeEach(() => {
    element = document.createElement('test-product') as TestProduct;
  });
  afterEach(() => {
    element.remove();
    fixtureCleanup();
  });

  const show = async (productID: string): Promise<void> => {
    await shop.session();
    element.productId = productID;
    document.body.append(element);
    await waitUntil(() => !['idle', 'loading'].includes(element.view.status));
  };

  it('reads the product when its element is connected, and tells each change', async () => {
    const statuses: string[] = [];
    element.controller.subscribe(() => statuses.push(element.controller.snapshot.status));
    await show(CASES.plain);
    expect(element.controller.snapshot.product!.ID).to.equal(CASES.plain);
    expect(element.view.status).to.equal('ready');
    expect(statuses.at(-1)).to.equal('ready');
  });

  it('follows the product ID, and forgets the last product at once', async () => {
    await show(CASES.plain);
    element.productId = CASES.sale;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.controller.productID).to.equal(CASES.sale);
    expect(element.controller.snapshot.product).to.equal(null);
    await waitUntil(() => element.view.status === 'ready');
    element.productId = '';
    element.requestUpdate();
    await element.updateComplete;
    expect(element.view.status).to.equal('idle');
  });

  it('follows the URL where that names the product, while its element is there', async () => {
    const home = location.href;
    await shop.session();
    history.replaceState(null, '', `?id=${CASES.plain}`);
    element.productIdFrom = 'id';
    document.body.append(element);
    await element.updateComplete;
    expect(element.controller.productID).to.equal(CASES.plain);
    history.pushState(null, '', `?id=${CASES.sale}`);
    await element.updateComplete;
    expect(element.controller.productID).to.equal(CASES.sale);
    element.remove();
    history.replaceState(null, '', home);
    await element.updateComplete;
    expect(element.isUpdatePending).to.be.false;
    expect(element.controller.productID).to.equal(CASES.sale);
  });

  it('gives its product to what stands inside', async () => {
    const inner = element.appendChild(document.createElement('p'));
    let source: ProductSource | undefined;
    requestContext(inner, productContext, (value) => (source = value));
    await show(CASES.plain);
    expect(source!.productID).to.equal(CASES.plain);
    expect(source!.snapshot.product!.ID).to.equal(CASES.plain);
  });

  it('waits for a session that comes late, and says in the console that there is none yet', async () => {
    element.productId = CASES.plain;
    document.body.append(element);
    await waitUntil(() => warnings.length > 0);
    expect(warnings[0]).to.match(/^<test-product> finds no <oc-session>.*\[session-missing\]$/);
    expect(element.view.status).to.equal('loading');
    expect(shop.requests).to.deep.equal([]);
    await shop.session();
    await waitUntil(() => element.view.status === 'ready');
  });

  it('hears nothing of the product any more when its element has gone', async () => {
    await show(CASES.invisible);
    element.remove();
    const {length} = shop.requests;
    element.controller.reload();
    element.requestUpdate();
    await element.updateComplete;
    expect(shop.requests).to.have.length(length);
    expect(element.view.status).to.equal('error');
  });
});

describe('NearestProduct', () => {
  const shop = useSandbox();
  const outer = document.createElement('test-product') as TestProduct;
  const inner = document.createElement('test-inner') as TestInner;
  outer.append(inner);
  afterEach(() => outer.remove());

  it('knows the product around it, unless it names another', async () => {
    await shop.session();
    outer.productId = CASES.plain;
    document.body.append(outer);
    await waitUntil(() => inner.nearest.name);
    expect(inner.nearest.productId).to.equal(CASES.plain);
    expect(inner.nearest.schedule!.PriceBreaks![0]!.Price).to.equal(12.5);
    inner.productId = CASES.sale;
    expect(inner.nearest.productId).to.equal(CASES.sale);
    expect(inner.nearest.snapshot).to.equal(null);
    inner.productId = CASES.plain;
    expect(inner.nearest.snapshot!.status).to.equal('ready');
    inner.remove();
    inner.productId = '';
    expect(inner.nearest.productId).to.equal('');
  });
});
