import { setTimeout as wait } from "node:timers/promises";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChildApp, type ChildApp } from "./child-app.ts";

/** The last line that introduces the demo; the lines before it are meant to show passwords. */
const introduced = "The path of each sign-on is printed here, and drawn on the page.\n";

/** What a demo printed about the sign-ons. */
export function outputAfterIntroduction(demo: ChildApp): string {
  const output = demo.output();
  const end = output.indexOf(introduced);
  if (end < 0) throw new Error(`The demo did not introduce itself:\n${output}`);
  return output.slice(end + introduced.length);
}

export interface Demo extends ChildApp {
  readonly username: string;
  readonly password: string;
  readonly dataFolder: string;
}

/** A fresh folder for the data of one app. */
export function freshDataFolder(): string {
  return mkdtempSync(join(tmpdir(), "journeyc-data-"));
}

/**
 * `npm run demo` with a fresh database on a free port; the credentials are those that it prints.
 * @param environment what else to set
 */
export async function startDemo(environment: Readonly<Record<string, string>> = {}): Promise<Demo> {
  const dataFolder = freshDataFolder();
  const app = await startChildApp({
    script: "examples/pass-through/demo.ts",
    environment: { PORT: "0", DATA_FOLDER: dataFolder, ...environment },
    built: true,
    example: true,
  });
  const printed = (name: string): string => {
    const value = new RegExp(`^${name}: (.+)$`, "m").exec(app.output())?.[1];
    if (!value) throw new Error(`The demo did not print its ${name}:\n${app.output()}`);
    return value;
  };
  return { ...app, username: printed("username"), password: printed("password"), dataFolder };
}

/** What a demo sends its user in a mail, while something is done: the link in it. */
export async function mailedLink(demo: Demo, cause: () => Promise<unknown>): Promise<string> {
  const links = (): readonly string[] =>
    [...demo.output().matchAll(/^Mail to \S+: (http\S+)\n/gm)].map(([, link = ""]) => link);
  const before = links().length;
  await cause();
  const deadline = Date.now() + 10_000;
  while (links().length === before && Date.now() < deadline) await wait(20);
  const [link] = links().slice(before);
  if (link === undefined) throw new Error(`The demo sent no mail:\n${demo.output()}`);
  return link;
}
