import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChildApp, type ChildApp } from "../../support/child-app.ts";
import { RawClient } from "./raw-client.ts";
import { begin, pta, submit } from "./sign-on-client.ts";
import { soakPassword, soakUser } from "./soak-users.ts";

/** What was seen while some hundred or thousand users signed on, each for the first time. */
export interface Window {
  /** Who have signed on so far. */
  readonly users: number;
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
  /** Of whole sign-ons: two requests. */
  readonly medianMilliseconds: number;
  readonly p99Milliseconds: number;
}

export interface Soak {
  /** Users `from` up to `to` sign on by a journey, and the app tells its memory at the end. */
  window(journey: string, from: number, to: number): Promise<Window>;
  close(): Promise<void>;
}

/** Passes through and captures nothing: no password is hashed. */
export const passThrough = "PassThrough";
/** The flagship journey: two hashes for each user. */
export const capturing = pta;

/** Sign-ons that are under way at the same time. */
const lanes = 4;

/** Starts the app and Entra ID's stand-in, each in a process of its own. */
export async function startSoak(users: number): Promise<Soak> {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-soak-"));
  const entra = await startChildApp({
    script: "test/security/support/soak-entra.script.ts",
    environment: { USERS: String(users) },
  });
  const app = await startChildApp({
    script: "test/security/support/soak-app.script.ts",
    nodeArgs: ["--expose-gc", "--import", "@journeyc/entra-stand-in/preload"],
    example: true,
    environment: {
      ...(await environmentOf(entra)),
      NODE_OPTIONS: "",
      DATA_FOLDER: folder,
      USERS: String(users),
    },
    patience: 60_000 + users * 20,
  });
  const origin = app.url.replace("localhost", "127.0.0.1");
  const clients = Array.from({ length: lanes }, () => new RawClient(origin));
  return {
    window: (journey, from, to) => measure(clients, journey, from, to),
    async close() {
      for (const client of clients) client.close();
      await app.kill("SIGKILL");
      await entra.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The line with it may arrive in parts. */
async function environmentOf({ output }: ChildApp): Promise<Record<string, string>> {
  for (;;) {
    const text = /(\{.*\}) end/.exec(output())?.[1];
    if (text !== undefined) return JSON.parse(text) as Record<string, string>;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function measure(
  clients: readonly RawClient[],
  journey: string,
  from: number,
  to: number,
): Promise<Window> {
  const times: number[] = [];
  let next = from;
  const lane = async (client: RawClient): Promise<void> => {
    while (next < to) {
      const name = soakUser(next++);
      const asked = await begin(client, journey);
      const answered = await submit(client, asked, name, soakPassword);
      if (answered.status !== 200 || !answered.body.includes("tokenId"))
        throw new Error(`${name} did not sign on: ${answered.status} ${answered.body}`);
      times.push(asked.milliseconds + answered.milliseconds);
    }
  };
  await Promise.all(clients.map(lane));
  const memory = await (clients[0] as RawClient).get("/memory");
  const { heapUsed, rss } = JSON.parse(memory.body) as NodeJS.MemoryUsage;
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return {
    users: to,
    heapMegabytes: heapUsed / 2 ** 20,
    residentMegabytes: rss / 2 ** 20,
    medianMilliseconds: at(0.5),
    p99Milliseconds: at(0.99),
  };
}

/** How much a value grows from user to user: the slope of the line through the windows. */
export function slope(windows: readonly Window[], value: (window: Window) => number): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const [users, values] = [windows.map((window) => window.users), windows.map(value)];
  const [middle, average] = [mean(users), mean(values)];
  const together = users.map((x, index) => (x - middle) * ((values[index] ?? NaN) - average));
  return mean(together) / mean(users.map((x) => (x - middle) ** 2));
}
