import { moduleFormat } from "@journeyc/runtime/catalogue";
import { catalogueFile } from "../../catalogue/read-catalogue.ts";
import { codeCacheFolder } from "../../code-cache.ts";
import { cacheFolder } from "../../host/cache-folder.ts";
import { NodeHost } from "../../host/node-host.ts";
import { hasConfiguration } from "../../host/prettier-configuration.ts";
import { version } from "../../version.ts";
import { visible } from "../../diagnostics/visible.ts";
import { defineCommand } from "../command.ts";
import { findConfig } from "../config/find-config.ts";
import { readConfig } from "../config/read-config.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly json?: boolean;
}

/** The version of a package as the project has it installed; undefined where it has none. */
function installedVersion(host: NodeHost, name: string): string | undefined {
  // Upwards, as Node looks for packages.
  for (let folder = "."; ; folder = `../${folder}`) {
    const manifest = host.read(`${folder}/node_modules/${name}/package.json`);
    if (manifest.ok) {
      const { version: found } = JSON.parse(manifest.text) as { readonly version?: unknown };
      return typeof found === "string" ? found : undefined;
    }
    if (host.onDisk(folder) === host.onDisk(`../${folder}`)) return undefined;
  }
}

/** What there is to know, in the order in which it is shown. */
function gather({ folder }: Terminal): Readonly<Record<string, unknown>> {
  const host = new NodeHost(folder);
  const config = findConfig(folder);
  const settings = readConfig(folder);
  const journeys = (settings.include ?? ["."]).flatMap((path) =>
    host.isDirectory(path) ? host.list(path) : [path],
  );
  return {
    journeyc: version,
    runtime: installedVersion(host, "@journeyc/runtime"),
    moduleFormat,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    folder,
    config: config?.name,
    settings,
    catalogue: host.read(catalogueFile).ok ? catalogueFile : undefined,
    prettier: hasConfiguration(folder),
    journeys: journeys.length,
    runCache: cacheFolder("runs"),
    codeCache: codeCacheFolder(),
  };
}

const words: Readonly<Record<string, string>> = {
  runtime: "@journeyc/runtime",
  moduleFormat: "format of modules",
  node: "Node.js",
  prettier: "formatted by the project's prettier",
  runCache: "cache of runs",
  codeCache: "cache of code",
};

function shown(value: unknown): string {
  if (value === undefined) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" ? JSON.stringify(value) : visible(String(value));
}

export const command = defineCommand<Options>({
  name: "info",
  summary: "tell what journeyc works with here, for a report of a fault",
  examples: [
    { command: "journeyc info", does: "versions, config, caches" },
    { command: "journeyc info --json", does: "the same for a program" },
  ],
  declare: (command) => command.option("--json", "as JSON"),
  run(_, { json }, terminal) {
    const found = gather(terminal);
    if (json) {
      terminal.output.write(`${JSON.stringify(found, undefined, 2)}\n`);
      return Promise.resolve(0);
    }
    const rows = Object.entries(found).map(([key, value]) => [words[key] ?? key, value] as const);
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, value] of rows)
      terminal.output.write(`${name.padEnd(width)}  ${shown(value)}\n`);
    return Promise.resolve(0);
  },
});
