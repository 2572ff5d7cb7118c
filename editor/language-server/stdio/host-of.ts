import { fileURLToPath } from "node:url";
import { type Host, NodeHost } from "journeyc";

/** The disk below a workspace folder. */
export function hostOf(root: string): Host {
  return root.startsWith("file:") ? new NodeHost(fileURLToPath(root)) : new NodeHost();
}
