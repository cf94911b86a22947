import {expect} from '@open-wc/testing';
import * as OrderCloud from 'ordercloud-javascript-sdk';
import {Calls} from '../../src/ordercloud/calls.js';
import {Client, type Loaded, type Sdk} from '../../src/ordercloud/client.js';
import {HeldTokens, type SessionConfig} from '../../src/ordercloud/held-tokens.js';
import {pathPart} from '../../src/ordercloud/path-part.js';
import {configured} from '../../src/ordercloud/sdk-settings.js';
import {rejection} from './failures.js';

const config: SessionConfig = {
  clientId: 'client',
  baseApiUrl: 'https://sandboxapi.ordercloud.io/',
  scope: [],
  tokenStorage: 'memory',
  allowAnonymous: true,
};

const setOnLine = (onLine: boolean): unknown =>
  Object.defineProperty(navigator, 'onLine', {configurable: true, value: onLine});

describe('Client', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

  it('loads the SDK at the first call, once', async () => {
    let loads = 0;
    const client = new Client(() => (loads++, Promise.resolve(OrderCloud)));
    expect(loads).to.equal(0);
    await Promise.all([client.load('Me.Get'), client.load('Me.Get')]);
    await client.load('Me.Get');
    expect(loads).to.equal(1);
  });

  it('asks for the SDK and for what makes calls at the same time', () => {
    const asked: string[] = [];
    const loadSdk = (): Promise<Sdk> => (asked.push('SDK'), new Promise(() => {}));
    const loadCalls = (): Promise<Pick<Loaded, 'Calls'>> => (asked.push('calls'), new Promise(() => {}));
    void new Client(loadSdk, loadCalls).load('Me.Get');
    expect(asked).to.deep.equal(['SDK', 'calls']);
  });

  it('sets the base URL without a slash at its end, the time-out, and no client ID', async () => {
    const {sdk} = await new Client().load('Me.Get');
    const tokens = new HeldTokens(Date.now);
    expect(configured(sdk, {config, timeout: 1234})).to.equal(sdk);
    expect(sdk.Configuration.Get()).to.include({
      baseApiUrl: 'https://sandboxapi.ordercloud.io',
      timeoutInMilliseconds: 1234,
      clientID: null,
    });
    tokens.open(config, null);
    expect(configured(sdk, tokens).Configuration.Get().timeoutInMilliseconds).to.equal(10_000);
  });

  for (const file of ['the SDK', 'what makes calls']) {
    describe(`where the file with ${file} can't be loaded`, () => {
      let reachable: boolean;
      let client: Client;
      beforeEach(() => {
        reachable = false;
        const reach = <T>(name: string, loaded: T): Promise<T> =>
          reachable || name !== file ? Promise.resolve(loaded) : Promise.reject(new TypeError('Failed to fetch'));
        client = new Client(
          () => reach<Sdk>('the SDK', OrderCloud),
          () => reach('what makes calls', {Calls}),
        );
      });

      it('says so, and tries again at the next call', async () => {
        setOnLine(true);
        const error = await rejection(client.load('Me.GetProduct'));
        expect(error).to.include({code: 'sdk-unavailable', operation: 'Me.GetProduct', status: 0, retryable: true});
        reachable = true;
        expect(await client.load('Me.GetProduct')).to.deep.equal({sdk: OrderCloud, Calls});
      });

      it('says where that is because the browser is offline', async () => {
        setOnLine(false);
        const error = await rejection(client.load('Me.GetProduct'));
        expect(error).to.include({code: 'offline', operation: 'Me.GetProduct', status: 0, retryable: true});
      });
    });
  }
});

describe('pathPart', () => {
  it('encodes what the SDK would not', () => {
    expect(pathPart('10% off/now?', 'Me.GetProduct')).to.equal('10%25%20off%2Fnow%3F');
  });

  for (const id of ['', '.', '..']) {
    it(`refuses ${JSON.stringify(id)}, which would lead to another resource`, () => {
      expect(() => pathPart(id, 'Me.GetProduct'))
        .to.throw()
        .with.property('code', 'id-invalid');
    });
  }
});
