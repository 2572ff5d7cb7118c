import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The module that holds the thread of scripts as one text, which is found wherever the app is bundled to. */
export function threadSource(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ["runtime/scripts/sandbox/thread/thread.ts"],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node22.13",
    minifySyntax: true,
    minifyWhitespace: true,
    logLevel: "warning",
  });
  const text = outputFiles[0]?.text ?? "";
  return `
/** \`thread.ts\` with all that it imports, as CommonJS. */
export const threadSource =
  ${JSON.stringify(text)};
`;
}
