import { createSecretKey } from "node:crypto";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalIdentifier } from "../../runtime/directory/canonical.ts";
import { AttemptLimiter } from "../../runtime/session/attempt-limiter.ts";
import { defaultAttemptLimits } from "../../runtime/session/attempt-limits.ts";
import { resource } from "../runtime/machine/support/journeys.ts";
import { patience, tries } from "./support/numbers.ts";

// Directory and limiter know a user by the same spelling: who is another user to the one is another to the other.

const letters = fc.constantFrom(
  ..."aAkK\u212AsSſßẞiIıİσςΣéÅ\u212BåＡａ①1ⅣﬁfΆ\u0345\u0301.@-_ ",
  "\u200b",
  "\u202e",
);
const name = fc.array(letters, { minLength: 1, maxLength: 4 }).map((all) => all.join(""));
/** Two names that are often two spellings of one. */
const pair = name.chain((one) =>
  fc.tuple(
    fc.constant(one),
    fc.oneof(
      name,
      fc.constantFrom(
        one.toUpperCase(),
        one.toLowerCase(),
        one.normalize("NFKC"),
        one.normalize("NFD"),
        one.replaceAll("k", "\u212A"),
      ),
    ),
  ),
);
const pairs = tries(3_000, 200_000);

test(
  "3,000 pairs of names: found as one user ⇔ counted as one user",
  async () => {
    const limiter = new AttemptLimiter({
      store: memoryStore(),
      limits: defaultAttemptLimits,
      secret: createSecretKey(Buffer.alloc(32, 7)),
      now: () => 0,
    });
    const directory = memoryDirectory();
    await directory.open([resource]);
    const { id } = await directory.create(resource.name, { userName: "begin" });
    const rename = (userName: string) => directory.patch(resource.name, id, { userName });
    let [same, different] = [0, 0];
    await fc.assert(
      fc.asyncProperty(pair, async ([one, other]) => {
        if (!canonicalIdentifier(one).ok) {
          // Nobody can have such a name; all of them are counted together.
          await expect(rename(one)).rejects.toThrow();
          expect(limiter.userKey(one)).toBe(limiter.userKey(""));
          return;
        }
        await rename(one);
        const found = (await directory.find(resource.name, "userName", other)) !== undefined;
        expect(limiter.userKey(one) === limiter.userKey(other), JSON.stringify([one, other])).toBe(
          found,
        );
        if (found) same += 1;
        else different += 1;
      }),
      { numRuns: pairs, interruptAfterTimeLimit: patience },
    );
    expect(pairs).toBeGreaterThanOrEqual(3_000);
    expect(Math.min(same, different)).toBeGreaterThan(pairs / 20);
  },
  patience,
);
