import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "journeyc/analysis";
import { describe, expect, test } from "vitest";

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const path = join(import.meta.dirname, "../../../editor/vscode/snippets/journey.json");
const snippets = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, Snippet>>;

/** The text of a snippet as it stands when nothing is filled in. */
function expanded({ body }: Snippet): string {
  const texts = new Map<string, string>();
  return body
    .join("\n")
    .replaceAll(
      /\$\{(\d+)(?::([^}]*)|\|([^,|]*)[^|]*\|)\}|\$(\d+)/g,
      (_, place, text, choice, bare) => {
        const given: string | undefined = text ?? choice;
        if (given !== undefined) texts.set(place, given);
        return given ?? texts.get(place ?? bare) ?? "";
      },
    )
    .trimEnd();
}

const node = "  node done: IncrementLoginCount -> success";

/** Where each snippet belongs. */
const places: Readonly<Record<string, (text: string) => string>> = {
  declaration: (text) => `${text}\n`,
  inJourney: (text) =>
    `journey J {\n  start -> done\n\n${text.replaceAll(/^(?=.)/gm, "  ")}\n\n${node}\n}\n`,
  aboveNode: (text) => `journey J {\n  start -> done\n\n  ${text}\n${node}\n}\n`,
  clause: (text) => `journey J {\n  start -> done\n\n  ${text}\n\n${node}\n}\n`,
};

const placeOf: Readonly<Record<string, keyof typeof places>> = {
  Journey: "declaration",
  "Inner journey": "declaration",
  Resource: "declaration",
  Connector: "declaration",
  Import: "declaration",
  Page: "inJourney",
  Decision: "inJourney",
  Step: "inJourney",
  "Run an inner journey": "inJourney",
  "Scripted decision": "inJourney",
  "Retry limit": "inJourney",
  Allow: "aboveNode",
  Require: "clause",
  "Require after": "clause",
};

test("every snippet has its place", () => {
  expect(Object.keys(snippets).toSorted()).toEqual(Object.keys(placeOf).toSorted());
});

describe.each(Object.entries(snippets))("the snippet %s", (name, snippet) => {
  test("gives text that parses, and that the formatter leaves as it is", () => {
    const place = places[placeOf[name] ?? ""];
    const text = place?.(expanded(snippet)) ?? "";
    const { text: formatted, diagnostics } = format("a.journey", text);
    expect(diagnostics).toEqual([]);
    expect(formatted).toBe(text);
  });
});
