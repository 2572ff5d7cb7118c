import type { Journey } from "../2-bind/model.ts";
import { innerJourneyOf } from "../graph/inner-journey.ts";
import { code, section, table } from "./markdown.ts";
import { type Documented, linkToJourney, linkToStep } from "./subject.ts";

/** The journeys that one runs as inner journeys, and those that run it. */
export function innerJourneysSection(documented: Documented): string {
  const { journey, subject } = documented;
  const { calls } = subject.context.calls;
  const own = calls.filter(({ caller }) => caller === journey);
  const known = new Set(own.map(({ node }) => node));
  const rows = [
    ...own.map(({ node, callee }) => [
      linkToJourney(callee, subject),
      linkToStep(node, documented),
    ]),
    ...[...journey.nodes.values()].flatMap((node) => {
      const name = known.has(node) ? undefined : innerJourneyOf(node);
      return name === undefined
        ? []
        : [[`${code(name)} (not found)`, linkToStep(node, documented)]];
    }),
  ];
  const callers = callersOf(documented);
  return [
    section(2, "Inner journeys", rows.length === 0 ? "" : table(["runs", "in"], rows)),
    section(2, "Runs inside", callers.map((one) => `- ${linkToJourney(one, subject)}`).join("\n")),
  ]
    .filter((one) => one !== "")
    .join("\n\n");
}

/** The journeys that run this one, each once. */
function callersOf({ journey, subject }: Documented): readonly Journey[] {
  const { calls } = subject.context.calls;
  return [...new Set(calls.filter(({ callee }) => callee === journey).map(({ caller }) => caller))];
}
