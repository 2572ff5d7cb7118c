import type { Member, Node } from "../2-bind/model.ts";
import { unreachableNodes } from "../graph/unreachable-nodes.ts";
import { code, paragraphs, plain, section } from "./markdown.ts";
import { outcomesTable } from "./outcomes.ts";
import { referencesIn } from "./references.ts";
import { settingsTable } from "./settings.ts";
import { effectsText } from "./step-effects.ts";
import { anchor, type Documented, titleOf } from "./subject.ts";
import type { ShowReference } from "./value.ts";

/** The type of a node or member, and what the catalogue says that it does. */
function typeText({ declaration, manifest, opaque }: Node | Member): string {
  if (declaration.kind === "Page") return "a page";
  const { text } = declaration.type;
  if (opaque) return `type ${code(`"${text}"`)}, which the catalogue does not know`;
  return manifest === undefined ? code(text) : `${code(text)}: ${plain(manifest.summary)}`;
}

function memberText(member: Member, show: ShowReference): string {
  const { name, declaration, manifest } = member;
  const called = declaration.displayName?.value;
  const title = called ? `${plain(called)}, ${code(name)}` : code(name);
  return section(
    4,
    `On the page: ${title}`,
    typeText(member),
    paragraphs(declaration.doc?.text ?? ""),
    settingsTable(declaration.settings, manifest?.settings, show),
  );
}

function stepText(node: Node, documented: Documented, unreachable: boolean): string {
  const { declaration, manifest, members } = node;
  const show = referencesIn(documented);
  return section(
    3,
    `${anchor("step", node.name)}${documented.titles.get(node) ?? titleOf(node)}`,
    `${code(node.name)}, ${typeText(node)}`,
    unreachable ? "**Nothing leads here from the start of the journey.**" : "",
    paragraphs(declaration.doc?.text ?? ""),
    settingsTable(declaration.settings, manifest?.settings, show),
    ...members.map((member) => memberText(member, show)),
    members.length === 0 ? "" : "#### What the page does",
    effectsText(node),
    outcomesTable(node, documented),
  );
}

/** The steps of a journey in the order of its text. */
export function stepsSection(documented: Documented): string {
  const { journey } = documented;
  const unreachable = unreachableNodes(journey);
  const steps = [...journey.nodes.values()].map((node) =>
    stepText(node, documented, unreachable.has(node)),
  );
  return section(2, "Steps", ...steps);
}
