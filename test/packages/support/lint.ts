import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Tarball } from "./tarballs.ts";

/** What publint says, suggestions included, of what would be published. */
export async function publintMessages({ content }: Tarball): Promise<readonly string[]> {
  const tarball = new Uint8Array(content).buffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  return messages.map((message) => formatMessage(message, pkg) ?? message.code);
}

/**
 * What "Are the types wrong?" says in its profile `esm-only`: of imports in Node.js, and in bundlers.
 * @param entryPoints as they are imported
 */
export async function typeProblems(
  { content, name }: Tarball,
  entryPoints: readonly string[],
): Promise<readonly string[]> {
  const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(content)), {
    entrypoints: entryPoints.map((entry) => `.${entry.slice(name.length)}`),
  });
  if (!checked.types) return ["no types"];
  return checked.problems
    .filter((problem) =>
      (["node16-esm", "bundler"] as const).some((kind) =>
        problemAffectsResolutionKind(problem, kind, checked),
      ),
    )
    .map((problem) => JSON.stringify(problem));
}
