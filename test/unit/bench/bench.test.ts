// The benchmark's own arithmetic: what the kernel's books say, and how it is judged.
import { expect, it } from 'vitest';
import { exitCodeOf, judge, median, table } from '../../bench/report.ts';
import { cpuSeconds, pssBytes } from '../../bench/tree-cost.ts';

it('reads the proportional set size', () => {
  const rollup = '7ffc-ffff ---p 0 00:00 0 [rollup]\nRss:  20 kB\nPss:     12 kB\nPss_Anon:   7 kB\n';
  expect(pssBytes(rollup)).toBe(12 * 1024);
  expect(pssBytes('')).toBe(0);
});

it('adds the times of a process and of its ended children, whatever it calls itself', () => {
  const stat = '42 (odd) name)) S 1 42 42 0 -1 4194304 9 9 0 0 150 50 7 3 20 0 1 0 8 1 1';
  expect(cpuSeconds(stat)).toBe(2.1);
  expect(cpuSeconds('')).toBe(0);
});

it('takes the middle of what was measured', () => {
  expect(median([9, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(() => median([])).toThrow('median of nothing');
});

it('compares with the goal, also where the bare program costs nothing', () => {
  const figure = { name: 'memory', unit: 'MiB', digits: 1, goal: 1.3 };
  expect(judge({ ...figure, companion: 130, bare: 100 })).toMatchObject({ ratio: 1.3, met: true });
  expect(judge({ ...figure, companion: 131, bare: 100 })).toMatchObject({ ratio: 1.31, met: false });
  expect(judge({ ...figure, companion: 0, bare: 0 })).toMatchObject({ ratio: null, met: true });
  expect(judge({ ...figure, companion: 0.1, bare: 0 })).toMatchObject({ ratio: null, met: false });
});

it('ends with 1 where a goal was missed', () => {
  const figure = { name: 'memory', unit: 'MiB', digits: 1 };
  const [free, met, missed] = [{}, { goal: 3 }, { goal: 1 }].map((goal) =>
    judge({ ...figure, ...goal, companion: 2, bare: 1 }),
  );
  expect(exitCodeOf([free!, met!])).toBe(0);
  expect(exitCodeOf([met!, missed!, free!])).toBe(1);
});

it('prints one line for each figure', () => {
  const lines = [
    judge({ name: 'processes', unit: '', digits: 0, companion: 5, bare: 5 }),
    judge({ name: 'memory', unit: 'MiB', digits: 1, goal: 1.3, companion: 141, bare: 100 }),
  ];
  expect(table(lines).split('\n')).toEqual([
    '           companion       bare  ratio    goal',
    'processes          5          5   1.00',
    'memory     141.0 MiB  100.0 MiB   1.41  <= 1.3  not met',
  ]);
});
