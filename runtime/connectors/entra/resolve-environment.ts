import type { EntraSource, Environment } from "./configuration.ts";
import type { Mistakes } from "./mistakes.ts";

type Values = Readonly<Record<string, unknown>>;

/** The values of a configuration, with `env.NAME` and `secret.NAME` looked up. */
export function resolveEnvironment(
  source: EntraSource,
  environment: Environment,
  mistakes: Mistakes,
): Values {
  const values = "settings" in source ? source.settings : { ...source };
  return resolveAll(values, environment, mistakes, "");
}

function resolveAll(
  values: Values,
  environment: Environment,
  mistakes: Mistakes,
  path: string,
): Values {
  const resolved = Object.entries(values).map(([name, value]) => [
    name,
    resolve(value, environment, mistakes, path + name),
  ]);
  return Object.fromEntries(resolved) as Values;
}

/** @returns the value; for a variable that is missing or empty, `unset`, once it has been reported */
function resolve(
  value: unknown,
  environment: Environment,
  mistakes: Mistakes,
  path: string,
): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { kind, name } = value as { kind?: unknown; name?: unknown };
  if ((kind !== "env" && kind !== "secret") || typeof name !== "string") {
    return resolveAll(value as Values, environment, mistakes, `${path}.`);
  }
  const found = Object.hasOwn(environment, name) ? environment[name]?.trim() : undefined;
  if (found) return found;
  mistakes.add(
    `\`${path}\` reads the environment variable ${name}, which is ${found === "" ? "empty" : "not set"}`,
    `Set ${name}.`,
  );
  return unset;
}

/** Stands for a value whose absence has been reported: no further complaint about it. */
export const unset = Symbol("unset");
