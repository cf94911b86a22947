import {COUNTS, expectationOf, shown} from './expectation.mjs';

const COLUMNS = ['#', 'transport', 'fired', 'received', ...COUNTS, 'result', 'scenario'];

/**
 * All cells as a Markdown table; a count that may be something else than 0 has what was expected behind it.
 *
 * @param {{scenario: object, transport: string, row: object | null, passed: boolean}[]} cells
 */
export function tableOf(cells) {
  const lines = cells.map(({scenario, transport, row, passed}) => {
    const expectation = expectationOf(scenario, transport);
    const counts = COUNTS.map((count) => {
      const expected = shown(expectation[count]);
      return `${row?.[count] ?? '-'}${expected === '0' ? '' : ` (${expected})`}`;
    });
    const result = passed ? 'pass' : 'FAIL';
    return [scenario.number, transport, row?.fired ?? '-', row?.received ?? '-', ...counts, result, scenario.name];
  });
  const rows = [COLUMNS, COLUMNS.map(() => '---'), ...lines].map((cells) => cells.map(String));
  const widths = COLUMNS.map((_, index) => Math.max(...rows.map((cells) => cells[index].length)));
  return rows.map((cells) => `| ${cells.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`).join('\n');
}
