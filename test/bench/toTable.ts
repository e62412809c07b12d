import type { Figures } from './Bench';

const HEAD = ['figure', 'median', 'low', 'high', 'unit', 'ratio', 'against'];

/** The figures for people. */
export function toTable(figures: Figures): string {
  const rows = Object.entries(figures).map(([name, { value, low, high, unit, ratio, against }]) => [
    name,
    String(value),
    String(low),
    String(high),
    unit,
    ratio === null ? '' : String(ratio),
    against === null ? '' : `${against.what}: ${against.value}`,
  ]);
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const toLine = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${table.map(toLine).join('\n')}\n`;
}
