/** The built sandbox on loopback: OrderCloud and Send on an origin each, beside the pages that use them. */
import {readFile} from 'node:fs/promises';
import {root} from '../../scripts/bundle.mjs';
import {serveHandler} from './serve.mjs';

/**
 * @returns {Promise<{sandbox: object, SANDBOX: object, api: string, send: string, requests: string[],
 *   libraryUrl: string, close: () => Promise<void>}>} `requests` are those to OrderCloud, as `GET /v1/me Bearer …`
 */
export async function startServices() {
  const {createSandbox, SANDBOX} = await import(`${root}dist/sandbox/index.js`);
  const libraryScript = await readFile(`${root}dist/sandbox/send-library.js`, 'utf8');
  const sandbox = createSandbox({libraryScript});
  const requests = [];
  const [api, send] = await Promise.all([
    serveHandler((request) => {
      const {pathname} = new URL(request.url);
      if (request.method !== 'OPTIONS') {
        requests.push(`${request.method} ${pathname} ${request.headers.get('authorization') ?? ''}`.trim());
      }
      return sandbox.handle(request);
    }),
    serveHandler((request) => sandbox.handle(request)),
  ]);
  return {
    sandbox,
    SANDBOX,
    requests,
    api: api.origin,
    send: send.origin,
    libraryUrl: `${send.origin}/statics/moosend-tracking.min.js?endpoint=${send.origin}&forms=${send.origin}`,
    close: () => Promise.all([api.close(), send.close()]),
  };
}
