import { createRequire } from "node:module";
import type { JSONScanner } from "jsonc-parser";
import type { Span } from "../1-syntax/ast.ts";
import { isKept } from "./exact-number.ts";
import { maximumNesting } from "./limits.ts";

/** What `JSON.parse` passes over without a word, or cannot stand. */
export interface JsonScan {
  /** Where the nesting exceeds the limit; the scan ends there. */
  readonly tooDeep: number | undefined;
  /** Keys that stand twice in one object: the last one counts. */
  readonly duplicates: readonly DuplicateKey[];
  /** Numbers that a double does not keep. */
  readonly numbers: readonly Span[];
}

export interface DuplicateKey {
  readonly key: string;
  readonly first: Span;
  readonly second: Span;
}

type Library = typeof import("jsonc-parser");

/** Members of the library's `SyntaxKind`: a const enum, which sources that run without a compiler cannot name. */
const kinds = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  colon: 6,
  string: 10,
  number: 11,
  end: 17,
} as const;

function spanOfToken(scanner: JSONScanner): Span {
  const start = scanner.getTokenOffset();
  return { start, end: start + scanner.getTokenLength() };
}

/** Walks through a text token by token, without recursion. What it says holds if the text is JSON. */
export function scanJson(text: string): JsonScan {
  const { createScanner } = createRequire(import.meta.url)("jsonc-parser") as Library;
  const scanner = createScanner(text, true);
  const duplicates: DuplicateKey[] = [];
  const numbers: Span[] = [];
  /** For each open object the keys that it had so far; undefined for a list. */
  const open: (Map<string, Span> | undefined)[] = [];
  let string: { readonly value: string; readonly span: Span } | undefined;
  const key = (): void => {
    const keys = open.at(-1);
    if (keys === undefined || string === undefined) return;
    const first = keys.get(string.value);
    if (first) duplicates.push({ key: string.value, first, second: string.span });
    keys.set(string.value, string.span);
  };
  for (let token: number = scanner.scan(); token !== kinds.end; token = scanner.scan()) {
    if (token === kinds.openBrace) open.push(new Map());
    else if (token === kinds.openBracket) open.push(undefined);
    else if (token === kinds.closeBrace && open.at(-1)) open.pop();
    else if (token === kinds.closeBracket && !open.at(-1)) open.pop();
    else if (token === kinds.colon) key();
    else if (token === kinds.number) {
      if (!isKept(scanner.getTokenValue())) numbers.push(spanOfToken(scanner));
    }
    string =
      token === kinds.string
        ? { value: scanner.getTokenValue(), span: spanOfToken(scanner) }
        : undefined;
    if (open.length > maximumNesting) {
      return { tooDeep: scanner.getTokenOffset(), duplicates, numbers };
    }
  }
  return { tooDeep: undefined, duplicates, numbers };
}
