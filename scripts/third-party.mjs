/** The licences of what the bundles carry, as their terms ask. */
import {readFile, readdir} from 'node:fs/promises';
import {root} from './bundle.mjs';

/** The text for all packages that went into `results`, which are esbuild's with a metafile; others are passed over. */
export async function noticesOf(results) {
  const inputs = results
    .flatMap((result) => Object.values(result?.metafile?.outputs ?? {}))
    .flatMap((o) => Object.entries(o.inputs));
  const folders = inputs
    .filter(([, {bytesInOutput}]) => bytesInOutput > 0)
    .map(([path]) => /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  const notices = [...new Set(folders)].sort().map(noticeOf);
  return (await Promise.all(notices)).join(`\n${'-'.repeat(80)}\n\n`);
}

async function noticeOf(folder) {
  const {name, version, license} = JSON.parse(await readFile(`${root}${folder}/package.json`, 'utf8'));
  const file = (await readdir(root + folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  const text = file ? await readFile(`${root}${folder}/${file}`, 'utf8') : `Licence: ${license}\n`;
  return `${name} ${version}\n\n${text}`;
}
