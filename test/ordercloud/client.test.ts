import {expect} from '@open-wc/testing';
import * as OrderCloud from 'ordercloud-javascript-sdk';
import {Client, pathPart, type Sdk} from '../../src/ordercloud/client.js';
import {rejection} from './failures.js';

const config = {clientId: 'client', baseApiUrl: 'https://sandboxapi.ordercloud.io/', scope: []};

const setOnLine = (onLine: boolean): unknown =>
  Object.defineProperty(navigator, 'onLine', {configurable: true, value: onLine});

describe('Client', () => {
  afterEach(() => Reflect.deleteProperty(navigator, 'onLine'));

  it('loads the SDK at the first call, once', async () => {
    let loads = 0;
    const client = new Client(() => (loads++, Promise.resolve(OrderCloud)));
    expect(loads).to.equal(0);
    await Promise.all([client.open(config, 'Me.Get'), client.open(config, 'Me.Get')]);
    await client.open(config, 'Me.Get');
    expect(loads).to.equal(1);
  });

  it('sets the base URL without a slash at its end, the time-out, and no client ID', async () => {
    const sdk = await new Client().open({...config, timeout: 1234}, 'Me.Get');
    expect(sdk.Configuration.Get()).to.include({
      baseApiUrl: 'https://sandboxapi.ordercloud.io',
      timeoutInMilliseconds: 1234,
      clientID: null,
    });
    expect((await new Client().open(config, 'Me.Get')).Configuration.Get().timeoutInMilliseconds).to.equal(10_000);
  });

  it('says when the file could not be loaded, and tries again at the next call', async () => {
    setOnLine(true);
    let online = false;
    const load = (): Promise<Sdk> =>
      online ? Promise.resolve(OrderCloud) : Promise.reject(new TypeError('Failed to fetch the module'));
    const client = new Client(load);
    const error = await rejection(client.open(config, 'Me.GetProduct'));
    expect(error).to.include({code: 'sdk-unavailable', operation: 'Me.GetProduct', status: 0, retryable: true});
    online = true;
    expect(await client.open(config, 'Me.GetProduct')).to.equal(OrderCloud);
  });

  it('says so where that is because the browser is offline', async () => {
    setOnLine(false);
    const client = new Client(() => Promise.reject(new TypeError('Failed to fetch the module')));
    const error = await rejection(client.open(config, 'Me.GetProduct'));
    expect(error).to.include({code: 'offline', operation: 'Me.GetProduct', status: 0, retryable: true});
  });
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
