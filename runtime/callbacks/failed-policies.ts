import type { PolicyFailure } from "../directory/directory.ts";

/** Failures as clients parse them: each a JSON text of its own, `{ policyRequirement, params? }`. */
export function failedPolicies(failures: readonly PolicyFailure[]): readonly string[] {
  return failures.map(({ policyRequirement, params }) =>
    JSON.stringify({ ...(params ? { params } : {}), policyRequirement }),
  );
}
