/** Servers on loopback, one origin each, that end with the test: a sandbox's handler, and a folder of files. */
import {createServer} from 'node:http';
import {readFile} from 'node:fs/promises';
import {extname, join, normalize} from 'node:path';
import {buffer} from 'node:stream/consumers';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/**
 * Serves `handler` over HTTP; where it rejects, the connection is dropped without an answer.
 *
 * Each connection carries one request: Chromium sends a POST again by itself when a connection that was used before is
 * dropped, and a lost request would be none.
 *
 * @param {(request: Request) => Promise<Response>} handler
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function serveHandler(handler) {
  return listen(async (incoming, outgoing) => {
    const {method, headers, url} = incoming;
    const leaving = new AbortController();
    outgoing.on('close', () => leaving.abort());
    try {
      const body = method === 'GET' || method === 'HEAD' ? undefined : await buffer(incoming);
      const given = Object.entries(headers).filter(([name]) => name !== 'connection' && name !== 'host');
      const target = new URL(url, `http://${headers.host}`);
      const request = new Request(target, {method, headers: given, body, signal: leaving.signal});
      const response = await handler(request);
      const answer = Buffer.from(await response.arrayBuffer());
      outgoing.writeHead(response.status, {...Object.fromEntries(response.headers), connection: 'close'});
      outgoing.end(answer);
    } catch {
      outgoing.destroy();
    }
  });
}

/**
 * Serves the files of a folder.
 *
 * @param {string} folder
 * @param {object} [options]
 * @param {boolean} [options.noStore] forbids to keep anything, so that a browser's Back reads the page again
 * @param {() => Record<string, string>} [options.fill] fills `{{name}}` places of HTML pages
 * @param {Record<string, string>} [options.headers] of every answer
 */
export async function serveFolder(folder, {noStore = false, fill = () => ({}), headers = {}} = {}) {
  return listen(async ({url}, outgoing) => {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    try {
      const bytes = await readFile(join(folder, path));
      const body = type.startsWith('text/html') ? fillPlaces(bytes.toString(), fill()) : bytes;
      outgoing.writeHead(200, {...headers, 'content-type': type, 'cache-control': noStore ? 'no-store' : 'no-cache'});
      outgoing.end(body);
    } catch {
      outgoing.writeHead(404, {'content-type': 'text/plain'}).end('No such file');
    }
  });
}

const fillPlaces = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (place, name) => values[name] ?? place);

async function listen(respond) {
  const server = createServer((incoming, outgoing) => void respond(incoming, outgoing));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
