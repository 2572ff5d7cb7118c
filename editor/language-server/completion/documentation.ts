import { code, describeWanted, isRunnable, plain, quoted } from "journeyc/analysis";
import type {
  ConnectorManifest,
  NodeManifest,
  OutcomeManifest,
  SettingSchema,
  SettingsSchema,
} from "@journeyc/grammar/manifest";

/** What a node type is and does, as Markdown. */
export function nodeTypeText(manifest: NodeManifest): string {
  const { type, displayName, summary, documentation, outcomes, settings } = manifest;
  const runs = isRunnable(type)
    ? "The runtime runs it."
    : "Described only: it can be checked and exported, and the runtime does not run it.";
  const named = "list" in outcomes ? outcomes.list.map(outcomeLine) : [];
  const more = outcomesFrom(manifest);
  return [
    `**${plain(displayName)}** ${code(type)}`,
    summary,
    documentation,
    `*${runs}*`,
    ...settingsPart(settings),
    ...(named.length + more.length > 0 ? [["Outcomes:", "", ...named, ...more].join("\n")] : []),
  ].join("\n\n");
}

function outcomesFrom({ outcomes }: NodeManifest): readonly string[] {
  switch (outcomes.from) {
    case "setting":
      return [`- those that ${code(outcomes.setting)} names`];
    case "nodeType":
      return [`- those of the type that ${code(outcomes.setting)} names`];
    case "wiring":
      return ["- those that are wired"];
    default:
      return [];
  }
}

function settingsPart({ properties, required }: SettingsSchema): readonly string[] {
  const needed = required.flatMap((name) => {
    const schema = properties[name];
    return schema === undefined ? [] : [`- ${code(name)}: ${schema.description}`];
  });
  return needed.length === 0 ? [] : [["Settings that it needs:", "", ...needed].join("\n")];
}

function outcomeLine({ name, description, optional }: OutcomeManifest): string {
  return `- ${code(name)}: ${description}${optional ? ` *${foldsText(optional.foldsInto)}*` : ""}`;
}

function foldsText(foldsInto: string): string {
  return foldsInto === "error"
    ? "Where it is not wired, the run ends in an error."
    : `Where it is not wired, it is ${code(foldsInto)}.`;
}

export function outcomeText(outcome: OutcomeManifest): string {
  const { name, displayName, description, optional, beyondAm } = outcome;
  return [
    `**${plain(displayName)}** ${code(name)}`,
    plain(description),
    ...(optional === undefined ? [] : [foldsText(optional.foldsInto)]),
    ...(beyondAm === true ? ["AM has no such outcome."] : []),
  ].join("\n\n");
}

/** A value of a schema, as the language writes it. */
export function literalOf(value: unknown): string {
  return typeof value === "string" ? quoted(value) : JSON.stringify(value);
}

/** A setting in a few words: what it wants, or what it may be. */
export function settingDetail(schema: SettingSchema, required: boolean): string {
  const choices = schema.enum?.map(literalOf).join(" | ");
  const wanted = choices ?? describeWanted(schema).replaceAll("`", "");
  const standard = schema.default === undefined ? "" : ` = ${literalOf(schema.default)}`;
  return `${required ? "required, " : ""}${wanted}${standard}`;
}

export function settingText(name: string, schema: SettingSchema, required: boolean): string {
  const { description, default: standard, enum: choices, beyondAm } = schema;
  return [
    `${code(name)}: ${describeWanted(schema)}${required ? " *(required)*" : ""}`,
    description,
    ...(choices === undefined
      ? []
      : [`One of ${choices.map((one) => code(literalOf(one))).join(", ")}.`]),
    ...(standard === undefined ? [] : [`By default ${code(literalOf(standard))}.`]),
    ...(beyondAm === true ? ["AM has no such setting."] : []),
  ].join("\n\n");
}

export function connectorKindText({
  kind,
  displayName,
  summary,
  settings,
}: ConnectorManifest): string {
  return [`**${plain(displayName)}** ${code(kind)}`, summary, ...settingsPart(settings)].join(
    "\n\n",
  );
}
