import {expect} from '@open-wc/testing';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {SessionController} from '../../src/controllers/session-controller.js';
import {commerce} from '../../src/ordercloud/commerce.js';
import {SANDBOX} from '../../src/sandbox/index.js';
import {useSandbox} from '../support/sandbox.js';

const host = (): ReactiveControllerHost & {updates: number} => ({
  updates: 0,
  addController: (_: ReactiveController) => {},
  removeController: (_: ReactiveController) => {},
  requestUpdate() {
    this.updates += 1;
  },
  updateComplete: Promise.resolve(true),
});

describe('SessionController', () => {
  const shop = useSandbox();
  const {username, password} = SANDBOX.shopper;

  it('tells its host what the session is at first and at each change', async () => {
    await shop.session();
    const seen: string[] = [];
    const element = host();
    const controller = new SessionController(element, ({status}) => seen.push(status));
    controller.hostConnected();
    await controller.signIn(username, password);
    await controller.signOut();
    expect(seen).to.deep.equal(['anonymous', 'resolving', 'registered', 'anonymous']);
    expect(element.updates).to.equal(4);
  });

  it('follows nothing after its host was disconnected', async () => {
    const session = await shop.session();
    const seen: string[] = [];
    const controller = new SessionController(host(), ({status}) => seen.push(status));
    controller.hostConnected();
    controller.hostDisconnected();
    await session.signIn(username, password);
    expect(seen).to.deep.equal(['anonymous']);
  });

  it('refuses to sign in where no session was set up', async () => {
    const failure: unknown = await new SessionController(host(), () => {}).signIn('a', 'b').catch((e: unknown) => e);
    expect(failure).to.have.property('code', 'session-missing');
    expect(commerce().session.config).to.equal(null);
  });

  it('waits for those who asked for it by the shopper’s fact, hand-made ones included', async () => {
    const session = await shop.session();
    session.state.subscribe(({status}) => {
      if (status === 'registered') dispatchEvent(new CustomEvent('oc-shopper-changed', {detail: {shopper: null}}));
    });
    await new SessionController(host(), () => {}).signIn(username, password);
    expect(session.state.value.status).to.equal('registered');
  });
});
