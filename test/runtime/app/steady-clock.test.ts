import { expect, test } from "vitest";
import { steadyClock } from "../../../runtime/app/steady-clock.ts";

const noon = 1_800_000_000_000;

function clocks() {
  let wall = noon;
  let passed = 0;
  return {
    clock: steadyClock(
      () => wall,
      () => passed,
    ),
    pass(milliseconds: number) {
      passed += milliseconds;
      wall += milliseconds;
    },
    set(time: number) {
      wall = time;
    },
  };
}

test("goes with the machine's clock, and forward with it", () => {
  const { clock, pass, set } = clocks();
  expect(clock()).toBe(noon);
  pass(1_500);
  expect(clock()).toBe(noon + 1_500);
  set(noon + 60_000);
  expect(clock()).toBe(noon + 60_000);
});

test("goes on when the machine's is set back, and follows it again when it has caught up", () => {
  const { clock, pass, set } = clocks();
  expect(clock()).toBe(noon);
  set(noon - 600_000);
  expect(clock()).toBe(noon);
  pass(1_000);
  expect(clock()).toBe(noon + 1_000);
  set(noon + 5_000);
  expect(clock()).toBe(noon + 5_000);
  pass(10);
  expect(clock()).toBe(noon + 5_010);
});

test("never goes back, however the machine's is set: 1,000 times", () => {
  const { clock, pass, set } = clocks();
  let before = clock();
  for (let times = 0; times < 1_000; times += 1) {
    pass((times * 7919) % 1_000);
    if (times % 3 === 0) set(noon + ((times * 104_729) % 2_000_000) - 1_000_000);
    const now = clock();
    expect(now).toBeGreaterThanOrEqual(before);
    before = now;
  }
});
