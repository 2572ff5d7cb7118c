import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { wholeFile } from "../../workspace/read-failure.ts";
import { changedOnBothSides } from "../errors/changed-on-both-sides.ts";
import { textKept } from "../errors/text-kept.ts";
import type { WrittenJourney } from "./run.ts";

/** What the parts of a journey are called: nodes by their names, scripts by their files. */
function namesOf({ planned, text }: WrittenJourney, ids: readonly string[]): readonly string[] {
  const { nodes = {}, scripts = {} } = planned.earlier?.layout ?? {};
  const names = new Map([
    ...Object.entries(scripts).map(([path, { id }]) => [id, path] as const),
    ...Object.entries(nodes).map(([name, { id }]) => [id, name] as const),
    ...text.names.nodes,
    ["", "the journey itself"] as const,
  ]);
  return [...new Set(ids.map((id) => names.get(id) ?? id))];
}

/** What whoever imports again should know of changes that were made in the text. */
export function mergeNotices(written: WrittenJourney): readonly Diagnostic[] {
  const { planned, path } = written;
  const { kept = [], contradicted = [] } = planned.merge ?? {};
  const journey = planned.source.name;
  const place = wholeFile(path);
  const notices: Diagnostic[] = [];
  if (contradicted.length > 0) {
    const parts = namesOf(written, contradicted);
    const hints = [
      "Look at the difference in version control, and make the change of the text again.",
    ];
    notices.push(report(changedOnBothSides, { journey, parts }, place, { hints }));
  }
  if (kept.length > 0) {
    const hints = ["`journeyc export` takes it to the source."];
    const parts = namesOf(written, kept);
    notices.push(report(textKept, { journey, parts }, place, { hints }));
  }
  return notices;
}
