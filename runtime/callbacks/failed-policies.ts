import type { PolicyFailure } from "../directory/directory.ts";

/** What a client learns of a policy that a value failed. */
export type FailedRequirement = Pick<PolicyFailure, "policyRequirement" | "params">;

/** Failures as clients parse them: each a JSON text of its own, `{ policyRequirement, params? }`. */
export function failedPolicies(failures: readonly FailedRequirement[]): readonly string[] {
  return failures.map(({ policyRequirement, params }) =>
    JSON.stringify({ ...(params ? { params } : {}), policyRequirement }),
  );
}
