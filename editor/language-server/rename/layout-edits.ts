import { layoutPath, quoted, type TextEdit } from "journeyc/analysis";
import { jsonPlace, type JsonPath } from "../navigation/json-place.ts";
import type { Use } from "../navigation/uses.ts";
import type { Project } from "../project/project.ts";
import type { Renamable } from "./renamable.ts";

/** The keys that a layout beside a journey has for what is renamed: `login.journey.layout.json`. */
export function layoutEdits(
  entity: Renamable,
  uses: readonly Use[],
  name: string,
): ReadonlyMap<Project, readonly TextEdit[]> {
  const key = keyIn(entity);
  const edits = new Map<Project, TextEdit[]>();
  if (key === undefined) return edits;
  const journeys = new Map(uses.map((use) => [use.project.uris.uriOf(use.path), use]));
  for (const { project, path } of journeys.values()) {
    const layout = layoutPath(path);
    const place = jsonPlace(project.lines(layout)?.text ?? "", key);
    if (place === undefined) continue;
    const edit = { file: layout, span: place.key, newText: quoted(name).slice(1, -1) };
    edits.set(project, [...(edits.get(project) ?? []), edit]);
  }
  return edits;
}

function keyIn(entity: Renamable): JsonPath | undefined {
  switch (entity.kind) {
    case "node":
      return ["nodes", entity.node.name];
    case "member":
      return ["nodes", entity.page.name, "members", entity.member.name];
    case "environment":
      return ["environment", entity.name];
    default:
      return undefined;
  }
}
