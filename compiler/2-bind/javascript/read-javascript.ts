import { parse, type Program } from "acorn";
import { legacySign } from "./legacy.ts";
import { outcomesOf, type SetOutcomes } from "./outcomes.ts";
import { refusedOf, type RefusedUse } from "./refused.ts";

/** What can be said of a script of AM's without running it. */
export interface JavaScriptFacts {
  /** What makes it one for AM's first script engine, if anything does. */
  readonly legacy: string | undefined;
  /** Undefined for a legacy script, and for what is no JavaScript. */
  readonly outcomes: SetOutcomes | undefined;
  /** What is wrong with its syntax, and where; only of scripts that are not legacy. */
  readonly fault: string | undefined;
  /** What it uses that there is only in AM; none of a legacy script, and of what is no JavaScript. */
  readonly refused: readonly RefusedUse[];
}

/** Longer than any script that people write; reading is quick, but not for nothing. */
const longest = 500_000;

const nothing: JavaScriptFacts = {
  legacy: undefined,
  outcomes: undefined,
  fault: undefined,
  refused: [],
};

const known = new Map<string, JavaScriptFacts>();
const mostKnown = 500;

/** Reads a script; the same text once. */
export function readJavaScript(text: string): JavaScriptFacts {
  const before = known.get(text);
  if (before) return before;
  const facts = read(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, facts);
  return facts;
}

function read(text: string): JavaScriptFacts {
  const legacy = legacySign(text);
  if (legacy !== undefined || text.length > longest) return { ...nothing, legacy };
  try {
    const program = parsed(text);
    return { ...nothing, outcomes: outcomesOf(program), refused: refusedOf(program, text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) return nothing;
    // The parser says `Unexpected token (3:7)`.
    const fault = error.message
      .replace(/^./, (first) => first.toLowerCase())
      .replace(/ \((\d+):\d+\)$/, " at line $1");
    return { ...nothing, fault };
  }
}

function parsed(text: string): Program {
  return parse(text, { ecmaVersion: 2023, sourceType: "script", allowHashBang: false });
}
