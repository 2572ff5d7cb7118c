import type { IdentityEffect, NodeManifest } from "@journeyc/grammar/manifest";
import { expect } from "vitest";
import type { NodeResult } from "../../../../runtime/machine/node-type.ts";
import { expandKey } from "../../../../runtime/machine/secret-keys.ts";
import type { Settings } from "../../../../runtime/machine/settings.ts";
import type { TracedIdentity } from "./traced-identity.ts";
import type { TracedState } from "./traced-state.ts";

/** What a run must not do behind its manifest's back. */
export function expectHonest(
  manifest: NodeManifest,
  settings: Settings,
  result: NodeResult | undefined,
  state: TracedState,
  identity: TracedIdentity,
): void {
  const { reads, writes, identity: effects } = manifest.effects;
  const expand = (keys: readonly string[]): string[] =>
    keys.flatMap((key) => [...expandKey(key, settings)]);
  const readable = expand(reads.flatMap(({ key, orElse }) => [key, ...(orElse ?? [])]));
  expect(readable, `${manifest.type} declares what it reads`).toEqual(
    expect.arrayContaining([...state.reads]),
  );
  const outcome = result?.kind === "outcome" ? result.outcome : undefined;
  const writable = writes
    .filter(({ outcomes }) => outcomes === undefined || outcomes.includes(outcome ?? ""))
    .flatMap(({ key, scope }) => expand([key]).map((expanded) => ({ key: expanded, scope })));
  // `objectAttributes.*` stands for whatever a provider says.
  const anyOf = writable.filter(({ key }) => key.endsWith(".*"));
  const single = state.writes.filter(
    (write) =>
      !anyOf.some(
        ({ key, scope }) => scope === write.scope && write.key.startsWith(key.slice(0, -1)),
      ),
  );
  expect(writable, `${manifest.type} declares what it writes on ${outcome}`).toEqual(
    expect.arrayContaining(single),
  );
  const declared = effects
    .filter((effect) => effect.outcome === outcome && holds(effect.when, settings))
    .map(({ effect }) => (effect === "establishes" ? "proves" : effect));
  // A secret proves whom it was sent to: nobody, where no node has sent it.
  const isDelivered = (key: string): boolean =>
    reads.some((read) => read.key === key && read.secret === true);
  const mayBeSilent = effects.every(({ key, maybe }) => maybe === true || isDelivered(key));
  if (identity.said.length === 0 && mayBeSilent) return;
  const certain = declared.filter((effect) => effect !== "partial");
  // Of a user who may not sign on, less may be said than that he has proved it.
  const least = certain[0] === "proves" ? "proves" : "looksUp";
  const meaning = {
    identify: "looksUp",
    identifyInactive: least,
    prove: "proves",
    proveRemotely: "proves",
  } as const;
  expect(certain).toEqual(identity.said.map((said) => meaning[said]));
}

function holds(when: IdentityEffect["when"], settings: Settings): boolean {
  const conditions = when === undefined ? [] : [when].flat();
  return conditions.every((condition) => {
    const value = settings[condition.setting];
    return "equals" in condition ? value === condition.equals : Number(value) > condition.above;
  });
}

/** That the password stands in no log line, no question and no memory. */
export function expectNoSecret(secret: string, ...seen: readonly unknown[]): void {
  expect(JSON.stringify(seen)).not.toContain(secret);
}
