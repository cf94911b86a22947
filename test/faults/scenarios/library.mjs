/** Other people's scripts: Send's own that does not come, a second copy of ours, and those that break the page. */
import {upTo} from '../expectation.mjs';
import {WEBSITE_ID} from '../website.mjs';

const LIBRARY = /^\/statics\//;

const snippet = (libraryUrl) => `<script>
  window.MooTrackerObject = 'mootrack';
  window.mootrack = window.mootrack || function () { (window.mootrack.q = window.mootrack.q || []).push(arguments); };
  const script = document.createElement('script');
  script.async = true;
  script.src = ${JSON.stringify(libraryUrl)};
  document.head.append(script);
  mootrack('init', ${JSON.stringify(WEBSITE_ID)});
</script>`;

const POLICY = (origin) =>
  [
    "default-src 'none'",
    `script-src 'self' ${origin}`,
    `connect-src ${origin}`,
    "require-trusted-types-for 'script'",
    'trusted-types ordercloud-send-elements lit-html',
  ].join('; ');

export const library = [
  {
    number: '16',
    name: 'Send’s script is blocked on the first page and comes on the next',
    expect: {
      http: {why: 'It needs no script of Send’s.'},
      library: {why: 'The outbox keeps what has no way to go.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      const unblock = cell.collector.fault({path: LIBRARY, method: 'GET', lose: 'before'});
      await tab.go();
      await tab.add('a1', 'a2', 'a3');
      await cell.until(
        () => cell.collector.count('GET', LIBRARY) > 0 || cell.row().received === 3,
        'the script or the events to be asked for',
      );
      await tab.leave('/next');
      unblock();
      await tab.leave('/last');
    },
  },
  {
    number: '30',
    name: 'two copies of the kit, two trackers of one website, and a classic snippet',
    bringsLibrary: true,
    page: ({cell}) => ({
      head: `${snippet(cell.libraryUrl)}<script type="module" src="/copy/send.js"></script>`,
      trackers: 2,
    }),
    expect: {
      http: {why: 'A website gets each fact once, whoever hears it.'},
      library: {why: 'A website gets each fact once, and the snippet’s library is used as it is.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      await tab.add('a1', 'a2', 'a3');
    },
  },
  {
    number: '33',
    name: 'another script has broken fetch, XMLHttpRequest and the history on one page',
    breaksPages: true,
    expect: {
      http: {why: 'A send that throws is a send that failed; the next page does it.'},
      library: {
        lost: upTo(1),
        unknown: upTo(1),
        why: 'The library’s own request throws inside: the call was handed over and nobody sees that it came to nothing.',
      },
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.before(() => {
        if (location.pathname !== '/broken') return;
        const fail = () => {
          throw new TypeError('Broken by another script');
        };
        globalThis.fetch = fail;
        globalThis.XMLHttpRequest.prototype.send = fail;
        navigator.sendBeacon = fail;
        history.pushState = fail;
        history.replaceState = fail;
      });
      await tab.go('/broken');
      await tab.add('a1', 'a2', 'a3');
      await tab.pause(500);
      await tab.leave('/fine');
      await tab.add('a4');
    },
  },
  {
    number: '33b',
    name: 'a strict content security policy with Trusted Types',
    page: ({cell}) => ({headers: {'content-security-policy': POLICY(cell.collector.origin)}}),
    expect: {
      http: {why: 'Nothing is written into the page, and connect-src names the collector.'},
      library: {why: 'The loader’s policy is ordercloud-send-elements, and script-src names Send’s host.'},
    },
    async steps(cell) {
      const tab = await cell.tab();
      await tab.go();
      await tab.add('a1', 'a2', 'a3');
    },
  },
];
