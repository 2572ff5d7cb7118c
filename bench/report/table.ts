import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { type Goal, isMet, type Measured } from "../goal.ts";
import { boundText, metText, type Row, rowsOf, valueText } from "./rows.ts";

const page = join(import.meta.dirname, "../../docs/performance.md");
const kept = join(import.meta.dirname, "../results.json");
const [begin, end] = ["<!-- table: begin -->", "<!-- table: end -->"];

export interface Result {
  readonly goal: Goal;
  readonly measured: Measured;
}

function tableOf(results: readonly Result[]): string {
  const rows = results.flatMap(({ goal, measured }) => rowsOf(goal, measured));
  const lines = rows.map((row, index) => {
    const work = rows[index - 1]?.work === row.work ? "" : row.work;
    const cells = [work, row.claim.against, boundText(row), valueText(row), metText(row)];
    return `| ${cells.join(" | ")} |`;
  });
  const head = "| work | against | goal | measured | |\n| - | - | - | - | - |";
  return [head, ...lines].join("\n");
}

function missesOf(results: readonly Result[]): string {
  const missed = results
    .flatMap(({ goal, measured }) => rowsOf(goal, measured))
    .filter(({ claim, value }) => isMet(claim, value) === false);
  if (missed.length === 0) return "No goal is missed.";
  // What has one reason is told together.
  const reasonOf = ({ work, claim }: Row): string =>
    JSON.stringify([work, claim.ifMissed ?? "The reason is not known yet."]);
  const groups = Map.groupBy(missed, reasonOf);
  const told = (row: Row): string =>
    `${row.claim.against}: ${valueText(row)}, goal ${boundText(row)}`;
  return [...groups]
    .map(([key, rows]) => {
      const [work, reason] = JSON.parse(key) as [string, string]; // as `reasonOf` makes it
      return `- **${work}** (${rows.map(told).join("; ")}). ${reason}`;
    })
    .join("\n");
}

function figuresOf(results: readonly Result[]): string {
  return results
    .map(({ goal, measured }) => `- ${goal.work}: ${measured.figures.join("; ")}.`)
    .join("\n");
}

/** What was measured last of each goal: numbers that a machine could not tell are `null`. */
type Kept = Readonly<
  Record<
    string,
    {
      readonly values: Readonly<Record<string, number | null>>;
      readonly figures: readonly string[];
    }
  >
>;

/** A goal that was not measured now stays as it was measured last, so that one can be measured again alone. */
async function keep(
  goals: readonly Goal[],
  results: readonly Result[],
): Promise<readonly Result[]> {
  const before = existsSync(kept) ? (JSON.parse(readFileSync(kept, "utf8")) as Kept) : {};
  const now = results.map(({ goal, measured }) => [goal.name, measured] as const);
  const all = { ...before, ...Object.fromEntries(now) } as Kept;
  writeFileSync(kept, await format(JSON.stringify(all), { parser: "json", printWidth: 100 }));
  return goals.flatMap((goal) => {
    const last = all[goal.name];
    if (!last) return [];
    const values = Object.entries(last.values).map(([name, value]) => [name, value ?? Number.NaN]);
    return [{ goal, measured: { ...last, values: Object.fromEntries(values) } as Measured }];
  });
}

/**
 * Puts the results of a run between the two marks of `docs/performance.md`.
 * @param goals all there are, in the order of the table
 */
export async function writeTable(
  goals: readonly Goal[],
  measuredNow: readonly Result[],
  surroundings: readonly string[],
): Promise<void> {
  const results = await keep(goals, measuredNow);
  const text = readFileSync(page, "utf8");
  const [before = "", rest = ""] = text.split(begin);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`${page} has no marks for the table.`);
  const made = [
    surroundings.map((line) => `${line}.`).join("\n"),
    tableOf(results),
    "### What is missed, and why",
    missesOf(results),
    "### The figures behind the ratios",
    figuresOf(results),
  ].join("\n\n");
  const whole = `${before}${begin}\n\n${made}\n\n${end}${after}`;
  writeFileSync(page, await format(whole, { parser: "markdown", printWidth: 100 }));
}
