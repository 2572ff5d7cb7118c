import { isTerminal, type SourceFile } from "journeyc/analysis";
import { partWith } from "../entities/outcome-occurrences.ts";
import type { Use } from "../navigation/uses.ts";
import type { Renamable } from "./renamable.ts";

const kinds = {
  Connector: "a connector",
  Resource: "a resource",
  Journey: "a journey",
} as const;

/** Why a text is not a name; undefined when it is one. */
export function wordFault(name: string): string | undefined {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return undefined;
  return `\`${name}\` is not a name: names have letters, digits and \`_\`, and do not start with a digit.`;
}

/** Why something cannot have a name; undefined when nothing that can be seen at once stands in the way. */
export function nameFault(
  entity: Renamable,
  name: string,
  uses: readonly Use[],
): string | undefined {
  if (entity.kind === "outcome") return outcomeFault(entity, name);
  const fault = wordFault(name);
  if (fault !== undefined) return fault;
  switch (entity.kind) {
    case "node":
      return nodeFault(entity, name);
    case "member":
      return entity.page.members.some((member) => member.name === name)
        ? `Page \`${entity.page.name}\` already has a member \`${name}\`.`
        : undefined;
    case "environment":
      return environmentFault(entity, name, uses);
    default:
      return scopeFault(name, uses);
  }
}

function outcomeFault(
  entity: Extract<Renamable, { kind: "outcome" }>,
  name: string,
): string | undefined {
  if (name.trim() === "") return "An outcome needs a name.";
  const part = partWith(entity);
  return part.outcomes?.some((outcome) => outcome.name === name)
    ? `\`${part.name}\` already has an outcome \`${name}\`.`
    : undefined;
}

function nodeFault(
  { journey: { declaration } }: Extract<Renamable, { kind: "node" }>,
  name: string,
): string | undefined {
  if (isTerminal(name)) return `\`${name}\` is an end of the journey: no node can be called so.`;
  if (declaration.nodes.some((node) => node.name.text === name))
    return `Journey \`${declaration.name.text}\` already has a node \`${name}\`.`;
  // A requirement that means a node type, or `mfa`, would mean the node from then on.
  const points = declaration.requires.flatMap(({ needed, at }) => [needed, at]);
  return points.some((point) => point.name.text === name)
    ? `A requirement of \`${declaration.name.text}\` already means something else by \`${name}\`.`
    : undefined;
}

function environmentFault(
  { source }: Extract<Renamable, { kind: "environment" }>,
  name: string,
  uses: readonly Use[],
): string | undefined {
  const projects = new Set(uses.map(({ project }) => project));
  const wanted = `${source}.${name}`;
  const use = new RegExp(String.raw`\b${source}\.${name}\b`);
  const taken = [...projects].some((project) =>
    [...project.files].some((path) => use.test(project.parsed(path)?.value.text ?? "")),
  );
  return taken ? `\`${wanted}\` is already used: two values would become one.` : undefined;
}

/** What in the files that see a journey or a connector is called so already. */
function scopeFault(name: string, uses: readonly Use[]): string | undefined {
  const declaringFirst = uses.toSorted(
    (a, b) => Number(b.occurrence.declares) - Number(a.occurrence.declares),
  );
  for (const { project, path } of declaringFirst) {
    const source = project.parsed(path)?.value;
    const fault = source && fileFault(source, name);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function fileFault({ path, declarations }: SourceFile, name: string): string | undefined {
  for (const declaration of declarations) {
    if (declaration.kind !== "Import") {
      if (declaration.name.text !== name) continue;
      return `\`${path}\` already declares ${kinds[declaration.kind]} \`${name}\`.`;
    }
    if (declaration.names.some(({ text }) => text === name))
      return `\`${path}\` already imports \`${name}\` from \`${declaration.from.value}\`.`;
  }
  return undefined;
}
