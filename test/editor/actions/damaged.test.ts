import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { lex } from "@journeyc/grammar";
import { format, parseSource } from "journeyc/analysis";
import { expect, test } from "vitest";
import { actionsIn, applyAction } from "../support/code-actions.ts";
import { Editor } from "../support/editor.ts";

// Whatever has happened to a file: what is offered can be applied, and leaves the text no worse than it was.

const folder = join(import.meta.dirname, "../../../examples/pass-through");
const examples = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => /\.(journey|schema\.json)$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);
const journeys = Object.keys(examples).filter((name) => name.endsWith(".journey"));

/** Drops, doubles or swaps tokens. */
function damage(text: string, picks: readonly (readonly [number, number])[]): string {
  const images = lex(text).tokens.map((token) => [token.startOffset, token.image] as const);
  const parts = images.map(([start, image], index) => {
    const end = images[index + 1]?.[0] ?? text.length;
    return image + text.slice(start + image.length, end);
  });
  for (const [at, how] of picks) {
    const index = Math.floor(at * parts.length);
    const [first = "", second = ""] = [parts[index], parts[index + 1]];
    if (how === 0) parts.splice(index, 1);
    else if (how === 1) parts.splice(index, 0, first);
    else parts.splice(index, 2, second, first);
  }
  return parts.join("");
}

const share = fc.noBias(fc.nat(999)).map((number) => number / 1000);

function syntaxErrors(path: string, text: string): number {
  return parseSource(path, text).diagnostics.filter(({ severity }) => severity === "error").length;
}

/** Comments, but for those of what an action removes. */
function commentsOf(path: string, text: string): readonly string[] {
  return parseSource(path, text).value.comments.map((comment) => comment.text);
}

/** Applies, each by itself, what is offered in some lines, and says how much it was. */
async function tryAll(editor: Editor, path: string, from: number, to: number): Promise<number> {
  const text = editor.text(path);
  const range = { start: { line: from, character: 6 }, end: { line: to, character: 6 } };
  const asked = { diagnostics: [], only: ["quickfix", "refactor", "source"] };
  const actions = await actionsIn(editor, path, range, asked);
  for (const action of actions) {
    const changed = await applyAction(editor, action);
    const now = changed[path] ?? text;
    const what = `${action.title} in:\n${text}`;
    expect(syntaxErrors(path, now), what).toBeLessThanOrEqual(syntaxErrors(path, text));
    if (action.kind?.startsWith("refactor") === true || action.kind === "source.organizeImports")
      expect(commentsOf(path, now).toSorted(), what).toEqual(commentsOf(path, text).toSorted());
    const isFormatted = format(path, text).text === text.replaceAll("\r\n", "\n");
    if (isFormatted && action.kind !== "quickfix" && action.kind !== "source.fixAll.journey")
      expect(format(path, now).text, what).toBe(now.replaceAll("\r\n", "\n"));
  }
  return actions.length;
}

test("every action that is offered can be applied, in damaged files and whole ones", async () => {
  let tried = 0;
  await using editor = await Editor.start(examples, { open: journeys });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...journeys),
      fc.array(fc.tuple(share, fc.nat(2)), { maxLength: 3, size: "max" }),
      fc.boolean(),
      share,
      async (path, picks, returns, at) => {
        const damaged = damage(examples[path] ?? "", picks);
        const text = returns ? damaged.replaceAll("\n", "\r\n") : damaged;
        await editor.type(path, text);
        const last = text.split("\n").length - 1;
        const line = Math.floor(at * last);
        tried += (await tryAll(editor, path, line, line)) + (await tryAll(editor, path, 0, last));
        await editor.type(path, examples[path] ?? "");
      },
    ),
    { numRuns: 60 },
  );
  expect(tried).toBeGreaterThan(60);
});
