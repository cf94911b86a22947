import {expect} from '@open-wc/testing';
import {claimOf, claimSession, releaseSession, type Claimant} from '../../src/controllers/session-claim.js';
import {Session} from '../../src/ordercloud/session.js';

const claimant = (): Claimant & {asked: number} => ({
  asked: 0,
  requestUpdate() {
    this.asked += 1;
  },
});

describe('claimSession', () => {
  it('gives a session to the first, and says of others whether they want the same', () => {
    const [session, first] = [new Session(), claimant()];
    expect(claimSession(session, first, 'a')).to.equal('owner');
    expect(claimSession(session, claimant(), 'a')).to.equal('same');
    expect(claimSession(session, claimant(), 'b')).to.equal('conflict');
    expect(claimSession(session, first, 'b')).to.equal('owner');
    expect(claimOf(session).settings).to.equal('b');
  });

  it('asks those who wait again when the owner goes, but none that has gone', () => {
    const session = new Session();
    const [first, second, third] = [claimant(), claimant(), claimant()];
    for (const each of [first, second, third]) claimSession(session, each, 'a');
    releaseSession(session, third);
    releaseSession(session, first);
    expect([first.asked, second.asked, third.asked]).to.deep.equal([0, 1, 0]);
    expect(claimSession(session, second, 'b')).to.equal('owner');
    expect(claimOf(session).waiting.size).to.equal(0);
  });

  it('keeps each session apart', () => {
    const one = claimant();
    expect(claimSession(new Session(), one, 'a')).to.equal('owner');
    expect(claimSession(new Session(), claimant(), 'b')).to.equal('owner');
  });
});
