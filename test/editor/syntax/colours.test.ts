import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { SemanticTokensRequest } from "vscode-languageserver-protocol/node";
import { beforeAll, expect, test } from "vitest";
import type { IGrammar } from "vscode-textmate";
import {
  tokenModifiers,
  tokenTypes,
} from "../../../editor/language-server/semantic-tokens/legend.ts";
import { semanticTokenScopes } from "../../../editor/language-server/semantic-tokens/scopes.ts";
import { loadGrammar, scopedLines } from "../../syntax/support/textmate.ts";
import { everything } from "../support/abilities.ts";
import { Editor, uriOf } from "../support/editor.ts";

const root = join(import.meta.dirname, "../../..");
const { textDocument = {} } = everything;
const semanticTokens = {
  requests: { full: true },
  tokenTypes: [],
  tokenModifiers: [],
  formats: [],
  augmentsSyntaxTokens: true,
};
const abilities = { ...everything, textDocument: { ...textDocument, semanticTokens } };
let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar();
});

/** The scopes of the most exact selector that fits. */
function scopesOf(type: string, modifiers: readonly string[]): readonly string[] {
  const [exact] = modifiers
    .toReversed()
    .flatMap((each) => semanticTokenScopes[`${type}.${each}`] ?? []);
  return exact === undefined ? (semanticTokenScopes[type] ?? []) : [exact];
}

/** A theme colours by the first parts of a scope. */
const coloured = (scope: string | undefined): string | undefined =>
  scope?.split(".").slice(0, 3).join(".");

test.each(globSync("examples/*/*.journey", { cwd: root }))(
  "names in %s have the colour that the grammar gives them",
  async (path) => {
    const folder = join(root, dirname(path));
    const files = Object.fromEntries(
      globSync(["*.journey", "*.json"], { cwd: folder }).map((name) => [
        name,
        readFileSync(join(folder, name), "utf8"),
      ]),
    );
    const file = basename(path);
    await using editor = await Editor.start(files, { abilities, open: [file] });
    const tokens = await editor.client.sendRequest(SemanticTokensRequest.type, {
      textDocument: { uri: uriOf(file) },
    });
    const data = tokens?.data ?? [];
    const lines = scopedLines(grammar, editor.text(file));
    let [line, character] = [0, 0];
    for (let index = 0; index < data.length; index += 5) {
      const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(index, index + 5);
      character = down === 0 ? character + right : right;
      line += down;
      const scopes =
        lines[line]?.runs.find(({ start, end }) => start <= character && character < end)?.scopes ??
        [];
      // Inside of a text, a name whose meaning is known stands out.
      const scope = scopes.at(-1);
      if (scope === undefined || scope.startsWith("string.")) continue;
      const modifiers = tokenModifiers.filter((_, bit) => ((bits >> bit) & 1) === 1);
      const [expected] = scopesOf(tokenTypes[type] ?? "", modifiers);
      const name = lines[line]?.text.slice(character, character + length);
      expect(coloured(scope), `${name} in line ${line + 1}`).toBe(coloured(expected));
    }
    expect(data.length).toBeGreaterThan(0);
  },
);
