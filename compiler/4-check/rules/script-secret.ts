import type { NodeManifest } from "@journeyc/grammar/manifest";
import type { Catalogue } from "../../2-bind/context.ts";
import type { Member, Node } from "../../2-bind/model.ts";
import { quote } from "../../2-bind/text.ts";
import { partEffects, type PartEffects } from "../../3-flow/effects/part-effects.ts";
import { isSecretAttribute } from "../../3-flow/facts/secrets.ts";
import { defineDiagnostic, report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { CheckedJourney } from "../context.ts";
import type { Rule } from "../rule.ts";

export const scriptSecret = defineDiagnostic<{ script: string; key: string; writes: boolean }>({
  code: "J4017",
  severity: "error",
  title: "Secret in a script",
  message: ({ script, key, writes }) =>
    writes
      ? `${quote(script)} writes ${quote(key)}, which holds a secret.`
      : `${quote(script)} reads ${quote(key)}, which holds a secret: scripts do not get it.`,
});

const known = new WeakMap<Catalogue, ReadonlySet<string>>();

/** What is transient is kept so because it is as good as a secret: a token, an answer that proves something. */
function secretsOf({ effects }: NodeManifest): readonly string[] {
  return [...effects.writes, ...effects.reads].flatMap(({ key, secret, scope }) =>
    (secret === true || scope === "secure" || scope === "transient") && !/[*$]/.test(key)
      ? [key]
      : [],
  );
}

/** The keys under which some node type keeps a secret, whichever node writes them here. */
function secretKeys(catalogue: Catalogue): ReadonlySet<string> {
  const found = known.get(catalogue) ?? new Set([...catalogue.nodes.values()].flatMap(secretsOf));
  known.set(catalogue, found);
  return found;
}

/** The keys under which nodes of the journey keep a secret. */
function secretsHere({ nodes }: CheckedJourney): ReadonlySet<string> {
  const writes = [...nodes].flatMap(partEffects).flatMap((effects) => effects.writes);
  return new Set(writes.filter(({ secret }) => secret).map(({ key }) => key));
}

interface Use {
  readonly key: string;
  readonly writes: boolean;
}

function usesOf({ reads, writes }: PartEffects): readonly Use[] {
  const used = [
    ...reads.flatMap(({ keys }) => keys.map((key) => ({ key, writes: false }))),
    ...writes.map(({ key }) => ({ key, writes: true })),
  ];
  return [...new Map(used.map((use) => [`${use.key} ${use.writes}`, use])).values()];
}

function* check(
  checked: CheckedJourney,
  part: Node | Member,
  effects: PartEffects,
  secrets: ReadonlySet<string>,
): Generator<Diagnostic> {
  const { script } = part;
  if (script === undefined || effects.anything) return;
  const here = secretsHere(checked);
  for (const { key, writes } of usesOf(effects)) {
    const isSecret = secrets.has(key) || here.has(key) || isSecretAttribute(key, checked.journey);
    if (!isSecret) continue;
    const { name, span } = script.signature;
    const place = { file: checked.path, span: script.literal.span };
    yield report(scriptSecret, { script: name, key, writes }, place, {
      related: [{ file: script.path, span, text: "this function" }],
      hints: [
        "Leave secrets to the nodes that verify or store them; a script can look at an outcome.",
      ],
    });
  }
}

export const rule: Rule = {
  reports: [scriptSecret],
  allowable: false,
  *check(context) {
    const secrets = secretKeys(context.program.catalogue);
    for (const checked of context.journeys) {
      for (const effects of [...checked.nodes].flatMap(partEffects))
        yield* check(checked, effects.part, effects, secrets);
    }
  },
};
