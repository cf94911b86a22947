/** Clocks that jump. */
import {upTo} from '../expectation.mjs';

/** The page's clock, which `globalThis.jump(hours)` puts forward or back. */
function jumpingClock(hours) {
  let offset = hours * 3_600_000;
  const {Date: RealDate} = globalThis;
  globalThis.Date = class extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(RealDate.now() + offset);
      else super(...args);
    }
    static now() {
      return RealDate.now() + offset;
    }
  };
  globalThis.jump = (more) => {
    offset += more * 3_600_000;
  };
}

const jumpInMidPause = (number, name, hours) => ({
  number,
  name,
  expect: {
    http: {why: 'Pauses are timers, and what a clock says decides nothing but an age of days.'},
    library: {why: 'A 503 is seen, and the pause is a timer.'},
  },
  async steps(cell) {
    const tab = await cell.tab();
    await tab.before(jumpingClock, 0);
    await tab.go();
    cell.collector.fault({status: 503, times: 1});
    await tab.add('a1', 'a2', 'a3');
    await cell.until(() => cell.collector.requests.some(({outcome}) => outcome === 'status 503'), 'the failure');
    await tab.page.evaluate((by) => globalThis.jump(by), hours);
    await tab.add('a4');
  },
});

export const time = [
  jumpInMidPause('26', 'the clock jumps six hours ahead while a failure is waited out', 6),
  jumpInMidPause('26b', 'the clock jumps six hours back while a failure is waited out', -6),
  {
    number: '26c',
    name: 'a tab dies whose clock was six hours ahead; the next one has the right time',
    expect: {
      http: {why: 'Order is the order of the outbox; an entry of the future is sent like any other.'},
      library: {unknown: upTo(1), why: 'The one that was in flight may or may not have been heard.'},
    },
    async steps(cell) {
      const tab = await cell.tab(1);
      await tab.before(jumpingClock, 6);
      await tab.go();
      const answer = cell.swallowAll();
      await tab.add('a1', 'a2', 'a3');
      await cell.tried();
      await tab.crash();
      await cell.abandoned();
      answer();
      const next = await cell.tab(2);
      await next.go();
      await next.add('a4');
    },
  },
];
