import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EntraStandIn } from "@journeyc/entra-stand-in";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { faultsApp, hasSession, pta, type FaultsApp, type Observed } from "./support/app.ts";
import { folderInMemory } from "./support/folder.ts";
import { password, People } from "./support/users.ts";

// What can happen to a database in a file while the app runs: another process keeps it locked, nothing can be written,
// the disk is full, the file is gone.

const busyTimeout = 400;
/** To wait for one's turn, and for the lock; the rest is for a machine that is busy. */
const bound = 2 * busyTimeout + 4_000;

const people = new People(80);
let entra: EntraStandIn;
let folder: string;
let path: string;
let app: FaultsApp;

beforeAll(async () => {
  entra = await people.startEntra();
  entra.redirect();
  folder = folderInMemory();
  await people.store(sqliteDatabase({ path: join(folder, "template.db") }));
});
afterAll(async () => {
  await entra.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  path = join(folder, `${Math.random()}.db`);
});
afterEach(() => app.close());

function open(at = path): void {
  path = at;
  copyFileSync(join(folder, "template.db"), path);
  app = faultsApp(sqliteDatabase({ path, busyTimeout }));
}

function expectRefused(answer: Observed): void {
  expect(answer).toMatchObject({ status: 503, retryAfter: "5" });
  expect(hasSession(answer)).toBe(false);
  expect(answer.milliseconds).toBeLessThan(bound);
}

async function expectSignOn(): Promise<void> {
  const answer = await app.visitor.signOn(pta, people.next(), password);
  expect([answer.status, hasSession(answer)]).toEqual([200, true]);
}

/** Another process that holds the write lock until it is killed. */
async function lock(): Promise<() => Promise<void>> {
  const script = `
    const { DatabaseSync } = require("node:sqlite");
    new DatabaseSync(process.argv[1]).exec("begin immediate");
    console.log("locked");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", script, path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  return async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
}

test("locked by another process at the start: 503, and the next request finds it", async () => {
  open();
  const unlock = await lock();
  // Opening only reads what is there already.
  const step = await app.visitor.start(pta);
  if (step.status !== 200) expectRefused(step);
  await unlock();
  await expectSignOn();
});

test("locked by another process: 30 steps at the same time are all refused in time", async () => {
  open();
  const steps = await Promise.all(Array.from({ length: 30 }, () => app.visitor.start(pta)));
  const unlock = await lock();
  // One after the other they would take 12 seconds.
  const answers = await Promise.all(
    steps.map((step) => app.visitor.submit(step, [people.next(), password])),
  );
  await unlock();
  answers.forEach(expectRefused);
  expect(app.log()).toContain("database is locked");
  await expectSignOn();
});

test.each(["deleted", "replaced"])(
  "a file that is %s: nothing is written that would be lost",
  async (how) => {
    open();
    const step = await app.visitor.start(pta);
    const name = people.next();
    renameSync(path, `${path}.aside`);
    if (how === "replaced") writeFileSync(path, "");
    expectRefused(await app.visitor.submit(step, [name, password]));
    expect(app.log()).toContain("database file was moved or deleted");
    rmSync(path, { force: true });
    renameSync(`${path}.aside`, path);
    expect((await app.visitor.submit(step, [name, password])).status).toBe(200);
    await expectSignOn();
  },
);

/** A small disk of its own, where this machine lets us mount one. */
function mountDisk(): string | undefined {
  const disk = folderInMemory();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk]).status === 0;
  if (mounted) return disk;
  rmSync(disk, { recursive: true });
  return undefined;
}

function unmount(disk: string): void {
  spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true });
}

const mayMount = ((): boolean => {
  const disk = mountDisk();
  if (disk) unmount(disk);
  return disk !== undefined;
})();

test.skipIf(!mayMount)("a full disk: 503, and when there is room it goes on", async () => {
  const disk = mountDisk() ?? "";
  open(join(disk, "journeyc.db"));
  await expectSignOn();
  const step = await app.visitor.start(pta);
  const filler = join(disk, "filler");
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(filler, Buffer.alloc(bavail * bsize));
  // Room that the log has already is used up first.
  let answer = await app.visitor.submit(step, [people.next(), password]);
  for (let turn = 0; turn < 20 && answer.status === 200; turn += 1)
    answer = await app.visitor.signOn(pta, people.next(), password);
  expectRefused(answer);
  expect(app.log()).toMatch(/database or disk is full|disk I\/O error/);
  rmSync(filler);
  await expectSignOn();
  await app.close();
  unmount(disk);
});

test.skipIf(!mayMount)(
  "a file that can only be read, at the start: 503, until it can be written",
  async () => {
    const disk = mountDisk() ?? "";
    open(join(disk, "journeyc.db"));
    spawnSync("mount", ["-o", "remount,ro", disk]);
    expectRefused(await app.visitor.start(pta));
    spawnSync("mount", ["-o", "remount,rw", disk]);
    await expectSignOn();
    await app.close();
    unmount(disk);
  },
);

test("no password is in the log", () => {
  expect(app.log()).not.toContain(password);
});
