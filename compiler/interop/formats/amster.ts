import { posix } from "node:path";
import { textAt } from "../json.ts";
import type { FormatReader } from "./format.ts";
import { safeFileName } from "./safe-file-name.ts";
import { readWrapped, type WrappedLayout } from "./wrapped.ts";

/** `realms/root/AuthTree/Login.json`, `realms/root/PageNode/<id>.json`, `realms/root/Scripts/<id>.json` */
export const amsterLayout: WrappedLayout = {
  format: "amster",
  tree: "authtree",
  rootOf: (path) => posix.join(posix.dirname(path), ".."),
  realmOf: (root) => posix.basename(root),
  idOf: (entityId) => entityId,
  scriptIdOf: ({ entityType, entityId }) => (entityType === "Scripts" ? entityId : undefined),
  types: { tree: "AuthTree", script: "Scripts" },
  pathOf: (_, metadata, id) =>
    `${safeFileName(textAt(metadata, "entityType") ?? "")}/${safeFileName(id)}.json`,
  defaultEnvelope: (_, entityType, entityId) => ({
    metadata: { realm: "/", entityType, entityId, pathParams: {} },
  }),
};

/** A folder that Amster exported. */
export const amster: FormatReader = { folder: (files) => readWrapped(amsterLayout, files) };
