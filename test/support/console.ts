// Loaded ahead: two imports of a file that is still on its way may be answered in either order, see `explained`.
import '../../src/controllers/mistakes.js';

/** Collects `console.warn` lines of each test, and keeps them out of the test log. */
export function useWarnings(): string[] {
  const lines: string[] = [];
  const {warn} = console;
  beforeEach(() => {
    lines.length = 0;
    console.warn = (line: string) => void lines.push(line);
  });
  afterEach(async () => {
    await explained();
    console.warn = warn;
  });
  return lines;
}

/** When the words of all mistakes that were reported so far have come, and been said. */
export async function explained(): Promise<void> {
  await import('../../src/controllers/mistakes.js');
}
