/** Our server beside those of TypeSpec and Prisma, in turn, each on a file of 50 declarations in its own language. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { tenant, type Files } from "../shapes.ts";
import { Client, journeyc, type Server } from "./client.ts";
import { Folder } from "../measuring/folder.ts";
import { positionOf } from "./keystrokes.ts";
import { median, summary } from "../measuring/samples.ts";

const packages = { "@typespec/compiler": "1.11.0", "@prisma/language-server": "31.12.10" };
const cache = join(
  process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"),
  "journeyc/language-servers",
  ...Object.values(packages),
);

interface Peer extends Server {
  readonly name: string;
  readonly files: Files;
  /** What is opened, and typed into after this word. */
  readonly file: string;
  readonly word: string;
}

const fifty = Array.from({ length: 50 }, (_, index) => index);

const typespec = `model Node0 {
  id: string;
}
${fifty
  .map(
    (at) =>
      `model Node${at + 1} {\n  name: string;\n  next: Node${at};\n  @doc("User") text: string;\n}\n`,
  )
  .join("")}`;

const prisma = `datasource db {
  provider = "postgresql"
}
${fifty
  .map((at) => `model Node${at} {\n  id   Int    @id\n  name String @default("User")\n}\n`)
  .join("")}`;

const installed = (path: string): string => join(cache, "node_modules", path);

const peers: readonly Peer[] = [
  {
    ...journeyc,
    name: "journeyc",
    files: tenant(1),
    file: "edited.journey",
    word: '"User',
  },
  {
    name: `TypeSpec ${packages["@typespec/compiler"]}`,
    command: [installed("@typespec/compiler/cmd/tsp-server.js"), "--stdio"],
    languageId: "typespec",
    files: { "main.tsp": typespec },
    file: "main.tsp",
    word: '"User',
  },
  {
    name: `Prisma ${packages["@prisma/language-server"]}`,
    command: [installed("@prisma/language-server/dist/bin.js"), "--stdio"],
    languageId: "prisma",
    files: { "schema.prisma": prisma },
    file: "schema.prisma",
    word: '"User',
  },
];

/** They are fetched when they are measured for the first time: nothing else needs them. */
function fetch(): void {
  if (
    existsSync(installed("@typespec/compiler")) &&
    existsSync(installed("@prisma/language-server"))
  )
    return;
  console.error("Fetching the language servers of TypeSpec and Prisma…");
  mkdirSync(cache, { recursive: true });
  const wanted = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const options = ["--prefix", cache, "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stderr } = spawnSync("npm", ["install", ...options, ...wanted], {
    cwd: cache,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`npm could not install them:\n${stderr}`);
}

interface Times {
  readonly starts: number[];
  readonly keystrokes: number[];
}

/** A start, and keystrokes with the pauses of a fast typist; the first half of them is for the compiler of the engine. */
async function measure(peer: Peer, { starts, keystrokes }: Times): Promise<void> {
  using folder = new Folder(peer.files);
  const from = performance.now();
  await using client = await Client.start(folder.path, peer);
  await client.open(peer.file);
  starts.push(performance.now() - from);
  await client.quiet();
  const position = positionOf(client.text(peer.file), peer.word);
  for (let index = 0; index < 40; index++) {
    const even = index % 2 === 0;
    const time = await client.type(peer.file, position, even ? 0 : 1, even ? "s" : "");
    if (index >= 20) keystrokes.push(time);
    await setTimeout(40);
  }
}

export async function peerTimes(rounds = 7): Promise<void> {
  fetch();
  const times = peers.map((): Times => ({ starts: [], keystrokes: [] }));
  for (let round = 0; round < rounds; round++)
    for (const [at, peer] of peers.entries())
      await measure(peer, times[at] ?? { starts: [], keystrokes: [] });
  for (const what of ["starts", "keystrokes"] as const) {
    console.log(what === "starts" ? "  start to first findings" : "  keystroke to findings");
    const ours = median(times[0]?.[what] ?? []);
    for (const [at, { name }] of peers.entries()) {
      const samples = times[at]?.[what] ?? [];
      const ratio = (median(samples) / ours).toFixed(2);
      console.log(`    ${name}: ${summary(samples)}, ${ratio} times ours`);
    }
  }
}
