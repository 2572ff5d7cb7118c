import { PolicyViolation } from "../../../../runtime/directory/directory.ts";
import { describe, expect, test } from "vitest";
import type { GetDirectory } from "../contract.ts";
import { DEVICE, USER, someone } from "../resources.ts";

export function concurrencyContract(directory: GetDirectory): void {
  describe("concurrency", () => {
    test("100 parallel sign-ons are counted as 100, each with a number of its own", async () => {
      const { id } = await directory().create(USER, someone());
      const counts = await inParallel(100, () => directory().incrementLoginCount(USER, id));
      expect(counts.map(({ loginCount }) => loginCount).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 100 }, (_, i) => i + 1),
      );
      expect((await directory().read(USER, id))?.loginCount).toBe(100);
    });

    test("one name in many spellings is created once", async () => {
      const spellings = ["kelvin.race", "KELVIN.RACE", "\u212Aelvin.race", "ｋelvin.race"];
      const results = await Promise.allSettled(
        Array.from({ length: 24 }, (_, index) =>
          directory().create(
            USER,
            someone({ userName: spellings[index % spellings.length] ?? "" }),
          ),
        ),
      );
      const refused = results.filter((result) => result.status === "rejected");
      expect(refused).toHaveLength(23);
      for (const { reason } of refused) expect(reason).toBeInstanceOf(PolicyViolation);
      expect(await directory().find(USER, "userName", "kelvin.race")).toBeDefined();
    });

    test("parallel patches of one object all count", async () => {
      const { id } = await directory().create(DEVICE, {});
      await inParallel(10, (index) => directory().patch(DEVICE, id, { [`key-${index}`]: index }));
      const object = await directory().read(DEVICE, id);
      expect(object?.revision).toBe(11);
      expect(Object.keys(object?.attributes ?? {})).toHaveLength(10);
    });

    test("of parallel patches of one revision exactly one is made", async () => {
      const { id, revision } = await directory().create(DEVICE, {});
      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          directory().patch(DEVICE, id, { winner: index }, { revision }),
        ),
      );
      expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
      expect((await directory().read(DEVICE, id))?.revision).toBe(2);
    });

    test("two objects that swap names end with one name each", async () => {
      const one = await directory().create(DEVICE, { serial: "swap-one" });
      const two = await directory().create(DEVICE, { serial: "swap-two" });
      await Promise.allSettled([
        directory().patch(DEVICE, one.id, { serial: "swap-two" }),
        directory().patch(DEVICE, two.id, { serial: "swap-one" }),
      ]);
      const names = await Promise.all(
        [one, two].map(
          async ({ id }) => (await directory().read(DEVICE, id))?.attributes["serial"],
        ),
      );
      expect(new Set(names).size).toBe(2);
      for (const name of names) {
        const found = await directory().find(DEVICE, "serial", String(name));
        expect(found?.attributes["serial"]).toBe(name);
      }
    });
  });
}

function inParallel<Result>(
  times: number,
  task: (index: number) => Promise<Result>,
): Promise<Result[]> {
  return Promise.all(Array.from({ length: times }, (_, index) => task(index)));
}
