/** The package as its users get it: packed, and installed into an empty project. */
import {execFile} from 'node:child_process';
import {mkdtemp, readFile, realpath, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {root} from '../../scripts/bundle.mjs';

const run = promisify(execFile);

export const manifest = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

/**
 * Packs what the last build has made and installs it.
 *
 * @returns {Promise<{folder: string, tarball: string, files: string[], remove: () => Promise<void>}>} the project's
 *   folder, the tarball, and the paths in it
 */
export async function installPackage() {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'ordercloud-send-elements-')));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {cwd: root});
  const [{filename, files}] = JSON.parse(packed.stdout);
  const tarball = join(folder, filename);
  await writeFile(join(folder, 'package.json'), JSON.stringify({name: 'shop', private: true, type: 'module'}));
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], {cwd: folder});
  return {
    folder,
    tarball,
    files: files.map(({path}) => path),
    remove: () => rm(folder, {recursive: true, force: true}),
  };
}
