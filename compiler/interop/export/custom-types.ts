import { isCodeModule } from "../../2-bind/node-type-reader.ts";
import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { typeNotInAm } from "../errors/custom-type.ts";
import type { WithLayout } from "./obstacles.ts";

/** Nodes whose types are of the project's own: there is nothing in AM that they could become. */
export function customTypes({ file, journey }: WithLayout): readonly Diagnostic[] {
  const parts = [...journey.nodes.values()].flatMap((node) => [node, ...node.members]);
  // Those whose modules could not be read are meant as well.
  const imported = new Set(
    file.imports.filter(({ specifier }) => isCodeModule(specifier)).map(({ name }) => name.text),
  );
  return parts.flatMap(({ name, declaration }) => {
    if (declaration.kind === "Page" || declaration.type.opaque) return [];
    const { text, span } = declaration.type;
    if (!imported.has(text)) return [];
    const place = { file: file.source.path, span };
    const parameters = { node: name, type: text };
    const hints = ["Take a node type of AM's, or a scripted decision, in journeys for AM."];
    return [report(typeNotInAm, parameters, place, { hints })];
  });
}
