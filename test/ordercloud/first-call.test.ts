import {expect} from '@open-wc/testing';
import * as OrderCloud from 'ordercloud-javascript-sdk';
import {Calls} from '../../src/ordercloud/calls.js';
import type {Loaded, Sdk} from '../../src/ordercloud/client.js';
import {createCommerce, type Commerce} from '../../src/ordercloud/commerce.js';
import {Session, type SessionConfig} from '../../src/ordercloud/session.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {rejection} from './failures.js';

const CONFIG: SessionConfig = {
  clientId: SANDBOX.clientId,
  baseApiUrl: SANDBOX.baseApiUrl,
  scope: [],
  tokenStorage: 'local',
  allowAnonymous: true,
};

describe('the first call', () => {
  const shop = useSandbox();
  let asked: string[];
  let reachable: boolean;
  let page: Commerce;

  beforeEach(() => {
    asked = [];
    reachable = true;
    const session = new Session({
      load: () => (asked.push('SDK'), Promise.resolve<Sdk>(OrderCloud)),
      loadCalls: (): Promise<Pick<Loaded, 'Calls'>> => {
        asked.push('calls');
        return reachable ? Promise.resolve({Calls}) : Promise.reject(new TypeError('Failed to fetch'));
      },
    });
    page = createCommerce(session);
  });

  afterEach(() => page.session.dispose());

  const add = (): ReturnType<Commerce['cart']['add']> => page.cart.add({productID: CASES.plain, quantity: 1});

  it('is none where a visitor without a token looks at the cart, and nothing is loaded', async () => {
    await page.session.configure(CONFIG);
    await page.cart.load();
    await page.cart.reload();
    expect(page.cart.state.value.status).to.equal('empty');
    expect(asked).to.deep.equal([]);
  });

  it('is none where visitors may not shop anonymously, and nothing is loaded', async () => {
    await page.session.configure({...CONFIG, allowAnonymous: false});
    expect(await rejection(add())).to.include({code: 'session-required', operation: 'Cart.CreateLineItem'});
    expect(asked).to.deep.equal([]);
  });

  it('loads the SDK and what makes calls, once, for all who wait', async () => {
    await page.session.configure(CONFIG);
    await Promise.all([add(), add(), page.cart.load()]);
    expect(asked).to.deep.equal(['SDK', 'calls']);
  });

  it('leaves what was asked for before in its order', async () => {
    const changes = [add(), add()];
    const writes = page.cart.exclusively(() =>
      Promise.resolve(shop.requests.filter((request) => /^(POST|PATCH) \/v1\/cart/.test(request))),
    );
    await page.session.configure(CONFIG);
    const [added] = await Promise.all(changes);
    expect(await writes).to.deep.equal(['POST /v1/cart/lineitems', `PATCH /v1/cart/lineitems/${added!.lineItem.ID}`]);
  });

  it('fails where the code for it is out of reach, and the next one tries again', async () => {
    await page.session.configure(CONFIG);
    reachable = false;
    const error = await rejection(add());
    expect(error).to.include({code: 'sdk-unavailable', operation: 'Cart.CreateLineItem', retryable: true});
    expect(shop.requests).to.deep.equal([]);
    reachable = true;
    expect((await add()).lineItem.ProductID).to.equal(CASES.plain);
  });

  it('leaves somebody signed in where it fails, and finds out who that is when it is tried again', async () => {
    reachable = false;
    const {accessToken} = shop.sandbox.tokensFor();
    const error = await rejection(page.session.configure(CONFIG, {accessToken}));
    expect(error).to.include({code: 'sdk-unavailable', operation: 'Me.Get', retryable: true});
    expect(page.session.state.value).to.deep.equal({status: 'registered', shopper: null, me: null});
    reachable = true;
    await page.session.configure(CONFIG);
    expect(page.session.state.value.shopper?.id).to.equal('ada');
  });
});
