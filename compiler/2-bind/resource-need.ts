import type { NodeManifest, SettingKind, SettingSchema } from "@journeyc/grammar/manifest";
import { report, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { resourceNeeded } from "./errors/nodes.ts";
import type { Journey, Member, Node } from "./model.ts";

const aboutResource: ReadonlySet<SettingKind | undefined> = new Set<SettingKind>([
  "attribute",
  "attributePath",
  "queryFilter",
  "resource",
]);

function speaksOfResource(schema: SettingSchema): boolean {
  return aboutResource.has(schema.kind) || aboutResource.has(schema.items?.kind);
}

/** True when nodes of this type look at attributes of the journey's resource. */
function needsResource(manifest: NodeManifest | undefined): boolean {
  if (manifest === undefined) return false;
  return Object.values(manifest.settings.properties).some(speaksOfResource);
}

/** Reports a journey that names no resource although one of its nodes works on it: once, at the journey. */
export function checkResourceNeed(journey: Journey, diagnostics: Diagnostic[]): void {
  if (journey.declaration.resource !== undefined || journey.name === "") return;
  const parts: (Node | Member)[] = [...journey.nodes.values()].flatMap((node) => [
    node,
    ...node.members,
  ]);
  const needing = parts.filter(({ manifest }) => needsResource(manifest));
  const first = needing[0];
  if (first === undefined) return;
  const place = { file: journey.file, span: journey.declaration.name.span };
  diagnostics.push(
    report(resourceNeeded, { journey: journey.name, node: first.name }, place, {
      related: needing.slice(0, 3).map(({ declaration }) => ({
        file: journey.file,
        span: declaration.name.span,
        text: "needs the attributes of a resource",
      })),
      hints: ["Name it after the journey: `journey X on managed/alpha_user { … }`."],
    }),
  );
}
