// Puts the sandbox behind the page and lists what its Send has received, on this page and the ones before.
(() => {
  const {createSandbox, localStorageStore, mountInPage} = globalThis.OrderCloudSendSandbox;
  const root = new URL('.', document.currentScript.src);
  const sandbox = createSandbox({store: localStorageStore()});

  const panel = document.createElement('details');
  panel.className = 'received';
  const [summary, count, list, again] = ['summary', 'span', 'ol', 'button'].map((tag) => document.createElement(tag));
  summary.append('What Send received ', count);
  panel.append(summary, list, again);
  again.type = 'button';
  again.textContent = 'Start over';
  again.addEventListener('click', () => {
    sandbox.reset();
    for (const key of Object.keys(localStorage))
      if (key.startsWith('ordercloud-send-elements.')) localStorage.removeItem(key);
    for (const name of ['uid', 'sessionid', 'email', 'exitIntentFlag', 'cmid', 'mid'])
      document.cookie = `${name}=;path=/;max-age=0`;
    location.reload();
  });

  const row = ({body}) => {
    const item = document.createElement('li');
    const name = document.createElement('strong');
    name.textContent = body.actionType;
    const details = document.createElement('span');
    details.textContent = describe(body);
    item.append(name, ' ', details);
    item.title = JSON.stringify(body, null, 2);
    return item;
  };
  const describe = ({properties, ContactEmailAddress, Url}) => {
    const [first] = Array.isArray(properties) ? properties : [];
    if (first?.product) return `${first.product.itemQuantity} × ${first.product.itemName ?? first.product.itemCode}`;
    if (first?.products) return `${first.products.length} products, ${first.totalPrice}`;
    return properties || !Url ? (ContactEmailAddress ?? '') : new URL(Url).pathname.split('/').pop();
  };
  const show = () => {
    const events = sandbox.received.filter(({body}) => body.actionType);
    count.textContent = String(events.length);
    list.replaceChildren(...events.map(row).reverse());
  };
  sandbox.subscribe(show);
  document.body.append(panel);
  show();
  globalThis.sandboxReady = mountInPage(sandbox, {serviceWorkerUrl: new URL('mockServiceWorker.js', root).href});
})();
