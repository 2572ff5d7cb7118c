import { pictureOf } from "journeyc/drawing";
import { DrawingThread } from "journeyc-editor/drawing-thread";
import { expect, test } from "vitest";
import { svg } from "../../compiler/graph/svg.ts";
import { journeyOf, tangled } from "../graph/support.ts";

const small = journeyOf("S", {
  "a.journey": "journey S {\n start -> n\n node n: IncrementLoginCount -> success\n}",
});

test("draws what the same thread would, and nothing of this one waits for it", async () => {
  const thread = new DrawingThread(undefined, 50);
  try {
    await thread.draw(pictureOf(small));
    const large = tangled(25, 3);
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 5);
    const drawn = await thread.draw(pictureOf(large));
    clearInterval(clock);
    expect(turns).toBeGreaterThan(10);
    expect(drawn).toBe(svg(large));
  } finally {
    await thread.close();
  }
});

test("a picture that takes too long is given up, and the next one is drawn", async () => {
  const thread = new DrawingThread(undefined, 0.5);
  try {
    // Starting the thread takes its time, too.
    const late = thread.draw(pictureOf(tangled(120, 3)));
    await expect(late).rejects.toThrow("longer than 0.5 seconds");
  } finally {
    await thread.close();
  }
  const other = new DrawingThread();
  try {
    expect(await other.draw(pictureOf(small))).toBe(svg(small));
  } finally {
    await other.close();
  }
});
