/** Builds the kit and the demo, serves the demo on this computer alone, and prints its one address. PORT sets the first port to try. */
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize, sep} from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

await import('./build.mjs');
const {buildDemo, POLICY} = await import('./build-demo.mjs');
const folder = await buildDemo();

const server = createServer(async (request, response) => {
  const path = fileOf(request.url);
  const found = path && (await stat(path).catch(() => null));
  if (!found?.isFile()) {
    response.writeHead(404, {'content-type': 'text/plain'}).end('Not found');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'cache-control': 'no-cache',
  });
  createReadStream(path).pipe(response);
});

/** The file behind a URL, or null where it would lie outside of the folder. */
function fileOf(url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    return file.startsWith(normalize(folder) + sep) ? file : null;
  } catch {
    return null;
  }
}

let port = Number(process.env.PORT ?? 8080);
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || port >= 65535) throw error;
  server.listen(++port, '127.0.0.1');
});
server.on('listening', () => console.log(`http://localhost:${server.address().port}/`));
server.listen(port, '127.0.0.1');
