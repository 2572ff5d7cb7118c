import type { Journey, Program } from "../2-bind/model.ts";
import { scopesOf, type Scope } from "./scope.ts";
import { summarizeSecrets, type SecretSummary } from "./secrets/summaries.ts";

/** What lowering a file needs to know of the whole program. */
export interface Analysis {
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly secrets: ReadonlyMap<Journey, SecretSummary>;
}

const known = new WeakMap<Program, Analysis>();

/** Made once for a program, however many of its files are lowered. */
export function analysisOf(program: Program): Analysis {
  const found = known.get(program);
  if (found) return found;
  const scopes = scopesOf(program);
  const analysis = { scopes, secrets: summarizeSecrets(program, scopes) };
  known.set(program, analysis);
  return analysis;
}
