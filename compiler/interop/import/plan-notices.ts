import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { wholeFile } from "../../workspace/read-failure.ts";
import { connectorAssumed } from "../errors/connector-assumed.ts";
import { fileNameTaken } from "../errors/file-name-taken.ts";
import { innerJourneyMissing } from "../errors/inner-journey-missing.ts";
import { journeyInexact } from "../errors/journey-inexact.ts";
import { journeyNameRepeated } from "../errors/journey-name-repeated.ts";
import { textAt } from "../json.ts";
import { fileStem } from "../../naming/identifiers.ts";
import type { JourneyText } from "../to-text/journey.ts";
import { kindOfSystem } from "./connectors.ts";
import type { FileWords } from "./file-words.ts";
import type { ImportPlan, PlannedJourney } from "./plan.ts";

interface Written {
  readonly planned: PlannedJourney;
  readonly path: string;
  readonly words: FileWords;
  readonly text: JourneyText;
}

/** The names of the journeys that the nodes of a journey run. */
function innerJourneys({ nodes }: JourneyText): ReadonlySet<string> {
  const names = [...nodes.values()].flatMap(({ manifest, settings = {} }) =>
    Object.entries(manifest?.settings.properties ?? {}).flatMap(([key, { kind }]) =>
      kind === "journey" ? (textAt(settings, key) ?? []) : [],
    ),
  );
  return new Set(names);
}

/** What is to be said of a journey's file, and of the journeys that it runs. */
export function planNotices(
  { planned, path, words, text }: Written,
  plan: ImportPlan,
): readonly Diagnostic[] {
  const { source, file, earlier, repeatsName } = planned;
  const { name } = source;
  const place = wholeFile(path);
  const missing = [...innerJourneys(text)].filter(
    (inner) => plan.reference(planned, inner).isMissing,
  );
  const found = missing.map((inner) =>
    report(innerJourneyMissing, { journey: name, inner }, place, {
      hints: [
        "Export the journey with the journeys that it runs (`frodo journey export` does), and import it again.",
      ],
    }),
  );
  for (const connector of words.connectors) {
    const kind = kindOfSystem(connector)?.kind;
    if (kind === undefined || earlier !== undefined) continue;
    const hints = [
      "Look at the declaration: its values come from the environment. An export leaves it out.",
    ];
    found.push(report(connectorAssumed, { connector, kind }, place, { hints }));
  }
  if (repeatsName) {
    const hints = [
      "A tenant has one journey of a name: leave one out, or import each source to a folder of its own.",
    ];
    return [...found, report(journeyNameRepeated, { name, file }, place, { hints })];
  }
  const wanted = `${fileStem(name, "journey")}.journey`;
  if (earlier !== undefined || wanted === file) return found;
  return [...found, report(fileNameTaken, { name, wanted, file }, place)];
}

/** A journey that would not go back as it came: a fault of this compiler, told before anybody relies on it. */
export function inexact({ planned, path }: Written, at: string): Diagnostic {
  const { name } = planned.source;
  return report(journeyInexact, { journey: name, at }, wholeFile(path), {
    hints: ["Keep the source, and report this with it."],
  });
}
