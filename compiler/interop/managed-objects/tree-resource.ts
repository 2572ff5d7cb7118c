import { tokens } from "@journeyc/grammar";
import type { Json } from "../json.ts";

/** What AM takes for a tree that names nothing. */
const DEFAULT = "managed/user";

/** The resource of a tree, under a name that the language can write. */
export interface TreeResource {
  readonly name: string;
  /**
   * - `stated`: as the tree has it;
   * - `default`: the tree names none (no key, null, `""`, or the text `"null"` that exports of self-managed
   *   installations have), and AM takes `managed/user`;
   * - `renamed`: what the tree names is no resource name of the language; the original is for the sidecar.
   */
  readonly origin: "stated" | "default" | "renamed";
}

/** What the `identityResource` of a tree or a node means. */
export function treeResource(identityResource: Json | undefined): TreeResource {
  if (typeof identityResource !== "string" || ["", "null"].includes(identityResource)) {
    return { name: DEFAULT, origin: "default" };
  }
  return isResourceName(identityResource)
    ? { name: identityResource, origin: "stated" }
    : { name: `managed/${identifier(identityResource)}`, origin: "renamed" };
}

/** Whether the language can write a text as the name of a resource. */
function isResourceName(text: string): boolean {
  const { PATTERN } = tokens.ResourceName;
  return PATTERN instanceof RegExp && new RegExp(`^(?:${PATTERN.source})$`).test(text);
}

/** The letters and digits of a text; whatever stands between them becomes one underscore. */
function identifier(text: string): string {
  const last = text.replace(/^managed\//, "");
  return last.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_|_$/g, "") || "object";
}
