import type { SettingsSchema } from "@journeyc/grammar/manifest";
import type { Name, Setting, Value } from "../../1-syntax/ast.ts";
import type { BoundFile, Journey, Member, Node } from "../../2-bind/model.ts";
import { isTyped, type TypedScript } from "../../2-bind/scripts.ts";
import { journeySettings } from "./journey-settings.ts";

/** Something that has settings: a node, a page, a member, a connector, a journey. */
export interface SettingsOwner {
  readonly name: Name;
  /** What decides which settings there are: a node type, a connector kind, `page`, `journey`. */
  readonly type: string;
  readonly schema: SettingsSchema;
  /** Settings by name. Of a setting given twice, the first; further ones have been reported. */
  readonly settings: ReadonlyMap<string, Setting>;
  readonly file: BoundFile;
  /** The script in TypeScript that it runs, where its types could be read. */
  readonly script: TypedScript | undefined;
  /** The setting that the script's types stand for: it can be left out. */
  readonly implied: string | undefined;
  /** The journey that the owner belongs to, or is; undefined for connectors. */
  readonly journey: Journey | undefined;
}

const untyped = { script: undefined, implied: undefined };

function firstOfEach(settings: readonly Setting[]): ReadonlyMap<string, Setting> {
  const first = new Map<string, Setting>();
  for (const setting of settings) {
    const name = setting.key.text;
    if (name !== "" && !first.has(name)) first.set(name, setting);
  }
  return first;
}

function ownerOf(part: Node | Member, journey: Journey, file: BoundFile): SettingsOwner[] {
  const { manifest, declaration } = part;
  if (manifest === undefined) return [];
  const { outcomes } = manifest;
  return [
    {
      name: declaration.name,
      type: declaration.kind === "Page" ? "page" : manifest.type,
      schema: manifest.settings,
      settings: firstOfEach(declaration.settings),
      script: part.script,
      implied: isTyped(part) && outcomes.from === "setting" ? outcomes.setting : undefined,
      file,
      journey,
    },
  ];
}

/** Everything in a file that has settings and whose schema is known. */
export function ownersOf(file: BoundFile): readonly SettingsOwner[] {
  const connectors = file.connectors.flatMap(({ manifest, declaration }) =>
    manifest === undefined
      ? []
      : [
          {
            name: declaration.name,
            type: manifest.kind,
            schema: manifest.settings,
            settings: firstOfEach(declaration.settings),
            ...untyped,
            file,
            journey: undefined,
          },
        ],
  );
  const journeys = file.journeys.flatMap((journey) => [
    {
      name: journey.declaration.name,
      type: "journey",
      schema: journeySettings,
      settings: firstOfEach(journey.declaration.settings),
      ...untyped,
      file,
      journey,
    },
    ...[...journey.nodes.values()].flatMap((node) => [
      ...ownerOf(node, journey, file),
      ...node.members.flatMap((member) => ownerOf(member, journey, file)),
    ]),
  ]);
  return [...connectors, ...journeys];
}

/** The value of a setting; undefined when it is not given. */
export function valueOf(owner: SettingsOwner, name: string): Value | undefined {
  return owner.settings.get(name)?.value;
}
