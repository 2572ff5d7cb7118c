import { DirectoryConflict, PolicyViolation } from "../../directory/directory.ts";

/** A write that the directory refused because of what it would have stored. */
export type Refusal = PolicyViolation | DirectoryConflict;

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof PolicyViolation || error instanceof DirectoryConflict;
}

/** Attribute and rule, never the value. */
export function refusalReasons(error: Refusal): readonly string[] {
  if (!(error instanceof PolicyViolation)) return [];
  return error.failures.map(
    ({ attribute, policyRequirement }) => `${attribute}: ${policyRequirement}`,
  );
}
