import type { Connector } from "@journeyc/runtime";
import { expect, test } from "vitest";
import { timedConnector } from "../../../runtime/machine/timed-connector.ts";

const { signal } = new AbortController();

/** Answers a wrong password after 60 ms, and everything else at once. */
const slow: Connector = {
  kind: "Slow",
  objectTypes: ["User"],
  async authenticate(_type, _name, secret) {
    if (secret === "locked") return { kind: "rejected", reason: "accountLocked" };
    if (secret !== "wrong") return { kind: "accepted", id: "1", name: "ada" };
    await new Promise((resolve) => setTimeout(resolve, 60));
    return { kind: "rejected", reason: "invalidCredentials" };
  },
};

async function timeOf(work: Promise<unknown> | undefined): Promise<number> {
  const began = performance.now();
  await work;
  return performance.now() - began;
}

test("refuses as late as a wrong password was refused, and asks nobody", async () => {
  let asked = 0;
  const counting: Connector = {
    ...slow,
    authenticate: (...question) => {
      asked += 1;
      return slow.authenticate(...question);
    },
  };
  const timed = timedConnector(counting);
  // Nothing is known of it yet.
  expect(await timeOf(timed.refuse?.({ signal }))).toBeLessThan(50);
  for (const secret of ["right", "locked", "wrong"])
    await timed.authenticate("User", "ada", secret, { signal });
  expect(await timeOf(timed.refuse?.({ signal }))).toBeGreaterThan(50);
  expect(asked).toBe(3);
});

test("waits no longer than the step", async () => {
  const timed = timedConnector(slow);
  await timed.authenticate("User", "ada", "wrong", { signal });
  await expect(timed.refuse?.({ signal: AbortSignal.abort() })).rejects.toThrow();
});

test("what else a connector can do, it can still do", async () => {
  class Own {
    readonly kind = "Own";
    readonly objectTypes = ["User"];
    #closed = false;
    async authenticate() {
      return { kind: "accepted", id: "1", name: "ada" } as const;
    }
    close = async (): Promise<void> => void (this.#closed = true);
    closed(): boolean {
      return this.#closed;
    }
  }
  const timed = timedConnector(new Own()) as Connector & Own;
  await timed.close();
  expect(timed.closed()).toBe(true);
});
