import { readFileSync } from "node:fs";
import { join } from "node:path";
import { aadsts, type AadstsEntry } from "../../../runtime/connectors/entra/aadsts.ts";
import { expect, test } from "vitest";

const page = readFileSync(join(import.meta.dirname, "../../../docs/entra-id.md"), "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

function row({ numbers, code, verdict, reason, meaning, fix }: AadstsEntry): readonly string[] {
  return [
    numbers.join(", "),
    `\`${code}\``,
    reason ? `${verdict} (${reason})` : verdict,
    meaning,
    fix,
  ];
}

test.each(aadsts)("the troubleshooting table says of $code what the connector does", (entry) => {
  expect(rows).toContainEqual(row(entry));
});

test("the table has no other numbers", () => {
  expect(rows.filter(([numbers = ""]) => /^\d/.test(numbers))).toHaveLength(aadsts.length);
});
