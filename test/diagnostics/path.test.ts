import { expect, test } from "vitest";
import { pretty } from "../../compiler/diagnostics/renderers/pretty.ts";
import { github } from "../../compiler/diagnostics/renderers/github.ts";
import { finding, labelAt, plain, reportOf } from "./report-of.ts";

const file = "login.journey";
const source = Array.from({ length: 20 }, (_, index) => `step${index} -> next`).join("\n");

const steps = (count: number, from = file) =>
  Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    label: labelAt(from, source, `step${index} ->`, `\`step${index}\` goes on`),
    journey: "Login",
    node: `step${index}`,
    outcome: "outcome",
    depth: 0,
  }));

const rendered = (path: ReturnType<typeof steps>): string =>
  pretty(
    reportOf({ [file]: source, "other.journey": source }, [
      finding(labelAt(file, source, "step3"), { path }),
    ]),
    plain,
  );

test("each step of a path is shown with its line of source and its number, below one heading for its file", () => {
  expect(rendered(steps(2))).toContain(`  = path: how a run gets there
 ::: login.journey:1:1
  |
1 | step0 -> next
  | -------- 1. \`step0\` goes on
2 | step1 -> next
  | -------- 2. \`step1\` goes on
`);
});

test("the file is named again where the path comes into another one", () => {
  const text = rendered([...steps(1), ...steps(1, "other.journey"), ...steps(1)]);
  expect(text.match(/^ *::: .*$/gm)).toEqual([
    " ::: login.journey:1:1",
    " ::: other.journey:1:1",
    " ::: login.journey:1:1",
  ]);
});

test("of a long path the beginning and the end are shown, with what is between them counted", () => {
  const text = rendered(steps(15));
  expect(text).toContain("3 more steps");
  expect(text).toContain("6. `step5`");
  expect(text).not.toContain("7. `step6`");
  expect(text).toContain("10. `step9`");
  expect(text).toContain("15. `step14`");
});

test("steps that a path itself leaves out are counted too", () => {
  const path = steps(15).map((step, index) =>
    index < 8 ? step : { ...step, number: step.number + 100 },
  );
  const text = rendered(path);
  expect(text).toContain("103 more steps");
  expect(text).toContain("6. `step5`");
  expect(text).toContain("110. `step9`");
  expect(text).toContain("115. `step14`");
});

test("an annotation of a pull request has the path in one line, cut in the middle where it is long", () => {
  const line = (count: number): string | undefined =>
    github(
      reportOf({ [file]: source }, [
        finding(labelAt(file, source, "step3"), { path: steps(count) }),
      ]),
      plain,
    )
      .split("%0A")
      .find((part) => part.startsWith("Path"));
  expect(line(2)).toBe("Path: `step0` goes on; `step1` goes on.\n");
  expect(line(15)).toMatch(/`step5` goes on; …; `step9` goes on/);
  expect(line(0)).toBeUndefined();
});
