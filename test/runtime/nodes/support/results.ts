import { expect } from "vitest";
import { JourneyError } from "../../../../runtime/errors.ts";
import type { Json } from "../../../../runtime/json.ts";
import type { Callback } from "../../../../runtime/machine/callbacks.ts";
import type { NodeResult } from "../../../../runtime/machine/node-type.ts";

export function outcome(name: string): NodeResult {
  return { kind: "outcome", outcome: name };
}

/** The callbacks of a question; fails when the node does not ask. */
export function questions(result: NodeResult): readonly Callback[] {
  if (result.kind !== "ask") throw new Error(`The node did not ask, it answered ${result.kind}.`);
  return result.callbacks;
}

export function output(callback: Callback | undefined, name: string): Json | undefined {
  return callback?.output.find((entry) => entry.name === name)?.value;
}

export function input(callback: Callback | undefined, suffix = ""): Json | undefined {
  return callback?.input.find((entry) => entry.suffix === suffix)?.value;
}

/** The failed policies of a callback, parsed as clients parse them: each is a JSON text. */
export function failed(callback: Callback | undefined): readonly unknown[] {
  const texts = output(callback, "failedPolicies");
  if (!Array.isArray(texts)) throw new Error("The callback has no failedPolicies.");
  return texts.map((text): unknown => JSON.parse(String(text)));
}

/** That a run ends in the error with this code. */
export async function expectError(run: Promise<unknown>, code: string): Promise<void> {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(JourneyError);
  expect((error as JourneyError).code).toBe(code);
  expect((error as JourneyError).fix).toMatch(/\.$/);
}
