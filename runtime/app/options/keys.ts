import { randomBytes } from "node:crypto";
import type { Mistake } from "../../machine/link.ts";
import type { Log } from "../../machine/ports.ts";
import { checkKeys as checkStrength } from "../../session/keyring.ts";
import { isText, list, type Shapes } from "./shape.ts";

export interface KeyOptions {
  /**
   * Secrets of at least 32 bytes, newest first: the first one seals, all of them open. In production there must be
   * one; elsewhere a random one is made at each start.
   */
  readonly keys?: readonly (string | undefined)[];
}

export const keyShapes: Shapes<KeyOptions> = {
  keys: list("a list of texts", (entry) => entry === undefined || isText(entry)),
};

/** The app's keys; outside production a random one where there is none. */
export function usableKeys(
  { keys = [] }: KeyOptions,
  production: boolean,
  log: Log,
): readonly string[] {
  const given = keys.filter((key): key is string => key !== undefined && key !== "");
  if (given.length > 0 || production) return given;
  log.warn(
    { code: "keys-random" },
    "No key was given: a random one is used, and runs end when the process does. Production demands `keys`.",
  );
  return [randomBytes(32).toString("base64url")];
}

/** @param keys the usable ones */
export function checkKeys(keys: readonly string[]): readonly Mistake[] {
  return keys.length === 0 ? [noKeys] : checkStrength(keys);
}

const noKeys: Mistake = {
  code: "keys-missing",
  message: "`keys` is empty, and this is production.",
  fix: "Make a key with `openssl rand -base64 32`, keep it where secrets are kept, and pass it in `keys`.",
};
