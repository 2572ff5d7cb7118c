import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { wholeFile } from "../../workspace/read-failure.ts";
import { typeNotNamed } from "../errors/type-not-named.ts";
import { unknownAnswer } from "../errors/unknown-answer.ts";
import { parseJson } from "../parse-json.ts";
import { type Hint, recognise } from "./recognise.ts";
import type { TypeFacts } from "./type-facts.ts";

/** A file that holds one of AM's answers, or several. */
export interface Answer {
  readonly path: string;
  readonly text: string;
}

export interface ReadAnswers {
  readonly facts: readonly { readonly file: string; readonly facts: TypeFacts }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `GeoLocationNode.schema.json` says the type and which answer it is. */
const named = /^(.+)\.(schema|outcomes|template)\.json$/;

function hintOf(path: string, givenType: string | undefined): Hint {
  const [, amType, answer] = named.exec(path.slice(path.lastIndexOf("/") + 1)) ?? [];
  return { amType: givenType ?? amType, answer: answer as Hint["answer"] };
}

/** Reads AM's answers about node types. */
export function readAnswers(
  answers: readonly Answer[],
  givenType: string | undefined,
): ReadAnswers {
  const facts: { file: string; facts: TypeFacts }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, text } of answers) {
    const parsed = parseJson(path, text);
    if (!parsed.ok) {
      diagnostics.push(parsed.diagnostic);
      continue;
    }
    const found = recognise(parsed.value, hintOf(path, givenType));
    if (typeof found === "string") diagnostics.push(notTaken(found, path));
    else facts.push(...found.map((one) => ({ file: path, facts: one })));
  }
  return { facts, diagnostics };
}

function notTaken(why: "untyped" | "unknown", path: string): Diagnostic {
  const place = wholeFile(path);
  if (why === "untyped") {
    return report(typeNotNamed, { path }, place, {
      hints: ["Call it `<type>.schema.json`, or say `--type <type>`."],
    });
  }
  return report(unknownAnswer, { path }, place, {
    hints: [
      "An answer to `_action=schema`, `listOutcomes`, `template` or `getAllTypes`, or an export of custom nodes, is one.",
    ],
  });
}
