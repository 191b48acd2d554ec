// Structured lines on standard error: one JSON object each. What may be in them is the Log port's rule.
import type { Log } from '../ports.ts';

export const standardErrorLog: Log = {
  note: (event, fields = {}) => {
    const line = { time: new Date().toISOString(), event, ...fields };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  },
};
