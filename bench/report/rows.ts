import { type Claim, type Goal, isMet, type Measured } from "../goal.ts";

/** A claim with its value: a row of the table. */
export interface Row {
  readonly work: string;
  readonly claim: Claim;
  readonly value: number;
}

export function rowsOf(goal: Goal, { values }: Measured): readonly Row[] {
  return Object.entries(goal.claims).flatMap(([name, claim]) => {
    const value = values[name];
    return value === undefined ? [] : [{ work: goal.work, claim, value }];
  });
}

/** Three significant digits, and no exponent. */
function digits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return Number(value.toPrecision(value < 0.1 ? 2 : 3)).toString();
}

export function valueText({ claim, value }: Row): string {
  return withUnit(value, claim);
}

function withUnit(value: number, { unit = "×" }: Claim): string {
  if (Number.isNaN(value)) return "not measured";
  return unit === "" ? digits(value) : `${digits(value)} ${unit}`;
}

export function boundText({ claim }: Row): string {
  const { atMost, atLeast } = claim;
  if (atMost !== undefined) return `≤ ${withUnit(atMost, claim)}`;
  return atLeast === undefined ? "–" : `≥ ${withUnit(atLeast, claim)}`;
}

export function metText({ claim, value }: Row): string {
  return { true: "met", false: "missed", undefined: "–" }[`${isMet(claim, value)}`];
}
