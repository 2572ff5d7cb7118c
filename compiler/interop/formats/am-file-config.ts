import { posix } from "node:path";
import { type JsonObject, textAt } from "../json.ts";
import type { FormatReader } from "./format.ts";
import { safeFileName } from "./safe-file-name.ts";
import { type PartKind, readWrapped, type WrappedLayout } from "./wrapped.ts";

/** `…/services/realm/root/pagenode/1.0/organizationconfig/default/<id>.json` */
const layout = /^(.*?)\/?[^/]+\/\d+\.\d+\/(?:organizationconfig|globalconfig)\//i;

const sunServiceIds = { tree: "tree", node: "instance", script: "scriptConfiguration" };

/** What AM writes around `data`, as its distinguished names of LDAP go. */
function defaultEnvelope(part: PartKind, entityType: string, id: string): JsonObject {
  const folder = part === "script" ? ["default", "scriptConfigurations"] : ["default"];
  const names = [id, ...folder.toReversed(), "OrganizationConfig", "1.0", entityType, "services"];
  return {
    metadata: {
      realm: "/",
      entityType,
      entityId: [...folder, id].join("/"),
      uid: [...names, "am-config"].map((name) => `ou=${name}`).join(","),
      sunServiceID: sunServiceIds[part],
      objectClass: ["top", "sunServiceComponent"],
      pathParams: {},
      ou: [id],
    },
  };
}

function pathOf(_: PartKind, metadata: JsonObject, id: string): string {
  const service = (textAt(metadata, "entityType") ?? "").toLowerCase();
  const scope = /,ou=GlobalConfig,/i.test(textAt(metadata, "uid") ?? "")
    ? "global"
    : "organization";
  const folders = (textAt(metadata, "entityId") ?? "").toLowerCase().split("/").slice(0, -1);
  return [
    safeFileName(service),
    "1.0",
    `${scope}config`,
    ...folders.map(safeFileName),
    `${safeFileName(id.toLowerCase())}.json`,
  ].join("/");
}

export const amFileConfigLayout: WrappedLayout = {
  format: "am-file-config",
  tree: "authenticationtreesservice",
  rootOf: (path) => layout.exec(path)?.[1],
  realmOf: (root) => posix.basename(root) || "root",
  idOf: (entityId) => /^default\/(.*)$/s.exec(entityId)?.[1],
  scriptIdOf: ({ entityType, entityId }) =>
    entityType.toLowerCase() === "scriptingservice"
      ? /^default\/(?:scriptConfigurations|globalScripts)\/([^/]+)$/i.exec(entityId)?.[1]
      : undefined,
  types: { tree: "authenticationTreesService", script: "ScriptingService" },
  pathOf,
  defaultEnvelope,
};

/** AM's file-based configuration, as its Docker images have it. */
export const amFileConfig: FormatReader = {
  folder: (files) => readWrapped(amFileConfigLayout, files),
};
