import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar, type StateStack } from "vscode-textmate";
import { textmateGrammar } from "../../../grammar/textmate.ts";

const require = createRequire(import.meta.url);

/** A run of characters of a line with its scopes, the outermost first, without the language's own and its suffix. */
export interface ScopedRun {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

export interface ScopedLine {
  readonly text: string;
  readonly runs: readonly ScopedRun[];
  readonly milliseconds: number;
}

/** Grammars as VS Code runs them, by their scopes: its own tokenizer and its own regular expressions. */
export async function loadGrammar(
  scope = "source.journey",
  grammars: Readonly<Record<string, object>> = { "source.journey": textmateGrammar() },
  injected: readonly string[] = [],
): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  // A buffer of a file has no shared memory behind it.
  const bytes = wasm.buffer.slice(
    wasm.byteOffset,
    wasm.byteOffset + wasm.byteLength,
  ) as ArrayBuffer;
  await oniguruma.loadWASM(bytes);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    getInjections: (into) => (into === scope ? [...injected] : undefined),
    loadGrammar: (wanted) => {
      const grammar = grammars[wanted];
      const text = JSON.stringify(grammar);
      return Promise.resolve(
        grammar === undefined ? null : textmate.parseRawGrammar(text, `${wanted}.json`),
      );
    },
  });
  const loaded = await registry.loadGrammar(scope);
  if (loaded === null) throw new Error("the grammar does not load");
  return loaded;
}

/** Colours a text line by line, as editors do: without its line ends. */
export function scopedLines(grammar: IGrammar, text: string): readonly ScopedLine[] {
  let state: StateStack = textmate.INITIAL;
  return text.split(/\r\n|\r|\n/).map((line) => {
    const from = performance.now();
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    const milliseconds = performance.now() - from;
    state = ruleStack;
    const runs = tokens.map(({ startIndex, endIndex, scopes }) => ({
      start: startIndex,
      end: Math.min(endIndex, line.length),
      scopes: scopes.slice(1).map((each) => each.replace(/\.journey$/, "")),
    }));
    return { text: line, runs, milliseconds };
  });
}

/** The lines of a text with carets under each run that has scopes, and what these are. */
export function scopesAsText(lines: readonly ScopedLine[]): string {
  return lines
    .flatMap(({ text, runs }) => [
      `> ${text}`.trimEnd(),
      ...joined(runs, text).map(
        ({ start, end, scopes }) =>
          `  ${" ".repeat(start)}${"^".repeat(end - start)} ${scopes.join(" ")}`,
      ),
    ])
    .join("\n")
    .concat("\n");
}

/** Runs with the same scopes as one; those that show nothing are left out. */
function joined(runs: readonly ScopedRun[], text: string): ScopedRun[] {
  const result: ScopedRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.end === run.start && last.scopes.join(" ") === run.scopes.join(" "))
      result[result.length - 1] = { ...last, end: run.end };
    else result.push(run);
  }
  return result.filter(
    ({ start, end, scopes }) => scopes.length > 0 && text.slice(start, end).trim() !== "",
  );
}
