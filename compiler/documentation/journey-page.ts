import { partEffects } from "../3-flow/effects/part-effects.ts";
import { fitsInSvg } from "../graph/svg-limit.ts";
import { connectorsSection } from "./connectors.ts";
import { environmentSection } from "./environment.ts";
import { exitsSection } from "./exits.ts";
import { findingsSection } from "./findings.ts";
import { innerJourneysSection } from "./inner-journeys.ts";
import { code, paragraphs, table } from "./markdown.ts";
import { policiesSection } from "./policies.ts";
import { proofsSection } from "./proofs.ts";
import { scriptsSection } from "./scripts.ts";
import { stateSection } from "./state.ts";
import { stepsSection } from "./steps.ts";
import { type Documented, linkToStep, titleOf } from "./subject.ts";

function startText(documented: Documented): string {
  const { start, nodes } = documented.journey;
  if (start === undefined) return "nowhere yet";
  const node = start.kind === "node" ? nodes.get(start.name) : undefined;
  return node === undefined ? `**${start.kind}**` : linkToStep(node, documented);
}

/** Nodes that take the user from a session, and have no outcome that says that there is none. */
function sessionRow(documented: Documented): readonly (readonly string[])[] {
  const readers = [...documented.journey.nodes.values()].filter((node) =>
    partEffects(node).some(({ identity }) =>
      identity.some(({ earlier, maybe }) => earlier && maybe),
    ),
  );
  if (readers.length === 0) return [];
  const links = readers.map((node) => linkToStep(node, documented)).join(", ");
  return [["user", `of a session, by ${links}: for users who have signed on`]];
}

function facts(documented: Documented): string {
  const { journey } = documented;
  const { resource } = journey.declaration;
  return table(
    ["journey", code(journey.name)],
    [
      ["source", code(journey.file)],
      ...(resource === undefined ? [] : [["users", code(resource.text)]]),
      ["runs", journey.innerTreeOnly ? "only inside other journeys" : "by itself"],
      ...sessionRow(documented),
      ["starts at", startText(documented)],
      ["steps", String(journey.nodes.size)],
    ],
  );
}

function diagram({ journey }: Documented, picture: string): string {
  if (!fitsInSvg(journey)) return "The journey is too large for a diagram.";
  return `[![Diagram of the journey](${picture})](${picture})`;
}

/** The page of one journey, without the mark of what it is generated from. */
export function journeyPage(documented: Documented, picture: string): string {
  const { journey } = documented;
  return [
    `# ${titleOf(journey)}`,
    paragraphs(journey.declaration.doc?.text ?? ""),
    facts(documented),
    diagram(documented, picture),
    exitsSection(documented),
    proofsSection(documented),
    policiesSection(documented),
    stepsSection(documented),
    innerJourneysSection(documented),
    connectorsSection(documented),
    environmentSection(documented),
    scriptsSection(documented),
    stateSection(documented),
    findingsSection(documented),
  ]
    .filter((one) => one !== "")
    .join("\n\n");
}
