import { v5 } from "uuid";

/** The nodes that AM has in every tree, by their fixed ids (`am-external`, `TreeNodeIds`). */
export const successId = "70e691a5-1e33-4ac3-a356-e7b6d60d92e0";
export const failureId = "e301438c-0bd0-429c-ab0c-66126501069a";
export const startId = "startNode";

/** The namespace of ids that come from names (RFC 9562, section 5.5): `uuidv5(URL, "https://journeyc.dev/ids")`. */
const namespace = v5("https://journeyc.dev/ids", v5.URL);

/** The id of what has none yet. The same path of names gives the same id on every machine. */
export function derivedId(...path: readonly string[]): string {
  return v5(JSON.stringify(path), namespace);
}
