import { randomInt } from "node:crypto";

/** Without those that are mistaken for others: 0 and o, 1 and l and i, u and v. */
const alphabet = "23456789abcdefghjkmnpqrstvwxyz";
const [count, groups, groupLength] = [10, 3, 4];

/** Ten codes of 58 bits each: `k3xq-7mzd-w9rt`. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: count }, () => Array.from({ length: groups }, group).join("-"));
}

function group(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join("");
}
