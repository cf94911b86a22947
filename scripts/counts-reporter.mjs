/** A reporter for node:test that writes `{"passed": n, "failed": n}` when all is done; suites are no tests of their own. */
export default async function* countsReporter(source) {
  let passed = 0;
  let failed = 0;
  for await (const {type, data} of source) {
    if (data.details?.type === 'suite') continue;
    if (type === 'test:pass' && !data.skip && !data.todo) passed++;
    if (type === 'test:fail') failed++;
  }
  yield JSON.stringify({passed, failed});
}
