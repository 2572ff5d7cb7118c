import { Breaker } from "../../../runtime/connectors/entra/breaker.ts";
import { describe, expect, test } from "vitest";

function setUp(): { breaker: Breaker; clock: { now: number }; isOpen: () => boolean } {
  const clock = { now: 1000 };
  const breaker = new Breaker(() => clock.now);
  const isOpen = (): boolean => {
    try {
      breaker.enter();
      return false;
    } catch {
      return true;
    }
  };
  return { breaker, clock, isOpen };
}

const users = ["a", "b", "c", "d", "e"];

describe("the breaker", () => {
  test("opens when five different users have failed in a row", () => {
    const { breaker, isOpen } = setUp();
    for (const user of users) {
      expect(isOpen()).toBe(false);
      breaker.failed(user);
    }
    expect(isOpen()).toBe(true);
  });

  test("does not open for one user, however that user spells the name", () => {
    const { breaker, isOpen } = setUp();
    for (let time = 0; time < 100; time += 1) breaker.failed(time % 2 ? "ADA@X" : "ada@x");
    expect(isOpen()).toBe(false);
  });

  test("starts counting anew after an answer", () => {
    const { breaker, isOpen } = setUp();
    for (const user of users.slice(1)) breaker.failed(user);
    breaker.succeeded();
    breaker.failed("a");
    expect(isOpen()).toBe(false);
  });

  test("lets one call through after ten seconds; its answer closes it", () => {
    const { breaker, clock, isOpen } = setUp();
    for (const user of users) breaker.failed(user);
    clock.now += 10_001;
    expect(isOpen()).toBe(false);
    expect(isOpen()).toBe(true);
    breaker.succeeded();
    expect(isOpen()).toBe(false);
    expect(isOpen()).toBe(false);
  });

  test("stays open when the trial fails, and tries again later when the trial says nothing", () => {
    const { breaker, clock, isOpen } = setUp();
    for (const user of users) breaker.failed(user);
    clock.now += 10_001;
    expect(isOpen()).toBe(false);
    breaker.failed("f");
    expect(isOpen()).toBe(true);
    clock.now += 10_001;
    expect(isOpen()).toBe(false);
    clock.now += 10_001;
    expect(isOpen()).toBe(false);
  });
});
