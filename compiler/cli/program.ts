import { Command } from "commander";
import { version } from "../version.ts";
import type { CommandModule, ExitCode } from "./command.ts";
import { commands } from "./commands/index.ts";
import type { Terminal } from "./terminal.ts";

/** The order of the help: as one meets the verbs. The others follow. */
const firstVerbs = ["init", "check", "compile", "format", "explain", "graph", "docs"];

function place({ name }: CommandModule): number {
  const index = firstVerbs.indexOf(name);
  return index < 0 ? firstVerbs.length : index;
}

function exampleText({ examples }: CommandModule): string {
  const width = Math.max(...examples.map(({ command }) => command.length));
  const lines = examples.map(({ command, does }) => `  $ ${command.padEnd(width)}  ${does}`);
  return ["", "Examples:", ...lines].join("\n");
}

function addCommand(
  program: Command,
  module: CommandModule,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const command = module.declare(program.command(module.name).description(module.summary));
  command
    .addHelpText("after", exampleText(module))
    .option("--debug", "show where an internal error happened")
    .action(async () => {
      finish(await module.run(command.args, command.opts(), terminal));
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
