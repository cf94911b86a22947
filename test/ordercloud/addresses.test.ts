import {expect} from '@open-wc/testing';
import {currentAddresses, type AddressesSnapshot} from '../../src/ordercloud/addresses.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

const {homeAddressId, officeAddressId} = SANDBOX.shopper;
const ADDRESS = {Street1: 'Hauptstr. 1', City: 'Berlin', Country: 'DE', Shipping: true};

describe('Addresses', () => {
  const shop = useSandbox();
  const snapshot = (): AddressesSnapshot => currentAddresses().state.value;
  const ids = (): (string | undefined)[] => snapshot().addresses.map(({ID}) => ID);

  async function opened(): Promise<void> {
    const session = await shop.session({timeout: SHORT_TIMEOUT});
    await session.signIn('ada', 'Sandbox-1');
    await currentAddresses().load();
  }

  it('are none of a guest’s, without a request', async () => {
    await shop.session();
    await currentAddresses().load();
    expect(snapshot().status).to.equal('empty');
    expect(shop.requests).to.deep.equal([]);
  });

  it('are read once', async () => {
    await opened();
    await currentAddresses().load();
    expect(ids()).to.deep.equal([homeAddressId, officeAddressId]);
    expect(shop.requests.filter((line) => line.includes('/me/addresses'))).to.have.length(1);
  });

  it('are saved, changed and removed', async () => {
    await opened();
    const {ID: id} = await currentAddresses().create(ADDRESS);
    expect(ids()).to.deep.equal([homeAddressId, officeAddressId, id]);
    await currentAddresses().patch(id!, {City: 'Bonn'});
    expect(snapshot().addresses[2]).to.include({City: 'Bonn', Street1: 'Hauptstr. 1'});
    await currentAddresses().remove(id!);
    expect(ids()).to.deep.equal([homeAddressId, officeAddressId]);
  });

  it('that were given are not the shopper’s to change', async () => {
    await opened();
    const error = await rejection(currentAddresses().patch(officeAddressId, {City: 'Bonn'}));
    expect(error.code).to.equal('Address.CannotEditPublic');
    expect((await rejection(currentAddresses().remove('..'))).code).to.equal('id-invalid');
  });

  it('are nobody else’s', async () => {
    await opened();
    await commerce().session.signOut();
    expect(snapshot().addresses).to.deep.equal([]);
    await commerce().session.signIn('grace', 'Sandbox-1');
    await currentAddresses().load();
    expect(snapshot().status).to.equal('empty');
  });

  for (const failure of FAILURES) {
    it(`tell of ${failure.name}`, async () => {
      const session = await shop.session({timeout: SHORT_TIMEOUT});
      await session.signIn('ada', 'Sandbox-1');
      shop.sandbox.faults.add({operation: 'Me.ListAddresses', ...failure.fault});
      await currentAddresses().load();
      expect(snapshot().status).to.equal('error');
      expectFailure(snapshot().error, failure, 'Me.ListAddresses');
    });
  }
});
