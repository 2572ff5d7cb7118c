import { isRunnable } from "journeyc/analysis";
import type { OutcomesManifest, SettingsSchema } from "@journeyc/grammar/manifest";
import type { Describe } from "../hovered.ts";
import { code, codes, heading, line, type Line, list, paragraph, prose } from "../text.ts";

function settingLines({ properties, required }: SettingsSchema): readonly Line[] {
  const names = Object.keys(properties);
  const others = names.filter((name) => !required.includes(name));
  return [
    ...(required.length === 0 ? [] : [line`Must be given: ${codes(required)}`]),
    ...(others.length === 0 ? [] : [line`May be given: ${codes(others)}`]),
  ];
}

function outcomeLines(outcomes: OutcomesManifest): readonly Line[] {
  switch (outcomes.from) {
    case "lastMember":
      return [line`Those of its last member.`];
    case "wiring":
      return [line`Those that the journey wires.`];
    default: {
      const named = outcomes.list.map(
        ({ name, description }) => line`${code(name)}: ${description}`,
      );
      if (outcomes.from === "fixed") return named;
      const further =
        outcomes.from === "setting"
          ? line`Those that ${code(outcomes.setting)} names.`
          : line`Those of the node type that ${code(outcomes.setting)} names.`;
      return [...named, further];
    }
  }
}

/** A node type of the catalogue. */
export const describeNodeType: Describe<"nodeType"> = ({ manifest, imported }) => {
  const { type, amType, displayName, summary, documentation, settings, outcomes } = manifest;
  return [
    heading(imported?.name ?? type),
    paragraph`${summary}`,
    ...prose(documentation),
    ...list("Outcomes", outcomeLines(outcomes)),
    ...list("Settings", settingLines(settings)),
    imported !== undefined
      ? paragraph`${code(type)}, from ${code(imported.specifier)}. AM has no such type.`
      : paragraph`In AM: ${displayName}, ${code(amType)}. ${isRunnable(manifest) ? line`The runtime runs it.` : line`It is checked and exported; the runtime does not run it.`}`,
  ];
};

/** A node type in quotes. */
export const describeOpaqueType: Describe<"opaqueType"> = ({ type }) => [
  heading(JSON.stringify(type)),
  paragraph`A node type of AM that the catalogue does not know. Its settings are kept as they are, and its outcomes are those that are wired. What it reads, writes and proves is not known; the runtime does not run it.`,
];

/** A kind of connectors. */
export const describeConnectorKind: Describe<"connectorKind"> = ({ manifest }) => [
  heading(manifest.kind),
  paragraph`${manifest.summary}`,
  ...list("Settings", settingLines(manifest.settings)),
  ...(manifest.objectTypes.length === 0
    ? []
    : [paragraph`Object types: ${codes(manifest.objectTypes)}.`]),
];
