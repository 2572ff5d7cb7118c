import type { ObjectEntry, Setting, StringLiteral, Value } from "../../1-syntax/ast.ts";
import type { Member, Node } from "../../2-bind/model.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { soundsSecret } from "../settings/secret-names.ts";

/** The message never repeats the value: it would carry the secret into logs. */
export const opaqueSecret = defineDiagnostic<{ node: string; path: string }>({
  code: "J4015",
  severity: "warning",
  title: "Text that looks like a secret",
  message: ({ node, path }) =>
    `${quote(path)} of ${quote(node)} looks like a secret, and stands here in plain text.`,
});

interface Found {
  readonly path: string;
  readonly value: StringLiteral;
}

/** A text that may be a secret: not empty, without a placeholder, and not itself the name of where one is kept. */
function isPlain(text: string): boolean {
  return text.trim() !== "" && !/[$&]\{/.test(text) && !soundsSecret(text);
}

/** Texts under names of secrets. */
function* secretsIn(value: Value, path: string, name: string): Generator<Found> {
  if (value.kind === "String") {
    if (soundsSecret(name) && isPlain(value.value)) yield { path, value };
  } else if (value.kind === "List") {
    for (const item of value.items) yield* secretsIn(item, path, name);
  } else if (value.kind === "Object") {
    for (const entry of value.entries) yield* secretsOf(entry, `${path}.`);
  }
}

function secretsOf({ key, value }: Setting | ObjectEntry, before = ""): Generator<Found> {
  return secretsIn(value, before + key.text, key.text);
}

function* findings(part: Node | Member, file: string): Generator<Diagnostic> {
  for (const setting of part.declaration.settings) {
    for (const { path, value } of secretsOf(setting)) {
      const place = { file, span: value.span, conceal: true };
      yield report(opaqueSecret, { node: part.name, path }, place, {
        hints: [
          "Where it is one, give it by the environment (`env.NAME` is exported as `&{esv.name}`), and change it: whoever reads this file knows it now.",
        ],
      });
    }
  }
}

export const rule: Rule = {
  reports: [opaqueSecret],
  allowable: true,
  *check(context) {
    for (const journey of context.journeys) {
      const file = journey.file.source.path;
      for (const node of journey.nodes) {
        for (const part of [node, ...node.members]) {
          if (part.opaque) yield* findings(part, file);
        }
      }
    }
  },
};
