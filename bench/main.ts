/**
 * Measures the goals, each as a ratio against a peer: all of them, or those that are named.
 *
 * `npm run bench -- check machine` measures these two; `--rounds 9` measures longer; `--write` puts what was measured into
 * the table of `docs/performance.md`; `--short` is for CI, takes some seconds, and fails on gross regressions alone.
 */
import { parseArgs } from "node:util";
import { type Effort, type Goal, isGross, type Measured } from "./goal.ts";
import { goals } from "./goals/index.ts";
import { surroundings } from "./report/machine.ts";
import { boundText, metText, rowsOf, valueText } from "./report/rows.ts";
import { type Result, writeTable } from "./report/table.ts";

const { values: options, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
  },
});

function chosen(): readonly Goal[] {
  const unknown = asked.filter((name) => goals.every((goal) => goal.name !== name));
  if (unknown.length > 0) {
    const names = goals.map(({ name }) => name).join(", ");
    throw new Error(`There is no goal ${unknown.join(", ")}; there are ${names}.`);
  }
  const named = goals.filter(({ name }) => asked.length === 0 || asked.includes(name));
  return options.short ? named.filter(({ short }) => short) : named;
}

/** A line that is written over, where a person looks on. */
function status(text: string): void {
  if (!process.stderr.isTTY) return;
  const width = Math.max(20, process.stderr.columns - 1);
  process.stderr.write(`\r\u001B[2K${text.slice(0, width)}`);
}

async function measure(goal: Goal): Promise<Measured> {
  const effort: Effort = {
    short: options.short,
    rounds: Number(options.rounds),
    progress: (text) => status(`${goal.name}: ${text}`),
  };
  const measured = await goal.measure(effort);
  status("");
  return measured;
}

function print(goal: Goal, measured: Measured): void {
  console.log(`${goal.work} (${goal.name})`);
  for (const figure of measured.figures) console.log(`    ${figure}`);
  for (const row of rowsOf(goal, measured)) {
    if (options.short && row.claim.usual === undefined) continue;
    const cells = options.short
      ? [valueText(row), `usually ${row.claim.usual} ×`, row.claim.against]
      : [valueText(row), metText(row).padEnd(6), `${boundText(row)} ${row.claim.against}`];
    console.log(`  ${cells.join("  ")}`);
  }
}

/** The claims of a goal that are so bad that no noise explains it. */
function regressions(goal: Goal, { values }: Measured): readonly string[] {
  return Object.entries(goal.claims)
    .filter(([name, claim]) => isGross(claim, values[name] ?? claim.usual ?? 0))
    .map(([name, claim]) => `${goal.name}: ${values[name]?.toFixed(2)}, usually ${claim.usual}`);
}

async function measureShort(): Promise<void> {
  const found: string[] = [];
  for (const goal of chosen()) {
    const first = await measure(goal);
    print(goal, first);
    if (regressions(goal, first).length === 0) continue;
    // Once more: what is worse by chance is not worse twice.
    const second = await measure(goal);
    print(goal, second);
    found.push(...regressions(goal, second));
  }
  for (const regression of found) console.error(`Much slower than usual: ${regression}.`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

async function measureAll(): Promise<void> {
  const measured = chosen();
  const where = surroundings(options.write ? goals : measured);
  console.log(`${where.join("\n")}\n`);
  const results: Result[] = [];
  for (const goal of measured) {
    try {
      const result = { goal, measured: await measure(goal) };
      print(goal, result.measured);
      results.push(result);
      // After each, so that a run that is stopped leaves what it has measured.
      if (options.write) await writeTable(goals, results, where);
    } catch (failure) {
      // A peer that cannot be had, for instance: the others are measured all the same.
      console.error(`${goal.name} could not be measured:`, failure);
      process.exitCode = 1;
    }
  }
}

await (options.short ? measureShort() : measureAll());
