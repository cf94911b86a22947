import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {LibraryLoader, type LibrarySettings} from '../../src/send/library-loader.js';
import {insertScript} from '../../src/send/library-script.js';
import type {TransportError} from '../../src/send/transport.js';
import {cookies} from '../support/library-page.js';
import {LIBRARY_URL, denyStorage, goLive, newWebsiteId, requestForms, snippetStub, usePage} from './fixtures/page.js';

const scripts = (): HTMLScriptElement[] => [...document.scripts].filter(({src}) => src.includes('/fixtures/library'));
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ready',
    (error: unknown) => (error as TransportError).code,
  );

describe('LibraryLoader', () => {
  const page = usePage();
  let settings: {-readonly [Key in keyof LibrarySettings]: LibrarySettings[Key]};
  let websiteId: string;
  const loaders: LibraryLoader[] = [];
  const newLoader = (): LibraryLoader => {
    const loader = new LibraryLoader(() => settings);
    loaders.push(loader);
    return loader;
  };

  beforeEach(() => {
    websiteId = newWebsiteId();
    settings = {websiteId, libraryUrl: LIBRARY_URL};
  });
  afterEach(() => loaders.splice(0).forEach((loader) => loader.dispose()));

  describe('on a page without a library', () => {
    it('loads it after the page has loaded, with init first', async () => {
      expect(document.readyState).to.equal('complete');
      await newLoader().ready();
      expect(page.calls()).to.deep.equal([['init', websiteId]]);
    });

    it('loads it asynchronously, with the nonce, and an address that changes every five minutes', async () => {
      settings = {websiteId, libraryUrl: `${LIBRARY_URL}?v=1`, nonce: 'n1'};
      const minutes = Math.floor(Date.now() / 300_000);
      await newLoader().ready();
      const [script] = scripts();
      const ts = Number(/\?v=1&ts=(\d+)$/.exec(script!.src)?.[1]);
      expect(ts).to.be.within(minutes, minutes + 1);
      expect([script!.async, script!.nonce]).to.deep.equal([true, 'n1']);
    });

    it('does nothing more when it is asked again', async () => {
      const loader = newLoader();
      await loader.ready();
      await loader.ready();
      expect(scripts()).to.have.length(1);
      expect(page.calls()).to.have.length(1);
    });

    it('loads and initialises it anew where a page has taken it away', async () => {
      const loader = newLoader();
      await loader.ready();
      delete window.mootrack;
      await loader.ready();
      expect(page.calls()).to.deep.equal([
        ['init', websiteId],
        ['init', websiteId],
      ]);
    });

    it('says that a script was blocked, and can try again', async () => {
      settings.libraryUrl = 'http://127.0.0.1:1/test/send/fixtures/library.js';
      const loader = newLoader();
      expect(await codeOf(loader.ready())).to.equal('library-blocked');
      expect(scripts()).to.have.length(0);
      settings.libraryUrl = LIBRARY_URL;
      await loader.ready();
      expect(page.calls()).to.deep.equal([['init', websiteId]]);
    });

    it('says that a script is another one', async () => {
      settings.libraryUrl = 'data:text/javascript,void 0//';
      expect(await codeOf(newLoader().ready())).to.equal('library-blocked');
    });

    it('says that an address makes no sense', async () => {
      settings.libraryUrl = 'http://';
      expect(await codeOf(newLoader().ready())).to.equal('library-blocked');
    });

    it('leaves a library alone that would die of denied storage', async () => {
      const allow = denyStorage();
      const code = await codeOf(newLoader().ready());
      allow();
      expect(code).to.equal('storage-blocked');
      expect(scripts()).to.have.length(0);
      expect(window.mootrack).to.be.undefined;
    });

    it('ends waiting when it is disposed of, and goes on when it is asked again', async () => {
      const loader = newLoader();
      const first = codeOf(loader.ready());
      loader.dispose();
      expect(await first).to.equal('aborted');
      await loader.ready();
      expect(scripts()).to.have.length(1);
      expect(page.calls()).to.deep.equal([['init', websiteId]]);
    });

    it('lets a library on its way find nothing when it is to forget', async () => {
      const loader = newLoader();
      const first = codeOf(loader.ready());
      loader.forget();
      expect(await first).to.equal('aborted');
      await waitUntil(() => String(window.mootrack).includes('calls'));
      expect(page.calls()).to.deep.equal([]);
      expect(cookies()).to.deep.equal({});
    });

    it('initialises a live library again after it had to forget', async () => {
      const loader = newLoader();
      await loader.ready();
      loader.forget();
      document.cookie = 'uid=; path=/; max-age=0';
      await loader.ready();
      expect(page.calls()).to.have.length(2);
    });
  });

  describe('on a page with a snippet’s stub', () => {
    it('puts init in front of what waits, and loads the script that never came', async () => {
      snippetStub(['trackPageView', '/early']);
      await newLoader().ready();
      expect(page.calls()).to.deep.equal([
        ['init', websiteId],
        ['trackPageView', '/early'],
      ]);
    });

    it('initialises nothing twice, whatever the form of the ID', async () => {
      const snippetId = websiteId.replaceAll('-', '').toUpperCase();
      snippetStub(['init', snippetId]);
      await newLoader().ready();
      expect(page.calls()).to.deep.equal([['init', snippetId]]);
    });

    it('waits for a script that is on its way', async () => {
      snippetStub(['init', websiteId]);
      insertScript(LIBRARY_URL, '');
      await newLoader().ready();
      expect(scripts()).to.have.length(1);
      expect(page.calls()).to.have.length(1);
    });

    it('waits for Send’s own file, also where it would load another', async () => {
      const stub = snippetStub(['init', websiteId]);
      const script = insertScript('http://127.0.0.1:1/moosend-tracking.min.js', '');
      const ready = codeOf(newLoader().ready());
      expect(scripts()).to.have.length(0);
      expect(await ready).to.equal('library-blocked');
      expect(stub.q).to.have.length(1);
      script.remove();
    });

    it('leaves a stub of another website as it was', async () => {
      const stub = snippetStub(['init', newWebsiteId()]);
      expect(await codeOf(newLoader().ready())).to.equal('website-id-conflict');
      expect(stub.q).to.have.length(1);
      expect(scripts()).to.have.length(0);
    });

    it('finds out that another website was initialised behind its back', async () => {
      const stub = snippetStub();
      const ready = codeOf(newLoader().ready());
      stub.q!.push(['init', newWebsiteId()]);
      expect(await ready).to.equal('website-id-conflict');
    });

    it('leaves no trace of its question', async () => {
      const stub = snippetStub(['init', newWebsiteId()], ['trackPageView']);
      await codeOf(newLoader().ready());
      expect(stub.q?.map((call) => Array.from(call)[0])).to.deep.equal(['init', 'trackPageView']);
    });
  });

  describe('on a page with a live library', () => {
    it('initialises one that shows no sign of it', async () => {
      const calls = goLive();
      await newLoader().ready();
      expect(calls).to.deep.equal([['init', websiteId]]);
      expect(scripts()).to.have.length(0);
    });

    it('uses one that works for the website', async () => {
      const calls = goLive();
      await requestForms(websiteId.replaceAll('-', ''));
      await newLoader().ready();
      expect(calls).to.deep.equal([]);
    });

    it('initialises one that has shown none since its script came, whatever an earlier visit has left', async () => {
      document.cookie = `uid=${'a'.repeat(32)}; path=/`;
      const script = insertScript(`${LIBRARY_URL}?fresh`, '');
      await oneEvent(script, 'load');
      await waitUntil(() => performance.getEntriesByName(script.src).length > 0);
      await newLoader().ready();
      expect(page.calls()).to.deep.equal([['init', websiteId]]);
      expect(scripts()).to.have.length(1);
    });

    it('leaves one alone of which nothing is on record but its cookie', async () => {
      const calls = goLive();
      document.cookie = `uid=${'a'.repeat(32)}; path=/`;
      await newLoader().ready();
      expect(calls).to.deep.equal([]);
    });

    it('waits for the sign of one that has just been initialised', async () => {
      const calls = goLive();
      document.cookie = `uid=${'a'.repeat(32)}; path=/`;
      const ready = newLoader().ready();
      await requestForms(websiteId);
      await ready;
      expect(calls).to.deep.equal([]);
    });

    it('leaves one alone that works for another website', async () => {
      const calls = goLive();
      await requestForms(newWebsiteId());
      expect(await codeOf(newLoader().ready())).to.equal('website-id-conflict');
      expect(calls).to.deep.equal([]);
    });

    it('initialises another one that has taken its place', async () => {
      const loader = newLoader();
      goLive();
      await loader.ready();
      const calls = goLive();
      await loader.ready();
      expect(calls).to.deep.equal([['init', websiteId]]);
    });

    it('takes the first where a page gives another one at each look', async () => {
      Object.defineProperty(window, 'mootrack', {configurable: true, get: () => () => undefined});
      await newLoader().ready();
    });

    it('ends waiting for a sign when it is disposed of', async () => {
      goLive();
      document.cookie = `uid=${'a'.repeat(32)}; path=/`;
      const loader = newLoader();
      const ready = codeOf(loader.ready());
      loader.dispose();
      expect(await ready).to.equal('aborted');
    });
  });
});
