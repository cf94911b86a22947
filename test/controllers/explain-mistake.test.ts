import {expect} from '@open-wc/testing';
import {explainMistake} from '../../src/controllers/explain-mistake.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {CommerceError} from '../../src/ordercloud/errors.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {explained, useWarnings} from '../support/console.js';
import {useSandbox} from '../support/sandbox.js';

describe('explainMistake', () => {
  const warnings = useWarnings();
  const shop = useSandbox();

  /** Adds, which fails, and waits until the failure has been explained. */
  async function add(): Promise<CommerceError> {
    try {
      await commerce().cart.add({productID: CASES.plain, quantity: 1});
    } catch (error) {
      const failure = explainMistake(error);
      await explained();
      return failure;
    }
    throw new Error('The add was expected to fail.');
  }

  it('says that a client is unknown', async () => {
    await shop.session({clientId: 'c0000000-0000-4000-8000-000000000000'});
    await add();
    expect(warnings.join()).to.contain('<oc-session client-id>').and.contain('[client-id-unknown]');
  });

  it('says that a client has no default context user', async () => {
    await shop.session({clientId: SANDBOX.clientIdWithoutDefaultUser});
    await add();
    expect(warnings.join()).to.contain('<oc-session client-id>').and.contain('[anonymous-user-missing]');
  });

  it('says that a host does not answer, or not as OrderCloud', async () => {
    await shop.session({baseApiUrl: 'https://nowhere.example'});
    await add();
    expect(warnings.join()).to.contain('<oc-session base-api-url>').and.contain('[base-api-url-unreachable]');
  });

  it('says that a role is missing', async () => {
    await shop.session({clientId: SANDBOX.clientIdWithoutShopper});
    await add();
    expect(warnings.join()).to.contain('<oc-session scope>').and.contain('[role-missing]');
  });

  it('says nothing of other failures, and gives each in one type', async () => {
    const error = new CommerceError({code: 'Inventory.Insufficient', message: 'none left', status: 400});
    expect(explainMistake(error)).to.equal(error);
    expect(explainMistake(new TypeError('junk'), 'Me.Get')).to.include({code: 'unexpected', operation: 'Me.Get'});
    await explained();
    expect(warnings).to.deep.equal([]);
  });

  it('takes a lost connection for one where the host has answered before', async () => {
    await shop.session();
    await commerce().cart.add({productID: CASES.plain, quantity: 1});
    shop.sandbox.faults.add({operation: /./, kind: 'drop'});
    expect(await add()).to.have.property('code', 'offline');
    expect(warnings).to.deep.equal([]);
  });
});
