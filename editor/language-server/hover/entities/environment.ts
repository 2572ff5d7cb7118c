import type { Name, Setting, SourceFile, Value } from "journeyc/analysis";
import type { Asked } from "../../session.ts";
import type { Describe } from "../hovered.ts";
import { code, heading, line, type Line, list, own, paragraph } from "../text.ts";

function uses(value: Value, source: string, name: string): boolean {
  switch (value.kind) {
    case "Environment":
      return value.source === source && value.name.text === name;
    case "List":
      return value.items.some((item) => uses(item, source, name));
    case "Object":
      return value.entries.some((entry) => uses(entry.value, source, name));
    default:
      return false;
  }
}

interface Owner {
  readonly name: Name;
  readonly settings: readonly Setting[];
}

/** Everything in a file that may have settings. */
function ownersIn(file: SourceFile | undefined): readonly Owner[] {
  return (file?.declarations ?? []).flatMap((declaration): readonly Owner[] => {
    if (declaration.kind === "Connector") return [declaration];
    if (declaration.kind !== "Journey") return [];
    const members = declaration.nodes.flatMap((one) => (one.kind === "Page" ? one.members : []));
    return [...declaration.nodes, ...members];
  });
}

const usesAtMost = 8;

/** The settings that take a value of the environment, in all files of the folder that have been read. */
function useLines({ project }: Asked, source: string, name: string): readonly Line[] {
  const found = [...project.files]
    .toSorted()
    .flatMap((path) =>
      ownersIn(project.parsed(path)?.value).flatMap((owner) =>
        owner.settings
          .filter(({ value }) => uses(value, source, name))
          .map(({ key }) => line`${code(`${owner.name.text}.${key.text}`)} in ${code(path)}`),
      ),
    );
  const more = found.length - usesAtMost;
  return [...found.slice(0, usesAtMost), ...(more > 0 ? [line`and ${own(more)} more`] : [])];
}

/** A value that each environment provides. */
export const describeEnvironment: Describe<"environment"> = ({ source, name }, { asked }) => [
  heading(`${source}.${name}`),
  source === "secret"
    ? paragraph`A secret that each environment provides. It stands in no text, no log and no answer.`
    : paragraph`A plain value that each environment provides, read when the app starts.`,
  ...list("Used by", useLines(asked, source, name)),
];
