import type { SettingCondition } from "../manifest.ts";

/** True when the setting's value fulfils the condition. A value that is not known fulfils none. */
export function holds(when: SettingCondition, value: unknown): boolean {
  if ("equals" in when) return value === when.equals;
  return typeof value === "number" && value > when.above;
}
