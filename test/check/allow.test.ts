import { expect, test } from "vitest";
import { check, login, marked } from "./program.ts";

const spare = "  node spare: IncrementLoginCount -> success\n";
const journey = (annotation: string, more = ""): string =>
  login(`  start -> check\n\n${check}\n${annotation}${spare}${more}`);

test("an allow with a reason silences its code at its node, and nowhere else", () => {
  const other = "\n  node other: IncrementLoginCount -> success\n";
  expect(marked(journey(""))).toEqual(["J3008 spare"]);
  expect(marked(journey('  @allow(J3008, "soon")\n'))).toEqual([]);
  expect(marked(journey('  @allow(J3008, "soon")\n', other))).toEqual(["J3008 other"]);
});

test("above a journey it silences the whole journey", () => {
  const text = journey("").replace("journey Login", '@allow(J3008, "soon")\njourney Login');
  expect(marked(text)).toEqual([]);
});

test("a blank reason silences nothing", () => {
  expect(marked(journey('  @allow(J3008, "  ")\n'))).toEqual([
    'J2030 @allow(J3008, "  ")',
    "J3008 spare",
  ]);
});

test("a code of another phase, or one without which nothing can be compiled, cannot be allowed", () => {
  for (const code of ["J2001", "J1001", "J3001", "J4011"]) {
    const findings = marked(journey(`  @allow(${code}, "why")\n`));
    expect(findings, code).toEqual([`J2032 ${code}`, "J3008 spare"]);
  }
});

test("an unknown code, and one that does not occur here", () => {
  expect(marked(journey('  @allow(J3099, "why")\n'))).toEqual(["J2031 J3099", "J3008 spare"]);
  expect(marked(journey('  @allow(J3010, "why")\n'))).toEqual([
    'J2033 @allow(J3010, "why")',
    "J3008 spare",
  ]);
});

test("allowing one code twice leaves nothing to silence for nobody: both cover it", () => {
  expect(marked(journey('  @allow(J3008, "a")\n  @allow(J3008, "b")\n'))).toEqual([]);
});
