import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Folder } from "../measuring/folder.ts";

/** A compile as if it were the first: what an earlier one left is removed before. */
export function withoutOutputs<Result>(folder: Folder, compile: () => Result): Result {
  for (const name of readdirSync(folder.path, { recursive: true, encoding: "utf8" }))
    if (/\.journey\.ts(\.map)?$/.test(name)) rmSync(join(folder.path, name));
  rmSync(join(folder.path, "node_modules/.cache"), { recursive: true, force: true });
  return compile();
}
