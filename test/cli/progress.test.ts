import { afterEach, expect, test, vi } from "vitest";
import { Progress } from "../../compiler/cli/progress.ts";

afterEach(() => vi.useRealTimers());

function channel(live: boolean): { readonly written: string[]; readonly progress: Progress } {
  vi.useFakeTimers({ toFake: ["performance"] });
  const written: string[] = [];
  const write = (text: string): void => void written.push(text);
  return { written, progress: new Progress({ write, live, colors: false, width: 80 }) };
}

test("long work says on a terminal how far it is, and takes it back", () => {
  const { written, progress } = channel(true);
  progress.tell("Writing", 1, 100);
  vi.advanceTimersByTime(800);
  progress.tell("Writing", 2, 100);
  progress.tell("Writing", 3, 100);
  vi.advanceTimersByTime(100);
  progress.tell("Writing", 4, 100);
  progress.done();
  expect(written.map((text) => text.replace("\r\u{1b}[K", ""))).toEqual([
    "Writing 2 of 100",
    "Writing 4 of 100",
    "",
  ]);
});

test("nothing is said where nobody looks, or where there is nothing to wait for", () => {
  for (const live of [true, false]) {
    const { written, progress } = channel(live);
    vi.advanceTimersByTime(live ? 0 : 5000);
    progress.tell("Writing", 1, 100);
    progress.done();
    expect(written).toEqual([]);
  }
});
