/** What the README promises: its commands, its tables, the figures. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {after, before, describe, test} from 'node:test';
import {createInterface} from 'node:readline';
import {kitTags, root} from '../../scripts/bundle.mjs';
import {startBrowser} from '../support/browser.mjs';
import {manifest} from '../support/installed.mjs';

const readme = await readFile(`${root}README.md`, 'utf8');

/** The names in the first column of the table under a heading. */
function firstColumn(heading) {
  const [section] = readme.split(`## ${heading}\n`)[1].split('\n## ');
  const cells = [...section.matchAll(/^\| (.*?) \|/gm)].map(([, cell]) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)]).map(([, name]) => name);
}

test('its tables have every element and every event', async () => {
  assert.deepEqual(firstColumn('Elements').sort(), kitTags);
  const {modules} = JSON.parse(await readFile(`${root}custom-elements.json`, 'utf8'));
  const fired = modules.flatMap(({declarations}) =>
    declarations.flatMap(({events}) => (events ?? []).map(({name}) => name)),
  );
  const listed = firstColumn('Events');
  for (const name of new Set(fired)) assert.ok(listed.includes(name), name);
});

test('its commands are scripts of the package', () => {
  const [, commands] = /## Two commands[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme);
  assert.deepEqual(
    [...commands.matchAll(/^npm ci && npm (\w+)/gm)].map(([, name]) => name),
    ['start', 'test'],
  );
  for (const [, name] of readme.matchAll(/`npm run ([\w:]+)`/g)) assert.ok(manifest.scripts[name], name);
});

describe('npm start', () => {
  let server, browser;
  const lines = [];

  before(async () => {
    server = spawn('npm', ['start', '--silent'], {cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit']});
    const ended = once(server, 'exit').then(([code]) => assert.fail(`npm start ended with ${code}`));
    const reader = createInterface({input: server.stdout});
    const url = new Promise((resolve) => {
      reader.on('line', (line) => {
        lines.push(line);
        if (line.startsWith('http')) resolve();
      });
    });
    [browser] = await Promise.all([startBrowser(), Promise.race([url, ended])]);
    ended.catch(() => {});
  });
  after(async () => {
    await browser?.close();
    // The shell that npm starts has the server as its child.
    if (server?.pid) process.kill(-server.pid);
  });

  test('prints one URL, under which the demo runs without a complaint', async () => {
    const urls = lines.join('\n').match(/https?:\/\/\S+/g);
    assert.equal(urls.length, 1);
    const page = await browser.newPage();
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (['warn', 'error'].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(urls[0]);
    await page.waitForFunction(() => document.querySelector('oc-product-card')?.status === 'ready');
    assert.deepEqual(complaints, []);
  });
});
