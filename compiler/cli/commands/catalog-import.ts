import { runtimeCatalogue } from "../../2-bind/context.ts";
import { quoteList } from "../../2-bind/text.ts";
import type { Answer } from "../../catalogue/import/read-answers.ts";
import type { CatalogueImport } from "../../catalogue/import/import-catalogue.ts";
import { hasErrors } from "../../diagnostics/collection.ts";
import { type Diagnostic, report } from "../../diagnostics/diagnostic.ts";
import { Sources } from "../../diagnostics/report.ts";
import { visible } from "../../diagnostics/visible.ts";
import { fileTooLarge } from "../../host/errors/file-too-large.ts";
import { NodeHost } from "../../host/node-host.ts";
import { nothingToDo } from "../../workspace/errors/nothing-to-do.ts";
import { readFailure, wholeFile } from "../../workspace/read-failure.ts";
import { writeFile } from "../../workspace/write-outputs.ts";
import { defineCommand } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { type ReporterOptions, withReporter } from "../options.ts";
import { plural, printFindings } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";

interface Options extends ReporterOptions {
  readonly out: string;
  readonly type?: string;
}

interface Input {
  readonly answers: readonly Answer[];
  readonly diagnostics: readonly Diagnostic[];
}

function tooLarge(path: string, reason: string): Diagnostic {
  const hints = ["Ask AM for fewer node types at a time."];
  return report(fileTooLarge, { path, reason }, wholeFile(path), { hints });
}

/** The files that paths stand for, a folder for all JSON in it, but for the catalogue itself. */
function readInput(host: NodeHost, paths: readonly string[], out: string): Input {
  const answers: Answer[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const files = host.isDirectory(path) ? host.list(path, ".json") : [path];
    const wanted = files.filter((file) => file !== out);
    if (wanted.length === 0) diagnostics.push(report(nothingToDo, { path }, wholeFile(path)));
    for (const file of wanted) {
      const read = host.read(file);
      if (read.ok) answers.push({ path: file, text: read.text });
      else if (read.failure === "tooLarge") diagnostics.push(tooLarge(file, read.detail));
      else diagnostics.push(readFailure(file, read.failure, read.detail));
    }
  }
  return { answers, diagnostics };
}

/** The text of the catalogue that there is; undefined when there is none. */
function readExisting(host: NodeHost, out: string): string | Diagnostic | undefined {
  const read = host.read(out);
  if (read.ok) return read.text;
  return read.failure === "notFound" ? undefined : readFailure(out, read.failure, read.detail);
}

function list({ added, changed }: CatalogueImport): string {
  const lines = (verb: string, entries: CatalogueImport["added"]): string[] =>
    entries.map(({ type, amType }) => `${verb} ${type} ${visible(amType)}\n`);
  return [...lines("added", added), ...lines("changed", changed)].join("");
}

function summarize(found: CatalogueImport, out: string, { log }: Terminal): void {
  const { added, changed, builtIn, withoutSchema } = found;
  const parts = [
    `${plural(added.length, "node type")} added`,
    `${changed.length} changed`,
    ...(builtIn > 0 ? [`${builtIn} known to journeyc anyway`] : []),
  ];
  log.write(`${visible(out)}: ${parts.join(", ")}\n`);
  if (withoutSchema.length > 0) {
    log.write(`Left out, for no file has their schema: ${quoteList(withoutSchema)}\n`);
  }
}

export const command = defineCommand<Options>({
  name: "catalog import",
  summary: "add node types of a tenant to the catalogue, out of AM's own answers",
  examples: [
    { command: "journeyc catalog import answers", does: "every answer in a folder" },
    { command: "journeyc catalog import GeoLocationNode.schema.json", does: "one node type" },
    { command: "journeyc catalog import a.json --type designer-session", does: "say which it is" },
  ],
  declare: (command) =>
    withReporter(command)
      .argument("<paths...>", "answers of AM, exports of custom nodes, folders of them")
      .option("--out <file>", "the catalogue to write", "journey.catalogue.json")
      .option("--type <id>", "the node type that a file is about which does not say it"),
  async run(paths, options, terminal) {
    const { importCatalogue } = await import("../../catalogue/import/import-catalogue.ts");
    const host = new NodeHost(terminal.folder);
    const out = host.nameOf(options.out);
    const input = readInput(
      host,
      paths.map((path) => host.nameOf(path)),
      out,
    );
    const before = readExisting(host, out);
    const existing = typeof before === "string" ? before : undefined;
    const found = importCatalogue(input.answers, out, existing, options.type, runtimeCatalogue);
    const diagnostics = [
      ...input.diagnostics,
      ...(typeof before === "object" ? [before] : []),
      ...found.diagnostics,
    ];
    const isNew = found.added.length + found.changed.length > 0;
    if (!hasErrors(diagnostics) && isNew) diagnostics.push(...writeFile(host, out, found.text));
    const texts = new Map(input.answers.map(({ path, text }) => [path, text]));
    const sources = new Sources((path) =>
      path === out ? (existing ?? found.text) : texts.get(path),
    );
    await printFindings({ diagnostics, files: input.answers, sources }, options, terminal.log);
    if (!hasErrors(diagnostics)) {
      terminal.output.write(list(found));
      if (!options.quiet) summarize(found, out, terminal);
    }
    return exitCodeOf(diagnostics);
  },
});
