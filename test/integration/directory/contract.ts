// What every directory behind the port promises: one suite, run against the embedded directory, a real
// domain controller and the fake.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { benchOver, policy, type Harness } from './contract-bench.ts';
import { changingContract } from './contract-changing.ts';
import { listingContract } from './contract-listing.ts';
import { readingContract } from './contract-reading.ts';

/** Runs the suite; `make` is called once. */
export function directoryContract(name: string, make: () => Promise<Harness>): void {
  describe(`the directory port, ${name}`, () => {
    let harness: Harness;
    beforeAll(async () => {
      harness = await make();
      await harness.setPolicy(policy);
    });
    afterAll(() => harness.close());

    const bench = benchOver(() => harness);
    readingContract(bench);
    changingContract(bench);
    listingContract(bench);

    test('is healthy', async () => {
      expect(await bench.directory.health()).toMatchObject({ ok: true, detail: null });
    });
  });
}
