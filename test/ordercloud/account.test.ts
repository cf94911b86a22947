import {expect} from '@open-wc/testing';
import {currentAccount} from '../../src/ordercloud/account.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {CASES} from '../support/catalogue-cases.js';
import {useSandbox} from '../support/sandbox.js';
import {expectFailure, FAILURES, rejection, SHORT_TIMEOUT} from './failures.js';

const NEW = {
  username: 'emmy',
  password: 'Sandbox-2',
  firstName: 'Emmy',
  lastName: 'Noether',
  email: 'emmy@example.com',
  termsAccepted: true,
};
const {username, email} = SANDBOX.shopper;

/** A failure that is no answer of the token's. */
const REGISTERING = FAILURES.filter(({name}) => name !== '401 twice');

describe('Account', () => {
  const shop = useSandbox();
  const count = (line: string): number => shop.requests.filter((each) => each.startsWith(line)).length;

  describe('registers', () => {
    it('a visitor, who is signed in and keeps the cart', async () => {
      const session = await shop.session();
      await commerce().cart.add({productID: CASES.plain, quantity: 2});
      await currentAccount().register(NEW);
      expect(session.state.value.shopper).to.deep.include({email: NEW.email, firstName: 'Emmy'});
      expect(session.state.value.me!.TermsAccepted).to.match(/^20\d\d-/);
      await commerce().cart.load();
      expect(commerce().cart.state.value.lineItems[0]).to.include({ProductID: CASES.plain, Quantity: 2});
      expect(count('PUT /v1/me/orders')).to.equal(0);
      expect(session.transferError.value).to.equal(null);
    });

    it('a visitor without a cart', async () => {
      const session = await shop.session();
      await currentAccount().register({...NEW, termsAccepted: false});
      expect(session.user).to.equal('emmy');
      expect(session.state.value.me!.TermsAccepted).to.equal(null);
    });

    it('nobody under a name that is taken', async () => {
      const session = await shop.session();
      const error = await rejection(currentAccount().register({...NEW, username}));
      expect(error).to.include({code: 'User.UsernameMustBeUnique', operation: 'Me.Register'});
      expect(session.user).to.equal(null);
    });

    it('nobody by a password that is too short', async () => {
      await shop.session();
      const error = await rejection(currentAccount().register({...NEW, password: 'short'}));
      expect(error.code).to.equal('Auth.InsecurePassword');
      expect(error.data).to.deep.equal({MinimumCharacterCount: 8});
    });

    it('once, where the first answer was lost', async () => {
      const session = await shop.session();
      await commerce().cart.add({productID: CASES.plain, quantity: 1});
      shop.sandbox.faults.add({operation: 'Me.Register', kind: 'answer-lost', times: 1});
      expect((await rejection(currentAccount().register(NEW))).code).to.equal('offline');
      await currentAccount().register(NEW);
      expect(session.user).to.equal('emmy');
      expect(session.transferError.value).to.equal(null);
      await commerce().cart.load();
      expect(commerce().cart.state.value.lineItems).to.have.length(1);
    });

    for (const failure of REGISTERING) {
      it(`and tells of ${failure.name}`, async () => {
        const session = await shop.session({timeout: SHORT_TIMEOUT});
        await commerce().cart.add({productID: CASES.plain, quantity: 1});
        shop.sandbox.faults.add({operation: 'Me.Register', ...failure.fault});
        expectFailure(await rejection(currentAccount().register(NEW)), failure, 'Me.Register');
        expect(session.notes.hasCart).to.equal(true);
      });
    }
  });

  describe('gives another password', () => {
    const operation = 'ForgottenCredentials.SendVerificationCode';
    const URL = 'https://shop.example/password';

    it('by a mail, without a token', async () => {
      const session = await shop.session({allowAnonymous: false});
      await currentAccount().askForCode(email, URL);
      expect(shop.requests).to.deep.equal(['POST /v1/password/reset']);
      const [mail] = shop.sandbox.mails;
      await currentAccount().setPassword({code: mail!.code, username, password: 'Sandbox-3'});
      await session.signIn(username, 'Sandbox-3');
      expect(session.user).to.equal(username);
    });

    it('by a user name as well', async () => {
      await shop.session();
      await currentAccount().askForCode(username, URL);
      expect(shop.sandbox.mails).to.have.length(1);
    });

    it('and never says that there is no account', async () => {
      await shop.session();
      await currentAccount().askForCode('nobody@example.com', URL);
      for (const [status, ErrorCode] of [
        [404, 'NotFound'],
        [400, 'User.NotFound'],
      ] as const) {
        const undo = shop.sandbox.faults.add({
          operation,
          kind: 'status',
          status,
          body: {Errors: [{ErrorCode, Message: '', Data: null}]},
        });
        await currentAccount().askForCode('nobody@example.com', URL);
        undo();
      }
    });

    it('but not by a code that is none', async () => {
      await shop.session();
      const wanted = {username, password: 'Sandbox-3'};
      const error = await rejection(currentAccount().setPassword({...wanted, code: 'guessed'}));
      expect(error.code).to.equal('PasswordReset.InvalidVerification');
      expect((await rejection(currentAccount().setPassword({...wanted, code: '..'}))).code).to.equal('id-invalid');
    });

    for (const failure of FAILURES.filter(({name, fault}) => fault.kind !== 'junk' && !name.startsWith('404'))) {
      it(`and tells of ${failure.name}`, async () => {
        await shop.session({timeout: SHORT_TIMEOUT});
        shop.sandbox.faults.add({operation, ...failure.fault});
        expectFailure(await rejection(currentAccount().askForCode(email, URL)), failure, operation);
      });
    }
  });
});
