import type {Sandbox} from './sandbox.js';

export interface MountOptions {
  /** URL of MSW's `mockServiceWorker.js`, which answers for its own folder and below; beside the page by default. */
  serviceWorkerUrl?: string;
}

/**
 * Lets `sandbox` answer what this page asks of OrderCloud and of Send; everything else goes to the network. On `http(s):`
 * by MSW's service worker, so that scripts are answered too and the network panel shows each request; on `file:`, where
 * there are none, by its interception of `fetch` and `XMLHttpRequest`.
 *
 * @returns takes the sandbox off again, once requests are answered
 */
export async function mountInPage(
  sandbox: Pick<Sandbox, 'handle' | 'handles'>,
  {serviceWorkerUrl = './mockServiceWorker.js'}: MountOptions = {},
): Promise<() => void> {
  const [{http}, {setupWorker}] = await Promise.all([import('msw/core/http'), import('msw/browser')]);
  const worker = setupWorker(
    http.all(
      ({request}) => sandbox.handles(request.url),
      ({request}) => sandbox.handle(request).catch(() => Response.error()),
    ),
  );
  await worker.start({serviceWorker: {url: serviceWorkerUrl}, quiet: true, onUnhandledRequest: 'bypass'});
  return () => worker.stop();
}
