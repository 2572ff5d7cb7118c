import { visible } from "../../diagnostics/visible.ts";
import { NodeHost } from "../../host/node-host.ts";
import { below } from "../../host/paths.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Sources } from "../../diagnostics/report.ts";
import { writeFile } from "../../workspace/write-outputs.ts";
import { defineCommand, UsageError } from "../command.ts";
import { exitCodeOf } from "../exit-code.ts";
import { printFindings } from "../print-findings.ts";
import type { Terminal } from "../terminal.ts";

interface Options {
  readonly force?: boolean;
}

interface NewFile {
  readonly name: string;
  readonly text: string;
  /** True: a project may have one already, and then keeps it. */
  readonly optional: boolean;
}

async function newFiles(): Promise<readonly NewFile[]> {
  const [{ journey }, { schema }, { packageJson, tsconfig }] = await Promise.all([
    import("../init/journey.ts"),
    import("../init/schema.ts"),
    import("../init/project.ts"),
  ]);
  return [
    { name: "login.journey", text: journey, optional: false },
    { name: "alpha_user.schema.json", text: schema, optional: false },
    { name: "package.json", text: packageJson, optional: true },
    { name: "tsconfig.json", text: tsconfig, optional: true },
  ];
}

function exists(host: NodeHost, path: string): boolean {
  const found = host.read(path);
  return found.ok || found.failure !== "notFound";
}

function refuse(paths: readonly string[]): never {
  const list = paths.map((path) => `\`${visible(path)}\``).join(", ");
  throw new UsageError(`${list} exists already; --force overwrites it`);
}

function nextSteps(folder: string): string {
  const enter = folder === "." ? "" : `\n  cd ${visible(folder)}`;
  return `
What a project needs, if yours has it not yet:
  package.json   "type": "module", the devDependency journeyc, the dependencies @journeyc/runtime,
                 @node-rs/argon2 (passwords) and kysely (SQLite, which is the default)
  tsconfig.json  "module": "NodeNext"

Next:${enter}
  npx journeyc check      find what is wrong with the journey
  npx journeyc compile    write login.journey.ts
`;
}

/** Writes one file, unless a project has its own, which stays, with `--force` too. */
function writeNew(
  host: NodeHost,
  path: string,
  file: NewFile,
  terminal: Terminal,
): readonly Diagnostic[] {
  if (file.optional && exists(host, path)) {
    terminal.log.write(`kept ${visible(path)}\n`);
    return [];
  }
  const failures = writeFile(host, path, file.text);
  if (failures.length === 0) terminal.output.write(`${visible(path)}\n`);
  return failures;
}

export const command = defineCommand<Options>({
  name: "init",
  summary: "write a first journey that checks, compiles and runs",
  examples: [
    { command: "journeyc init", does: "into this folder" },
    { command: "journeyc init sign-on", does: "into a new one" },
  ],
  declare: (command) =>
    command
      .argument("[folder]", "where to write", ".")
      .option("--force", "overwrite the journey and its schema"),
  async run([folder = "."], { force }, terminal) {
    const host = new NodeHost(terminal.folder);
    const target = host.nameOf(folder);
    const files = await newFiles();
    const taken = files
      .filter(({ optional }) => !optional)
      .map(({ name }) => below(target, name))
      .filter((path) => exists(host, path));
    if (taken.length > 0 && !force) refuse(taken);
    const diagnostics = files.flatMap((file) =>
      writeNew(host, below(target, file.name), file, terminal),
    );
    const sources = new Sources(() => undefined);
    await printFindings({ diagnostics, files, sources }, { reporter: "pretty" }, terminal.log);
    if (diagnostics.length === 0) terminal.log.write(nextSteps(target));
    return exitCodeOf(diagnostics);
  },
});
