import { rules } from "./rules/index.ts";

const allowable: ReadonlySet<string> = new Set(
  rules.flatMap((rule) => (rule.allowable ? rule.reports.map(({ code }) => code) : [])),
);

/** True when `@allow` may silence findings of a code. */
export function isAllowable(code: string): boolean {
  return allowable.has(code);
}
