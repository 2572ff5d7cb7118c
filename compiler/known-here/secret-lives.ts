import type { Journey, Program } from "../2-bind/model.ts";
import { partEffects } from "../3-flow/effects/part-effects.ts";
import type { SecretLives } from "../3-flow/facts/assignment.ts";
import { nodesOf } from "../3-flow/flow.ts";
import { scopesOf } from "../5-lower/scope.ts";
import { type SecretSummary, summarizeSecrets } from "../5-lower/secrets/summaries.ts";

/** Where secrets are dropped, as the compiled program says it to the machine. */
export function secretLives(program: Program): SecretLives {
  const summaries = summarizeSecrets(program, scopesOf(program));
  const secrets = new Set<string>();
  for (const [, node] of nodesOf(program)) {
    for (const { writes } of partEffects(node)) {
      for (const { key, secret } of writes) if (secret) secrets.add(key);
    }
  }
  const of = (journey: Journey): SecretSummary | undefined => summaries.get(journey);
  return {
    isSecret: (key) => secrets.has(key),
    isKept: (journey, node, key) => of(journey)?.kept.get(node)?.includes(key) ?? false,
    isReceived: (journey, key) => of(journey)?.receives.includes(key) ?? false,
  };
}
