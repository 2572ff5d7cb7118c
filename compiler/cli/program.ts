import { Command } from "commander";
import { version } from "../version.ts";
import type { CommandModule, ExitCode } from "./command.ts";
import { commands } from "./commands/index.ts";
import { applyConfig } from "./config/apply-config.ts";
import type { Terminal } from "./terminal.ts";

/** The order of the help: as one meets the verbs. The others follow. */
const firstVerbs = ["init", "check", "compile", "format", "explain", "graph", "docs"];

/** Verbs that have verbs of their own, `journeyc catalog import`, and what they are about. */
const groups: ReadonlyMap<string, string> = new Map([
  ["catalog", "keep the catalogue of a tenant's own node types"],
]);

function place({ name }: CommandModule): number {
  const index = firstVerbs.indexOf(name);
  return index < 0 ? firstVerbs.length : index;
}

function exampleText({ examples }: CommandModule): string {
  const width = Math.max(...examples.map(({ command }) => command.length));
  const lines = examples.map(({ command, does }) => `  $ ${command.padEnd(width)}  ${does}`);
  return ["", "Examples:", ...lines].join("\n");
}

/** The command that a verb stands below: the program itself, or its group. */
function parentOf(program: Command, group: string | undefined): Command {
  if (group === undefined) return program;
  const found = program.commands.find((command) => command.name() === group);
  return found ?? program.command(group).description(groups.get(group) ?? "");
}

function addCommand(
  program: Command,
  module: CommandModule,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const [verb = "", group] = module.name.split(" ").toReversed();
  const parent = parentOf(program, group);
  const command = module.declare(parent.command(verb).description(module.summary));
  command
    .addHelpText("after", exampleText(module))
    .option("--debug", "show where an internal error happened")
    .action(async () => {
      const { names, options } = applyConfig(command, terminal.folder);
      finish(await module.run(names, options, terminal));
    });
}

const overview = `
Exit codes:
  0  nothing was found
  1  there are findings
  2  the command line is wrong, or journeyc could not do what it was asked to

Examples:
  $ npx journeyc init
  $ npx journeyc check
  $ npx journeyc explain J3001`;

/** The whole command line. Commander throws instead of leaving the process; `finish` gets a verb's exit code. */
export function buildProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command("journeyc")
    .description("Sign-on journeys as code: checks .journey files and compiles them to TypeScript.")
    .version(version, "-V, --version", "show the version")
    .helpOption("-h, --help", "show help")
    .addHelpText("after", overview)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.output.write(text),
      writeErr: (text) => terminal.log.write(text),
      getOutHelpWidth: () => terminal.output.width,
      getErrHelpWidth: () => terminal.log.width,
      getOutHasColors: () => terminal.output.colors,
      getErrHasColors: () => terminal.log.colors,
    });
  for (const module of commands.toSorted((a, b) => place(a) - place(b))) {
    addCommand(program, module, terminal, finish);
  }
  return program;
}
