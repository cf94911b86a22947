import {expect} from '@open-wc/testing';
import type {SendAction, SendCall} from '../../src/events/send-payload.js';
import {QUEUE_LIMIT, SendQueue, type Entry} from '../../src/send/queue.js';

const fact = {type: 't', detail: null, id: '1', occurredAt: '', pageUrl: ''};
const entry = (action: SendAction | null): Entry => ({call: action && ({action} as SendCall), fact, settle() {}});
const actions = (queue: SendQueue): (string | undefined)[] => queue.entries.map(({call}) => call?.action);
const any = (): boolean => true;

describe('SendQueue', () => {
  it('keeps the order', () => {
    const queue = new SendQueue();
    for (const action of ['IDENTIFY', 'PAGE_VIEWED', 'ADDED_TO_ORDER'] as const) queue.push(entry(action));
    expect(actions(queue)).to.deep.equal(['IDENTIFY', 'PAGE_VIEWED', 'ADDED_TO_ORDER']);
  });

  it('finds the first that may go, and leaves it there', () => {
    const queue = new SendQueue();
    queue.push(entry('IDENTIFY'));
    queue.push(entry('PAGE_VIEWED'));
    const first = queue.first(({call}) => call?.action === 'PAGE_VIEWED')!;
    expect(queue.entries).to.have.length(2);
    queue.remove(first);
    expect(actions(queue)).to.deep.equal(['IDENTIFY']);
    queue.putBack(first);
    expect(actions(queue)).to.deep.equal(['PAGE_VIEWED', 'IDENTIFY']);
  });

  it('holds what comes, until it is taken', () => {
    const queue = new SendQueue();
    queue.hold();
    queue.push(entry('PAGE_VIEWED'));
    queue.hold();
    expect(queue.first(any)).to.be.undefined;
    expect(queue.takeHeld()).to.have.length(1);
    expect(queue.takeHeld()).to.have.length(0);
    queue.push(entry('IDENTIFY'));
    expect(queue.first(any)?.call?.action).to.equal('IDENTIFY');
  });

  it('drops views first, then adds, then identifications, and purchases last, the oldest of each', () => {
    const queue = new SendQueue();
    const rising = ['ORDER_COMPLETED', 'IDENTIFY', 'ADDED_TO_ORDER', 'PAGE_VIEWED', 'PAGE_VIEWED'] as const;
    for (const action of rising) queue.push(entry(action));
    for (let i = rising.length; i < QUEUE_LIMIT; i++) queue.push(entry(null));
    const dropped = rising.map(() => queue.push(entry('ORDER_COMPLETED'))?.call?.action);
    expect(dropped).to.deep.equal([...rising.slice(1).toReversed(), 'ORDER_COMPLETED']);
    expect(queue.entries).to.have.length(QUEUE_LIMIT);
  });

  it('counts and drops what is held too', () => {
    const queue = new SendQueue();
    queue.hold();
    for (let i = 0; i < QUEUE_LIMIT; i++) queue.push(entry('PAGE_VIEWED'));
    expect(queue.push(entry('IDENTIFY'))?.call?.action).to.equal('PAGE_VIEWED');
    expect(queue.takeHeld()).to.have.length(QUEUE_LIMIT);
  });
});
