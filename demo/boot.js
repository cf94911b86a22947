// Starts the sandbox where config.js asks for it, then the kit. A classic script, so that a page opens from a disk too.
// With data-after="load" it does so as a tag manager does: after the page has loaded, and it brings the tracker's tag too.
(async () => {
  const {src, dataset} = document.currentScript;
  const root = new URL('.', src);
  const {sandbox, clientId, plainClientId, baseApiUrl, websiteId, libraryUrl, endpoint} = globalThis.shop;
  const late = dataset.after === 'load';
  const fromDisk = location.protocol === 'file:';

  const load = (path, module = false) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      if (module) script.type = 'module';
      script.src = new URL(path, root);
      script.onload = resolve;
      script.onerror = () => reject(new Error(`${path} did not load`));
      document.head.append(script);
    });

  const configure = () => {
    for (const session of document.querySelectorAll('oc-session')) {
      session.setAttribute('client-id', (late && plainClientId) || clientId);
      session.setAttribute('base-api-url', baseApiUrl);
    }
    for (const tracker of document.querySelectorAll('send-tracker')) {
      tracker.setAttribute('website-id', websiteId);
      // A collector of your own, such as a test's, has a library of its own.
      if (endpoint) tracker.setAttribute('endpoint', endpoint);
      if ((sandbox || endpoint) && libraryUrl) tracker.setAttribute('library-url', new URL(libraryUrl, root));
    }
  };

  const bringTracker = () => {
    const tracker = document.createElement('send-tracker');
    tracker.setAttribute('consent', 'granted');
    tracker.setAttribute('product-url', dataset.productUrl);
    document.body.append(tracker);
  };

  if (late) await new Promise((resolve) => addEventListener('load', resolve, {once: true}));
  else if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, {once: true}));
  }
  if (late) bringTracker();
  // Beside the products there is room for the filters; above them they would be in the way.
  if (globalThis.matchMedia('(width < 56rem)').matches)
    document.querySelector('details.narrow')?.removeAttribute('open');
  configure();
  if (sandbox) {
    await load('sandbox/sandbox.classic.js');
    await load('sandbox-panel.js');
    await globalThis.sandboxReady;
  }
  if (fromDisk) await load('kit/ordercloud-send-elements.classic.js');
  else await load('kit/ordercloud-send-elements.js', true);
})();
