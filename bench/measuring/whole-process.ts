/** What a whole process costs, from its start to its end. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { median } from "./samples.ts";

/** A program, how it is called, and where. */
export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly folder: string;
}

/** In milliseconds. */
export interface Cost {
  /** On the clock. */
  readonly wall: number;
  /** CPU time of the process and of those that it started, user's and system's. */
  readonly cpu: number;
}

/** Node with a script. */
export function nodeCommand(folder: string, ...given: readonly string[]): Command {
  return { program: process.execPath, arguments: given, folder };
}

/** The start of Node itself: what no tool that runs in it can be faster than. */
export const floor: Command = nodeCommand(".", "-e", "0");

/**
 * The shell's own `time` says what children cost, to the millisecond and everywhere; Node can tell it of itself only.
 * What the command prints goes to standard output, so that standard error has the figures alone.
 */
const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" 2>&1';

/** @throws Error with all that it printed when it ends with another status than 0 */
export function costOf(command: Command): Promise<Cost> {
  const given = ["-c", script, "bash", command.program, ...command.arguments];
  return new Promise((resolve, reject) => {
    const shell = spawn("bash", given, {
      cwd: command.folder,
      stdio: ["ignore", "pipe", "pipe"],
      // The shell writes the decimal point that its language has.
      env: { ...process.env, LC_ALL: "C" },
    });
    let printed = "";
    let figures = "";
    shell.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
    shell.stderr.setEncoding("utf8").on("data", (text: string) => (figures += text));
    shell.on("error", reject);
    shell.on("close", (status) => {
      if (status !== 0) {
        reject(
          new Error(
            `${command.program} ${command.arguments.join(" ")}: ${status}\n${printed.slice(-4_000)}`,
          ),
        );
        return;
      }
      const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = figures
        .trim()
        .split(" ")
        .map((seconds) => Number(seconds) * 1_000);
      resolve({ wall, cpu: user + system });
    });
  });
}

/**
 * The most memory that one process of a command held, in bytes: its own, or that of one that it started. Measured in a
 * run of its own, since looking costs time. NaN where the system does not say.
 */
export async function peakMemory(command: Command): Promise<number> {
  const child = spawn(command.program, command.arguments, {
    cwd: command.folder,
    stdio: "ignore",
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve());
  });
  const peaks = new Map<number, number>();
  const look = setInterval(() => {
    for (const id of descendants(child.pid ?? 0)) {
      const peak = peakOf(id);
      if (peak !== undefined) peaks.set(id, peak);
    }
  }, 4);
  await ended;
  clearInterval(look);
  return peaks.size === 0 ? Number.NaN : Math.max(...peaks.values());
}

/** The kernel keeps the peak, so that the last look before the end has it all. */
function peakOf(id: number): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
  } catch {
    return undefined;
  }
}

function descendants(id: number): readonly number[] {
  try {
    const children = readdirSync(`/proc/${id}/task`).flatMap((task) =>
      readFileSync(`/proc/${id}/task/${task}/children`, "utf8")
        .trim()
        .split(" ")
        .filter(Boolean)
        .map(Number),
    );
    return [id, ...children.flatMap(descendants)];
  } catch {
    return [id];
  }
}

export const megabytes = (bytes: number): number => bytes / 2 ** 20;

/** `check 92 ms (85 ms of CPU time)` */
export function costText(name: string, costs: readonly Cost[]): string {
  const wall = median(costs.map((cost) => cost.wall));
  const cpu = median(costs.map((cost) => cost.cpu));
  return `${name} ${wall.toFixed(0)} ms (${cpu.toFixed(0)} ms of CPU time)`;
}

/** How many times as long the one takes as the other, by the medians on the clock. */
export function wallRatio(one: readonly Cost[], other: readonly Cost[]): number {
  return median(one.map(({ wall }) => wall)) / median(other.map(({ wall }) => wall));
}

/** The same in CPU time. */
export function cpuRatio(one: readonly Cost[], other: readonly Cost[]): number {
  return median(one.map(({ cpu }) => cpu)) / median(other.map(({ cpu }) => cpu));
}
