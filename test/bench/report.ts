// The benchmark's figures as a table: the companion beside the bare program, the ratio, and the goal.

/** One figure of both programs. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly companion: number;
  readonly bare: number;
  /** Digits after the point. */
  readonly digits: number;
  /** The ratio that is not to be passed; absent: there is none. */
  readonly goal?: number;
}

export interface Line extends Figure {
  /** Companion by bare; null where the bare program's figure is too small to be measured. */
  readonly ratio: number | null;
  readonly met: boolean | null;
}

export function judge(figure: Figure): Line {
  const { companion, bare, goal } = figure;
  const ratio = bare > 0 ? companion / bare : null;
  const met = goal === undefined ? null : companion <= goal * bare;
  return { ...figure, ratio, met };
}

/** What a program ends with that has measured this: 1 where a goal was missed. */
export const exitCodeOf = (lines: readonly Line[]): 0 | 1 => (lines.some(({ met }) => met === false) ? 1 : 0);

/** The middle one; between the two in the middle where their number is even. Throws for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (middle[0] === undefined || middle[1] === undefined) throw new Error('there is no median of nothing');
  return (middle[0] + middle[1]) / 2;
}

export function table(lines: readonly Line[]): string {
  const rows = [['', 'companion', 'bare', 'ratio', 'goal', ''], ...lines.map(cells)];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const padded = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))),
  );
  return padded.map((row) => row.join('  ').trimEnd()).join('\n');
}

function cells({ name, unit, companion, bare, digits, goal, ratio, met }: Line): string[] {
  const value = (amount: number): string => `${amount.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
  return [
    ...[name, value(companion), value(bare), ratio === null ? '-' : ratio.toFixed(2)],
    goal === undefined ? '' : `<= ${goal}`,
    met === null ? '' : met ? 'met' : 'not met',
  ];
}
