import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { documentationOf } from "../../compiler/documentation/documentation.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

/** The pages of these files by name, as they would stand in `out`. */
export function pagesOf(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.keys(files).filter((path) => path.endsWith(".journey"));
  const checked = createWorkspace(new MemoryHost(files)).check(entries);
  const outputs = documentationOf(checked, "out");
  return Object.fromEntries(outputs.map(({ path, text }) => [path.replace("out/", ""), text]));
}

/** The section of a page with this heading, up to the next of its level. */
export function sectionOf(page: string, heading: string): string {
  const start = page.search(new RegExp(`^#+ (?:<a [^>]*></a>)?${heading}`, "m"));
  if (start < 0) return "";
  const rest = page.slice(start);
  const level = /^#+/.exec(rest)?.[0].length ?? 1;
  const end = rest.slice(level).search(new RegExp(`^#{1,${level}} `, "m"));
  return end < 0 ? rest : rest.slice(0, end + level);
}
