import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Journey } from "@journeyc/runtime";
import { defaultLimits } from "../../runtime/machine/limits.ts";
import { sqliteDatabase } from "@journeyc/runtime/database/sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examples, startExample, type Example } from "../adapters/support/example.ts";
import { login, testApp } from "../runtime/machine/support/journeys.ts";
import { createPostgresDatabase } from "../support/postgres.ts";

// What docs/deploying.md says, done.

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/deploying.md"), "utf8");
const block = (language: string, index = 0): string =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, "g"))][index]?.[1] ?? "";
const instruction = (name: string): string =>
  new RegExp(`^${name} (.+)$`, "m").exec(dockerfile)?.[1] ?? "";
const number = (pattern: RegExp): number => Number(pattern.exec(page)?.[1]?.replace(/[_,]/g, ""));

const dockerfile = block("dockerfile");
let folder: string;

beforeAll(() => {
  const artifacts = join(root, "test/.artifacts");
  mkdirSync(artifacts, { recursive: true });
  folder = mkdtempSync(join(artifacts, "deploying-"));
  for (const file of ["login.journey", "user.schema.json"])
    cpSync(join(examples, file), join(folder, file));
  writeFileSync(join(folder, "app.ts"), block("ts"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const compilerOptions = { outDir: "dist", rootDir: ".", types: ["node"], module: "NodeNext" };
  const tsconfig = { compilerOptions, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  writeFileSync(join(folder, "journey-key"), "c2VjcmV0LW9mLXRoaXJ0eS10d28tYnl0ZXMtMDEyMzQ1\n");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shell(command: string, environment: Readonly<Record<string, string>> = {}) {
  return spawnSync("sh", ["-c", command], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"]}`,
      ...environment,
    },
  });
}

describe("the container's commands, in a folder", () => {
  let example: Example;

  beforeAll(async () => {
    const build = /^RUN (npx .+)$/m.exec(dockerfile)?.[1] ?? "";
    // The packages are those of this repository.
    const built = shell(build.replaceAll("npx ", ""));
    expect(built.status, built.stdout + built.stderr).toBe(0);
    writeFileSync(join(folder, "database-url"), await createPostgresDatabase());
    const [, script = ""] = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? "[]") as string[];
    example = await startExample(() => [join(folder, script)], {
      NODE_ENV: "production",
      ORIGIN: "https://id.example.com",
      JOURNEY_KEY: "",
      JOURNEY_KEY_FILE: join(folder, "journey-key"),
      DATABASE_URL_FILE: join(folder, "database-url"),
    });
  });

  const healthy = (): number | null => {
    const check = /^HEALTHCHECK .*? CMD (.+)$/m.exec(dockerfile)?.[1] ?? "[]";
    const [, ...checkArguments] = JSON.parse(check) as string[];
    const { port } = new URL(example.origin);
    return spawnSync(process.execPath, checkArguments, { env: { ...process.env, PORT: port } })
      .status;
  };

  test("it runs as in production: https alone, believing the proxy", async () => {
    expect(instruction("USER")).toBe("node");
    expect(healthy()).toBe(0);
    const headers = { "x-forwarded-proto": "https", "x-forwarded-host": "id.example.com" };
    const shown = await fetch(`${example.origin}/am/XUI/?realm=/alpha`, { headers });
    expect(shown.headers.getSetCookie()[0]).toMatch(/^__Host-journey-browser=.*; Secure$/);
    const discovery = await fetch(
      `${example.origin}/am/oauth2/alpha/.well-known/openid-configuration`,
      { headers },
    );
    expect(await discovery.text()).toContain('"https://id.example.com/am');
  });

  test("on a signal it is not ready, still answers, ends with 0 and is not healthy any more", async () => {
    const ended = example.end();
    await pause(500);
    expect((await fetch(`${example.origin}/am/health/ready`)).status).toBe(503);
    expect(healthy()).toBe(0);
    expect(await ended).toBe(0);
    expect(healthy()).toBe(1);
    expect(example.output()).toBe("");
  });
});

test("whoever ends the process waits longer than the app takes", () => {
  const grace = number(/graceMilliseconds: ([\d_]+)/);
  const drain = number(/`drainMilliseconds` \(([\d,]+)\)/);
  const close = number(/the stores close, within (\d+) seconds/) * 1_000;
  expect(grace + drain + close).toBe(number(/: (\d+) seconds here/) * 1_000);
  for (const seconds of [
    number(/terminationGracePeriodSeconds: (\d+)/),
    number(/TimeoutStopSec=(\d+)/),
    number(/--stop-timeout (\d+)/),
  ])
    expect(seconds * 1_000).toBeGreaterThan(grace + drain + close);
});

test("proxies let through what the runtime takes, and wait as long as it may take", () => {
  expect(number(/client_max_body_size (\d+)k/) * 1024).toBeGreaterThanOrEqual(
    defaultLimits.bodyBytes,
  );
  expect(number(/max_size (\d+)KB/) * 1000).toBeGreaterThanOrEqual(defaultLimits.bodyBytes);
  expect(number(/proxy_read_timeout (\d+)s/) * 1_000).toBeGreaterThan(
    defaultLimits.stepMilliseconds,
  );
  expect(page).toContain(`\`limits.bodyBytes\` is ${defaultLimits.bodyBytes / 1024} KiB`);
  expect(page).toContain(`30 seconds: the proxy`);
  expect(defaultLimits.runMilliseconds).toBe(60 * 60_000);
});

const analyze = spawnSync("systemd-analyze", ["--version"]).status === 0;

test.skipIf(!analyze)("systemd finds nothing wrong with the unit", () => {
  const unit = block("ini").replace(/^ExecStart=\S+ \S+/m, `ExecStart=${process.execPath}`);
  writeFileSync(join(folder, "sign-on.service"), unit);
  const { status, stderr } = shell("systemd-analyze verify ./sign-on.service");
  expect([status, stderr.split("\n").filter((line) => line.includes("sign-on.service"))]).toEqual([
    0,
    [],
  ]);
});

test("a backup of SQLite is whole while the app writes; sessions and counters are forgotten", async () => {
  const path = join(folder, "data/journeyc.db");
  const database = sqliteDatabase({ path });
  await database.open();
  await database.write((tables) =>
    tables
      .insertInto("journeyc_attempt")
      .values({ key: "k", attempts: 1, expires_at: 1 })
      .execute(),
  );
  const open = new DatabaseSync(path);
  open.exec(block("sql").replace("'backup.db'", `'${join(folder, "backup.db")}'`));
  open.close();
  await database.close();
  const backup = new DatabaseSync(join(folder, "backup.db"));
  const count = (): unknown =>
    backup.prepare("select count(*) as attempts from journeyc_attempt").get();
  expect(count()).toEqual({ attempts: 1 });
  backup.exec(block("sql", 1));
  expect(count()).toEqual({ attempts: 0 });
  backup.close();
});

test("an old version does not start on a newer database", async () => {
  const path = join(folder, "newer.db");
  const newer = sqliteDatabase({ path });
  await newer.open();
  await newer.close();
  const file = new DatabaseSync(path);
  file.exec("insert into journeyc_migration values ('999-later', '2027-01-01')");
  file.close();
  await expect(sqliteDatabase({ path }).open()).rejects.toThrow();
});

test("keys change without a step that an instance cannot open", async () => {
  const older = "an-older-key-for-tests-0123456789-abcdefghij";
  const newer = "a-newer-key-for-tests-9876543210-zyxwvutsrq";
  const serving = (...keys: readonly string[]) => testApp([login] as readonly Journey[], { keys });
  const moves = async (from: readonly string[], to: readonly string[]): Promise<string> => {
    const [one, other] = [await serving(...from), await serving(...to)];
    const step = await one.journeys.start("Login");
    if (step.kind !== "step") throw new Error(step.kind);
    return (await other.journeys.resume(step.authId, [])).kind;
  };
  const before = [older];
  const behind = [older, newer];
  const inFront = [newer, older];
  for (const [from, to] of [
    [before, behind],
    [behind, before],
    [behind, inFront],
    [inFront, behind],
    [inFront, [newer]],
  ] as const)
    expect(await moves(from, to)).toBe("mismatch");
  // What the order of the page is for.
  expect(await moves(inFront, before)).toBe("refused");
});
