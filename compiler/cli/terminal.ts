import { styleText } from "node:util";
import type { LastRun } from "../build-cache/last-run.ts";
import type { ReadResult } from "../host.ts";
import { decode, tooLarge } from "../host/decode.ts";
import { maximumFileBytes } from "../host/limits.ts";

/** One of the two streams that a command writes to. */
export interface Channel {
  write(text: string): void;
  /** Whether it shows colours: a terminal that can, unless NO_COLOR; anything with FORCE_COLOR. */
  readonly colors: boolean;
  /** True: a terminal, whose last line can be written anew. */
  readonly live: boolean;
  /** Columns of the terminal; 100 where there is none, so that output in files and in CI is the same everywhere. */
  readonly width: number;
}

/** What a command has of the process around it. */
export interface Terminal {
  /** The working folder, an absolute path. */
  readonly folder: string;
  /** Data: what the command was asked for. */
  readonly output: Channel;
  /** All the rest: progress, summaries, complaints. */
  readonly log: Channel;
  /** What is known of the last run of the same command line; undefined where none is remembered. */
  readonly lastRun?: LastRun | undefined;
  /** Standard input to its end, within the limit of a source file. Never throws. */
  readInput(): Promise<ReadResult>;
}

/** A reader that goes away (`| head`) ends the output, not the work: the exit code still says what was found. */
function channel(stream: NodeJS.WriteStream): Channel {
  let open = true;
  stream.on("error", () => {
    open = false;
  });
  return {
    write: (text) => {
      if (open && text !== "") stream.write(text);
    },
    // Node's own decision, which knows NO_COLOR, FORCE_COLOR, NODE_DISABLE_COLORS and TERM.
    colors: styleText("red", "x", { stream, validateStream: true }) !== "x",
    live: stream.isTTY,
    width: stream.isTTY ? Math.max(40, stream.columns) : 100,
  };
}

async function readInput(): Promise<ReadResult> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      total += chunk.length;
      if (total > maximumFileBytes) return tooLarge();
    }
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? "unknown error";
    return { ok: false, failure: "unreadable", detail };
  }
  return decode(Buffer.concat(chunks));
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    folder: process.cwd(),
    output: channel(process.stdout),
    log: channel(process.stderr),
    readInput,
  };
}
