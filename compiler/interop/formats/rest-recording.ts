import { quote } from "../../2-bind/text.ts";
import { report } from "../../diagnostics/diagnostic.ts";
import { notJson } from "../errors/not-json.ts";
import type { ImportFiles } from "../import-files.ts";
import type { JourneyBundle } from "../journey-document.ts";
import { isObject, type Json, type JsonObject, objectAt, own, textAt } from "../json.ts";
import { parseJson } from "../parse-json.ts";
import { nodeFaults, treeFaults } from "../shape-faults.ts";
import type { FormatReader } from "./format.ts";
import { byName, managedObjectsOf } from "./managed-objects.ts";
import { assemble, type NodePart, type Part, unusedNodes } from "./pool.ts";
import { fromAm } from "./script-text.ts";
import { isTree, typeOf } from "./tree.ts";

type Kind = "trees" | "nodes" | "scripts" | "managed";

/** `/am/json/realms/root/realms/alpha/realm-config/authentication/authenticationtrees/trees/Login` */
const treePath = /^(.*)\/realm-config\/authentication\/authenticationtrees\/(trees|nodes)(?:\/|$)/;
const scriptPath = /^(.*)\/scripts(?:\/[^/]+)?$/;
const managedPath = /\/openidm\/config\/managed$/;

interface Address {
  readonly kind: Kind;
  /** The server and realm; the same for all that belongs together. */
  readonly realm: string;
}

function addressOf(url: string): Address | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname, searchParams } = new URL(url);
  const action = searchParams.get("_action");
  if (action !== null && action !== "create") return undefined;
  const [, realm, kind] = treePath.exec(pathname) ?? [];
  if (realm !== undefined)
    return { kind: kind === "trees" ? "trees" : "nodes", realm: origin + realm };
  const script = scriptPath.exec(pathname)?.[1];
  if (script !== undefined) return { kind: "scripts", realm: origin + script };
  return managedPath.test(pathname) ? { kind: "managed", realm: origin } : undefined;
}

interface Answer extends Address {
  readonly value: JsonObject;
}

/** The text of an answer's body; undefined where it has none. */
function bodyOf(response: JsonObject): string | undefined {
  const content = objectAt(response, "content");
  const text = textAt(content, "text");
  if (text === undefined || textAt(content, "encoding") !== "base64") return text;
  return Buffer.from(text, "base64").toString("utf8");
}

/** What one entry of a recording says about the configuration: the answers to reading and writing it. */
function answersOf(
  path: string,
  entry: Json,
  index: number,
  files: ImportFiles,
): readonly Answer[] {
  if (!isObject(entry)) return [];
  const request = objectAt(entry, "request");
  const response = objectAt(entry, "response");
  const url = textAt(request, "url") ?? "";
  const address = addressOf(url);
  const status = own(response, "status");
  const method = textAt(request, "method") ?? "";
  if (!address || !["GET", "PUT", "POST"].includes(method)) return [];
  if (typeof status !== "number" || status < 200 || status > 299) return [];
  const body = bodyOf(response);
  if (body === undefined || body === "") return [];
  const { value, diagnostics } = parseJson(path, body);
  if (value === undefined) {
    const at = ["log", "entries", index, "response", "content", "text"];
    const fault = `the answer to ${quote(url)} is not`;
    files.reportAt(path, at, (place) => report(notJson, { path, fault }, place));
    return [];
  }
  // Places within the answer are not places of the file: its findings are reported at the file's start.
  const start = { file: path, span: { start: 0, end: 0 } };
  files.report(...diagnostics.map((found) => ({ ...found, primary: start, related: [] })));
  if (!isObject(value)) return [];
  const result = own(value, "result");
  const values: readonly Json[] = Array.isArray(result) ? result : [value];
  return values.filter(isObject).map((item) => ({ ...address, value: item }));
}

/** Values by id: of two answers about one thing the later one tells how it is. */
function latest(answers: readonly Answer[], kind: Kind): ReadonlyMap<string, JsonObject> {
  return new Map(
    answers.flatMap((answer) => {
      const id = textAt(answer.value, "_id");
      return answer.kind === kind && id !== undefined ? [[id, answer.value] as const] : [];
    }),
  );
}

function bundleOf(
  path: string,
  realm: string,
  answers: readonly Answer[],
  files: ImportFiles,
): readonly JourneyBundle[] {
  const trees: Part[] = [...latest(answers, "trees")]
    .filter(([, value]) => isTree(value) && files.sound(path, treeFaults(value, [])))
    .map(([id, value]) => ({ id, value }));
  const nodes: NodePart[] = [...latest(answers, "nodes")]
    .map(([id, value]) => ({ id, value, type: typeOf(value) }))
    .filter(({ type, value }) => type !== undefined && files.sound(path, nodeFaults(value, [])));
  const scripts: Part[] = [...latest(answers, "scripts")].map(([id, value]) => ({
    id,
    value: fromAm(value),
  }));
  const { journeys, unused } = assemble({ trees, nodes, scripts });
  if (journeys.length === 0) return [];
  const managed = answers.filter(({ kind }) => kind === "managed");
  return [
    {
      format: "am",
      path,
      realm: /\/realms\/([^/]+)$/.exec(realm)?.[1],
      journeys,
      envelope: unusedNodes(unused),
      managedObjects: byName(managed.flatMap(({ value }) => managedObjectsOf(value))),
    },
  ];
}

/** A recording of AM's REST interface: HAR, as browsers and Polly.js write it. A bundle for each realm. */
export const restRecording: FormatReader = {
  file: (path, value, files) => {
    const entries = own(objectAt(value, "log"), "entries");
    if (!Array.isArray(entries)) return undefined;
    const list: readonly Json[] = entries;
    const answers = list.flatMap((entry, index) => answersOf(path, entry, index, files));
    const shared = answers.filter(({ kind }) => kind === "managed");
    const realms = Map.groupBy(answers, ({ realm }) => realm);
    const bundles = [...realms].flatMap(([realm, members]) => {
      const own = shared.filter((answer) => realm.startsWith(`${answer.realm}/`));
      return bundleOf(path, realm, [...members, ...own], files);
    });
    return bundles.length === 0 ? undefined : bundles;
  },
};
