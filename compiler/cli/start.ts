import { enableCompileCache } from "node:module";
import { minimumNode, supports } from "./node-version.ts";

/** The parts of the command line, loaded when they are wanted. */
export interface Parts {
  /** What answers an editor, which waits for it: what only other verbs need is not loaded. */
  readonly serve: () => Promise<void> | void;
  /** The verbs. @returns the exit code */
  readonly run: (commandLine: readonly string[]) => Promise<number>;
}

/** What editors start the server with; it reads the process number itself. */
const serverOption = /^--(?:stdio|clientProcessId=\d+)$/;

/** Starts the command line. It does so on any Node that can load it, to say which one is needed. */
export async function start({ serve, run }: Parts): Promise<void> {
  const [verb, ...rest] = process.argv.slice(2);
  if (!supports(process.versions.node)) {
    process.stderr.write(
      `journeyc needs Node.js ${minimumNode} or newer; this is ${process.versions.node}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  enableCompileCache();
  if (verb === "lsp" && rest.every((option) => serverOption.test(option))) return serve();
  process.exitCode = await run(process.argv.slice(2));
}
