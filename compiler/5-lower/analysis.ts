import type { Journey, Program, Symbol } from "../2-bind/model.ts";
import { exportNames } from "./export-names.ts";
import { scopesOf, type Scope } from "./scope.ts";
import { summarizeSecrets, type SecretSummary } from "./secrets/summaries.ts";

/** The constants that modules export: by the file's path, then by the name that the language gives. */
export type Constants = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What lowering a file needs to know of the whole program. */
export interface Analysis {
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly constants: Constants;
  readonly secrets: ReadonlyMap<Journey, SecretSummary>;
}

const known = new WeakMap<Program, Analysis>();

/** Made once for a program, however many of its files are lowered. */
export function analysisOf(program: Program): Analysis {
  const found = known.get(program);
  if (found) return found;
  const scopes = scopesOf(program);
  const constants = new Map(program.files.map((file) => [file.source.path, exportNames(file)]));
  const analysis = { scopes, constants, secrets: summarizeSecrets(program, scopes) };
  known.set(program, analysis);
  return analysis;
}

/** The constant by which a symbol's module exports it. */
export function constantOf(symbol: Symbol, constants: Constants): string {
  const constant = constants.get(symbol.file)?.get(symbol.name);
  if (constant === undefined) throw new Error(`${symbol.name} is of no file of this program.`);
  return constant;
}
