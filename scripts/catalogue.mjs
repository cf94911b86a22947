import {build} from 'esbuild';
import {fileURLToPath} from 'node:url';

/** The modules of the sandbox's catalogue, which are TypeScript, bundled in memory: `northLane`, `sellerCalls`, … */
export async function importCatalogue() {
  const {outputFiles} = await build({
    stdin: {
      contents: "export * from './index.js'; export * from './seller-calls.js';",
      resolveDir: fileURLToPath(new URL('../src/sandbox/catalogue/', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
