import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeArguments, findChrome} from './scripts/chrome.mjs';

/** A browser context for each test file: own cookies, own storage, and frames in every tab however many run at once. */
const ownContext = async ({browser}) => (await browser.createBrowserContext()).newPage();

/** Writes `{"passed": n, "failed": n}` to the file that scripts/test.mjs names. A file that did not load is one failure. */
function countsReporter(file) {
  const countTests = ({tests, suites}) =>
    suites.map(countTests).reduce(add, {
      passed: tests.filter(({passed, skipped}) => passed && !skipped).length,
      failed: tests.filter(({passed, skipped}) => !passed && !skipped).length,
    });
  const add = (a, b) => ({passed: a.passed + b.passed, failed: a.failed + b.failed});
  const countFile = ({testResults, passed}) => {
    const counts = testResults ? countTests(testResults) : {passed: 0, failed: 0};
    return passed || counts.failed > 0 ? counts : {...counts, failed: 1};
  };
  return {
    stop: ({sessions}) =>
      writeFileSync(file, JSON.stringify(sessions.map(countFile).reduce(add, {passed: 0, failed: 0}))),
  };
}

const {TEST_COUNTS, MODEL = '{}'} = process.env;

export default {
  files: 'test/{core,locales,events,ordercloud,send,controllers,elements,sandbox}/**/*.test.ts',
  nodeResolve: {browser: true, exportConditions: ['browser', 'development']},
  concurrency: 2,
  plugins: [
    {
      name: 'fetch-for-axios',
      // The published files carry the SDK over fetch (scripts/bundle.mjs does the same), so the tests do too.
      resolveImport: ({source}) => (source === 'axios' ? '/src/ordercloud/axios-fetch.ts' : undefined),
    },
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
      // How many random runs test/send/delivery.model.test.ts makes, and from which seed.
      define: {'process.env.MODEL': JSON.stringify(MODEL)},
    }),
  ],
  browsers: [
    chromeLauncher({
      launchOptions: {executablePath: await findChrome(), args: chromeArguments},
      createPage: ownContext,
    }),
  ],
  testFramework: {config: {ui: 'bdd', timeout: 5000}},
  testsFinishTimeout: 1_200_000,
  filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [
    defaultReporter({reportTestResults: true, reportTestProgress: true}),
    ...(TEST_COUNTS ? [countsReporter(TEST_COUNTS)] : []),
  ],
};
