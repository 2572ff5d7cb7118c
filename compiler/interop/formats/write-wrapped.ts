import { quote } from "../../2-bind/text.ts";
import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../json.ts";
import type { Output, WritableBundle } from "./output.ts";
import { safeFileName } from "./safe-file-name.ts";
import { toAm } from "./script-text.ts";
import { typeOf } from "./tree.ts";
import type { PartKind, WrappedLayout } from "./wrapped.ts";

/** Writes one thing of a configuration into its file. */
function writePart(
  layout: WrappedLayout,
  root: string,
  output: Output,
  part: {
    readonly kind: PartKind;
    readonly id: string;
    readonly type: string;
    readonly value: JsonObject;
    readonly envelope: Json | undefined;
  },
): void {
  const { kind, id, type, value, envelope } = part;
  const around = isObject(envelope) ? envelope : layout.defaultEnvelope(kind, type, id);
  const metadata = objectAt(around, "metadata");
  const entityId = textAt(metadata, "entityId");
  const data =
    entityId !== undefined && textAt(value, "_id") === id ? { ...value, _id: entityId } : value;
  const path = `${root}/${layout.pathOf(kind, metadata, id)}`;
  output.json(path, { ...around, data }, `the ${kind} ${quote(id)}`);
}

/** The type of a node: that of its settings, or what the tree or a page says. */
function typeOfNode(document: JsonObject, id: string, settings: JsonObject): string {
  const reference = objectAt(objectAt(objectAt(document, "tree"), "nodes"), id);
  return typeOf(settings) ?? textAt(reference, "nodeType") ?? "UnknownNode";
}

function writeJourney(
  layout: WrappedLayout,
  root: string,
  output: Output,
  name: string,
  document: JsonObject,
): void {
  const envelopes = objectAt(document, "envelopes");
  const put = (
    kind: PartKind,
    id: string,
    type: string,
    value: JsonObject,
    envelope: Json | undefined,
  ): void => writePart(layout, root, output, { kind, id, type, value, envelope });
  put("tree", name, layout.types.tree, objectAt(document, "tree"), own(envelopes, "tree"));
  for (const key of ["nodes", "innerNodes"]) {
    for (const [id, settings] of Object.entries(objectAt(document, key))) {
      if (!isObject(settings)) continue;
      const type = typeOfNode(document, id, settings);
      put("node", id, type, settings, own(objectAt(envelopes, "nodes"), id));
    }
  }
  for (const [id, script] of Object.entries(objectAt(document, "scripts"))) {
    if (!isObject(script)) continue;
    const envelope = own(objectAt(envelopes, "scripts"), id);
    put("script", id, layout.types.script, toAm(script), envelope);
  }
}

/** Nodes that no journey names go back to where they were. */
function writeUnused(
  layout: WrappedLayout,
  root: string,
  output: Output,
  envelope: JsonObject | undefined,
): void {
  const unused = envelope && own(envelope, "unusedNodes");
  const list: readonly Json[] = Array.isArray(unused) ? unused : [];
  for (const node of list.filter(isObject)) {
    const id = textAt(node, "id");
    const value = objectAt(node, "settings");
    if (id === undefined) continue;
    const type = textAt(node, "type") ?? "UnknownNode";
    writePart(layout, root, output, {
      kind: "node",
      id,
      type,
      value,
      envelope: own(node, "envelope"),
    });
  }
}

/** A writer of folders in which each thing has a file of its own, `metadata` around it. */
export function writeWrapped(layout: WrappedLayout, folder: string) {
  return ({ journeys, envelope, realm }: WritableBundle, output: Output): string => {
    const root = `${folder}/${safeFileName(realm === undefined || realm === "/" ? "root" : realm)}`;
    for (const { name, document } of journeys) writeJourney(layout, root, output, name, document);
    writeUnused(layout, root, output, envelope);
    return root;
  };
}
