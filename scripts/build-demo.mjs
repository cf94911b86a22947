/**
 * Makes `demo-dist` (or the folder that is named): the demo's pages with the built kit beside them, all URLs relative, so
 * that any static host serves it and a double-click opens it. Run it after build.mjs.
 */
import {cp, mkdir, readFile, readdir, rm, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Products on the pages, by the marker that stands for them. */
const CARDS = {
  cards: ['hand-grinder', 'gooseneck-kettle', 'chefs-knife', 'dark-chocolate'],
  'article-cards': ['gooseneck-kettle', 'pour-over-dripper'],
};

/** What the demo gets by with, and a shop could: no inline script, no eval. */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' https://cdn.stat-track.com",
  'connect-src * data:',
  "img-src 'self' https: data:",
  "style-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

export async function buildDemo(folder = `${root}demo-dist`) {
  await buildPages(folder);
  await cp(`${root}dist/cdn`, `${folder}/kit`, {recursive: true});
  await mkdir(`${folder}/sandbox`);
  for (const script of ['sandbox.classic.js', 'send-library.js']) {
    await cp(`${root}dist/sandbox/${script}`, `${folder}/sandbox/${script}`);
  }
  // A service worker answers for its own folder and below.
  await cp(`${root}dist/sandbox/mockServiceWorker.js`, `${folder}/mockServiceWorker.js`);
  return folder;
}

/** The pages alone, for a kit that stands elsewhere. */
export async function buildPages(folder) {
  await rm(folder, {recursive: true, force: true});
  const own = (path) => !/^demo\/(vue|angular|screenshot|header)/.test(path.slice(root.length).replaceAll('\\', '/'));
  await cp(`${root}demo`, folder, {recursive: true, filter: own});
  const header = (await readFile(`${root}demo/header.html`, 'utf8')).trimEnd();
  const markers = mapValues(CARDS, cards);
  for (const page of (await readdir(folder)).filter((name) => name.endsWith('.html'))) {
    const html = await readFile(`${folder}/${page}`, 'utf8');
    await writeFile(
      `${folder}/${page}`,
      html.replace(/^ *<!-- ([\w-]+) -->$/gm, (comment, marker) =>
        marker === 'header' ? headerOf(header, page) : (markers[marker] ?? comment),
      ),
    );
  }
}

/** The header that all pages share, with the link to the page itself marked. */
const headerOf = (header, page) => header.replace(`<a href="${page}"`, `<a href="${page}" aria-current="page"`);

const mapValues = (object, map) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));

const cards = (ids) =>
  ids
    .map((id) => `        <oc-product-card product-id="${id}" product-url="product.html?id={ID}"></oc-product-card>`)
    .join('\n');

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await buildDemo(process.argv[2]));
