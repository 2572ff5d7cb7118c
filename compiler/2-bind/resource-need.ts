import type { SettingKind, SettingSchema } from "@journeyc/grammar/manifest";
import { report, type Diagnostic, type Fix } from "../diagnostics/diagnostic.ts";
import { resourceNeeded } from "./errors/nodes.ts";
import type { Journey, Member, Node } from "./model.ts";
import { quote } from "./text.ts";

const aboutResource: ReadonlySet<SettingKind | undefined> = new Set<SettingKind>([
  "attribute",
  "attributePath",
  "queryFilter",
  "resource",
]);

function speaksOfResource(schema: SettingSchema | undefined): boolean {
  return aboutResource.has(schema?.kind) || aboutResource.has(schema?.items?.kind);
}

/**
 * True when the node looks at stored objects, or names their attributes. One that only collects what the user
 * types does not, as long as its attributes are the usual ones.
 */
function needsResource({ manifest, declaration }: Node | Member): boolean {
  if (manifest === undefined) return false;
  const { effects, interactive, settings } = manifest;
  if (effects.identity.length > 0) return true;
  const given = new Set(declaration.settings.map(({ key }) => key.text));
  return Object.entries(settings.properties).some(
    ([name, schema]) =>
      speaksOfResource(schema) &&
      (!interactive || given.has(name) || settings.required.includes(name)),
  );
}

/** Names the only resource that the file knows. */
function nameResource(
  { declaration, file }: Journey,
  resources: readonly string[],
): readonly Fix[] {
  const [only, another] = resources;
  if (only === undefined || another !== undefined) return [];
  const { end } = (declaration.displayName ?? declaration.name).span;
  const edits = [{ file, span: { start: end, end }, newText: ` on ${only}` }];
  return [{ title: `Add ${quote(`on ${only}`)}`, edits, preferred: true }];
}

/**
 * Reports a journey that names no resource although one of its nodes works on it: once, at the journey.
 * @param resources the names of the resources that the file knows
 * @returns true when there was something to report
 */
export function checkResourceNeed(
  journey: Journey,
  resources: readonly string[],
  diagnostics: Diagnostic[],
): boolean {
  if (journey.declaration.resource !== undefined || journey.name === "") return false;
  const parts = [...journey.nodes.values()].flatMap((node) => [node, ...node.members]);
  const needing = parts.filter(needsResource);
  const first = needing[0];
  if (first === undefined) return false;
  const place = { file: journey.file, span: journey.declaration.name.span };
  diagnostics.push(
    report(resourceNeeded, { journey: journey.name, node: first.name }, place, {
      related: needing.slice(0, 3).map(({ declaration }) => ({
        file: journey.file,
        span: declaration.name.span,
        text: "works on a stored object",
      })),
      hints: ["Name it after the journey: `journey X on managed/alpha_user { … }`."],
      fixes: nameResource(journey, resources),
    }),
  );
  return true;
}
