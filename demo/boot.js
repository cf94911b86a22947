// Starts the sandbox where config.js asks for it, then the kit. A classic script, so that a page opens from a disk too.
(async () => {
  const root = new URL('.', document.currentScript.src);
  const {sandbox, clientId, baseApiUrl, websiteId, libraryUrl} = globalThis.shop;
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
      session.setAttribute('client-id', clientId);
      session.setAttribute('base-api-url', baseApiUrl);
    }
    for (const tracker of document.querySelectorAll('send-tracker')) {
      tracker.setAttribute('website-id', websiteId);
      if (sandbox && libraryUrl) tracker.setAttribute('library-url', new URL(libraryUrl, root));
    }
  };

  if (document.readyState === 'loading') {
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, {once: true}));
  }
  configure();
  if (sandbox) {
    await load('sandbox/sandbox.classic.js');
    await load('sandbox-panel.js');
    await globalThis.sandboxReady;
  }
  if (fromDisk) await load('kit/ordercloud-send-elements.classic.js');
  else await load('kit/ordercloud-send-elements.js', true);
})();
