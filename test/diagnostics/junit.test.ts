import { expect, test } from "vitest";
import { junit } from "../../compiler/diagnostics/renderers/junit.ts";
import { finding, labelAt, plain, reportOf } from "./report-of.ts";

const file = "a/<login>.journey";
const source = "journey Login {\n  node check: X {\n  }\n}\n";
const node = labelAt(file, source, "check", "this & that");

test("an error is a failed test of its file, with the frame; a warning passes, and is printed", () => {
  const warning = finding(labelAt(file, source, "X"), { severity: "warning", message: "Odd." });
  const report = reportOf({ [file]: source }, [finding(node), warning]);
  expect(junit(report, plain)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="journeyc">
      <testsuite name="a/&lt;login&gt;.journey" tests="2" failures="1">
        <testcase name="J3001 at 2:8" classname="a/&lt;login&gt;.journey" file="a/&lt;login&gt;.journey" line="2"><failure type="J3001" message="The outcome \`false\` of \`localLogin\` is not wired.">error[J3001]: The outcome \`false\` of \`localLogin\` is not wired.
     --&gt; a/&lt;login&gt;.journey:2:8
      |
    2 |   node check: X {
      |        ^^^^^ this &amp; that
      |
      = more: journeyc explain J3001</failure></testcase>
        <testcase name="J3001 at 2:15" classname="a/&lt;login&gt;.journey" file="a/&lt;login&gt;.journey" line="2"><system-out>warning[J3001]: Odd.
     --&gt; a/&lt;login&gt;.journey:2:15
      |
    2 |   node check: X {
      |               ^
      |
      = more: journeyc explain J3001</system-out></testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test("control characters and markup of a source stay text", () => {
  const hostile = finding(node, {
    message: '`]]>\u0000\u001b[2J\u202e\uffff</failure>` "is" odd.',
  });
  const text = junit(reportOf({ [file]: source }, [hostile]), plain);
  // oxlint-disable-next-line no-control-regex -- none may be left
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e\uffff]|\]\]>/);
  expect(text.match(/<\/failure>/g)).toHaveLength(1);
});

test("nothing to find is a test that passed", () => {
  expect(junit(reportOf({ [file]: source }, []), plain)).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="journeyc">\n' +
      '  <testsuite name="journeyc" tests="1" failures="0">\n' +
      '    <testcase name="nothing was found in 1 file" classname="journeyc"/>\n' +
      "  </testsuite>\n</testsuites>\n",
  );
});
