import {fileURLToPath} from 'node:url';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeArguments, findChrome} from './scripts/chrome.mjs';

/** A browser context for each test file: own cookies, own storage, and frames in every tab however many run at once. */
const ownContext = async ({browser}) => (await browser.createBrowserContext()).newPage();

export default {
  files: 'test/{core,events,ordercloud,send,controllers,elements,sandbox}/**/*.test.ts',
  nodeResolve: {browser: true, exportConditions: ['browser', 'development']},
  concurrency: 2,
  plugins: [
    {
      name: 'fetch-for-axios',
      // The published files carry the SDK over fetch (scripts/build.mjs does the same), so the tests do too.
      resolveImport: ({source}) => (source === 'axios' ? '/src/ordercloud/axios-fetch.ts' : undefined),
    },
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url))}),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {executablePath: await findChrome(), args: chromeArguments},
      createPage: ownContext,
    }),
  ],
  testFramework: {config: {ui: 'bdd', timeout: 5000}},
  filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: true})],
};
