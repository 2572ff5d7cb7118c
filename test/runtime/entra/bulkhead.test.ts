import { Bulkhead } from "../../../runtime/connectors/entra/bulkhead.ts";
import * as fc from "fast-check";
import { expect, test } from "vitest";

async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
}

const never = new AbortController().signal;

test("never runs more than its maximum, and loses no place, whatever fails, waits or gives up", async () => {
  const turn = fc.record({
    steps: fc.nat(4),
    fails: fc.boolean(),
    givesUpAfter: fc.option(fc.nat(6)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(turn, { maxLength: 20 }),
      async (maximum, turns) => {
        const bulkhead = new Bulkhead(maximum);
        let running = 0;
        const all = turns.map(async ({ steps, fails, givesUpAfter }) => {
          const controller = new AbortController();
          if (givesUpAfter !== null) void ticks(givesUpAfter).then(() => controller.abort());
          await bulkhead.run(controller.signal, async () => {
            running += 1;
            expect(running).toBeLessThanOrEqual(maximum);
            await ticks(steps);
            running -= 1;
            if (fails) throw new Error("as planned");
          });
        });
        await Promise.allSettled(all);
        expect(running).toBe(0);
        // Every place is free again: `maximum` calls run at once, without waiting.
        const gate = Promise.withResolvers<void>();
        let inside = 0;
        const full = Array.from({ length: maximum }, () =>
          bulkhead.run(never, () => {
            inside += 1;
            return gate.promise;
          }),
        );
        expect(inside).toBe(maximum);
        gate.resolve();
        await Promise.all(full);
      },
    ),
    { numRuns: 300 },
  );
});
