import type { EnvironmentValue, Setting, Value } from "../../1-syntax/ast.ts";
import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";
import { valuesOf } from "../settings/values.ts";

export const misplacedSecret = defineDiagnostic<{ name: string; path: string }>({
  code: "J4012",
  severity: "error",
  title: "Secret where none may stand",
  message: ({ name, path }) =>
    `${quote(path)} takes no secret, so ${quote(`secret.${name}`)} is not safe here.`,
});

function misplaced(file: string, value: EnvironmentValue, path: string): Diagnostic {
  return report(
    misplacedSecret,
    { name: value.name.text, path },
    { file, span: value.span },
    {
      hints: [
        "Values of this setting may reach a page, a log or an address. Use `env.NAME` for what is no secret.",
      ],
    },
  );
}

function isSecret(value: Value): value is EnvironmentValue {
  return value.kind === "Environment" && value.source === "secret";
}

function* secretsIn(value: Value): Generator<EnvironmentValue> {
  if (isSecret(value)) yield value;
  else if (value.kind === "List") for (const item of value.items) yield* secretsIn(item);
  else if (value.kind === "Object")
    for (const entry of value.entries) yield* secretsIn(entry.value);
}

function* inSettings(file: string, settings: readonly Setting[]): Generator<Diagnostic> {
  for (const { key, value } of settings) {
    for (const secret of secretsIn(value)) yield misplaced(file, secret, key.text);
  }
}

/** No schema says that an opaque node keeps a secret safe. */
function* inOpaqueNodes({ path, nodes }: CheckedJourney): Generator<Diagnostic> {
  for (const node of nodes) {
    if (node.opaque) yield* inSettings(path, node.declaration.settings);
    for (const member of node.members) {
      if (member.opaque) yield* inSettings(path, member.declaration.settings);
    }
  }
}

export const rule: Rule = {
  reports: [misplacedSecret],
  allowable: false,
  *check(context) {
    for (const owner of context.owners) {
      for (const { value, schema, path } of valuesOf(owner)) {
        if (!isSecret(value) || schema.kind === "secret") continue;
        yield misplaced(owner.file.source.path, value, path);
      }
    }
    for (const journey of context.journeys) yield* inOpaqueNodes(journey);
  },
};
