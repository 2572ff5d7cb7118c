import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { context, trace } from "@opentelemetry/api";
import type { AuditEvent, Journeys } from "@journeyc/runtime";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { instruments } from "../../../runtime/telemetry/metrics.ts";
import { answer, step } from "../machine/support/journeys.ts";
import { Collected, tree } from "./support/collected.ts";
import {
  local,
  password,
  remote,
  startPassThrough,
  type PassThrough,
} from "./support/pass-through.ts";

// docs/observability.md: its examples run, its tables are what the code does, its traces are those of real runs.

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/observability.md"), "utf8");
const section = (title: string): string =>
  page.split(/^#{2,3} /m).find((part) => part.startsWith(`${title}\n`)) ?? "";
const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))].map(
    ([, block = ""]) => block,
  );
/** The cells of a table, without its head. */
const rows = (text: string): string[][] =>
  [...text.matchAll(/^\|(.*)\|$/gm)]
    .slice(2)
    .map(([, row = ""]) => row.split("|").map((cell) => cell.trim()));
const named = (cell = ""): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

let collected: Collected;
let app: PassThrough;
beforeAll(async () => {
  collected = new Collected();
  app = await startPassThrough({
    telemetry: collected.telemetry,
    attempts: { user: { attempts: 2, windowMilliseconds: 60_000 } },
  });
});
afterAll(async () => {
  await app.close();
  await collected.close();
});

const unavailable = "http503-html@contoso.example";

describe("the traces", () => {
  test.each([
    ["A local password", local, password],
    ["A password of Entra ID, which is captured", remote, password],
    ["A wrong password", remote, "wrong"],
    ["Entra ID in trouble", unavailable, password],
  ])("%s", async (title, userName, secret) => {
    const before = collected.spans.length;
    await app.signOn(userName, secret);
    const spans = collected.spans.slice(before);
    const [asked = ""] = blocks(section("The pass-through journey, traced"), "text");
    expect(asked + blocks(section(title), "text")[0]).toBe(tree(spans));
  });
});

describe("the tables", () => {
  beforeAll(async () => {
    for (const secret of ["wrong", "wrong", "wrong"])
      await app.signOn("nobody@contoso.example", secret);
    const reply = await app.signOn(local, password);
    const tokenId = reply.kind === "success" ? reply.token : undefined;
    await app.journeys.handler(
      new Request(
        "https://id.example.com/am/json/realms/root/realms/alpha/sessions/?_action=logout",
        {
          method: "POST",
          headers: { "accept-api-version": "resource=3.1", "content-type": "application/json" },
          body: JSON.stringify({ tokenId }),
        },
      ),
    );
  });

  test("of spans", () => {
    const documented = new Set<string>();
    let span = "";
    for (const [name, attribute] of rows(section("Spans"))) {
      span = named(name)[0] ?? span;
      documented.add(`${span} ${named(attribute)[0]}`);
    }
    const seen = collected.spans.flatMap(({ name, attributes }) =>
      Object.keys(attributes).map((attribute) => `${name} ${attribute}`),
    );
    expect([...documented].toSorted()).toEqual([...new Set(seen)].toSorted());
  });

  test("of metrics", async () => {
    const documented = rows(section("Metrics")).map(([name, kind = "", attributes]) => [
      ...named(name),
      kind.split(",")[0],
      ...named(kind),
      named(attributes).toSorted(),
    ]);
    const points = await collected.points();
    const seen = Object.values(instruments).map(({ name, kind, unit }) => {
      const attributes = points.filter((point) => point.name === name);
      const keys = new Set(attributes.flatMap((point) => Object.keys(point.attributes)));
      return [name, kind, unit, [...keys].toSorted()];
    });
    expect(documented).toEqual(seen);
  });

  test("of audit events", () => {
    const [every, ofRun, known] = [
      ["name", "version", "time", "realm"],
      ["transaction", "journey", "journeyVersion"],
      ["userKey", "clientAddress"],
    ];
    const text = section("The audit trail");
    for (const field of [...every, ...ofRun, ...known]) expect(text).toContain(`\`${field}\``);
    const fieldsOf = (name: string): string[] => {
      const events = app.audited.filter((event) => event.name === name);
      const fields = new Set(events.flatMap((event) => Object.keys(event)));
      const common = new Set([...every, ...ofRun, ...known]);
      return [...fields].filter((field) => !common.has(field)).toSorted();
    };
    const names = new Set(app.audited.map(({ name }) => name));
    const documented = rows(text).map(([name, fields]) => [
      ...named(name),
      named(fields).toSorted(),
    ]);
    expect(documented.map(([name]) => name).toSorted()).toEqual([...names].toSorted());
    for (const [name, fields] of documented)
      expect([name, fields]).toEqual([name, fieldsOf(String(name))]);
    for (const event of app.audited) {
      expect(Object.keys(event)).toEqual(expect.arrayContaining(every));
      if (event.name !== "session-ended")
        expect(Object.keys(event)).toEqual(expect.arrayContaining(ofRun));
    }
  });
});

describe("the set-up", () => {
  const artifacts = join(root, "test/.artifacts");
  mkdirSync(artifacts, { recursive: true });
  const folder = mkdtempSync(join(artifacts, "observability-"));
  afterAll(() => {
    process.chdir(root);
    rmSync(folder, { recursive: true, force: true });
    trace.disable();
    context.disable();
  });

  test("writes spans and an audit trail", async () => {
    const [set = "", sdk = ""] = blocks(section("Set-up"), "ts");
    const journeys = join(root, "test/runtime/machine/support/journeys.ts");
    const files = {
      "sdk.ts": sdk,
      "app.ts": set.replace("./login.journey.js", pathToFileURL(journeys).href),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    process.env["JOURNEY_KEY"] = "a-key-for-the-example-of-observability-0123456789";
    process.chdir(folder);
    const spans: unknown[] = [];
    const spy = vi.spyOn(console, "dir").mockImplementation((span) => void spans.push(span));
    context.disable();
    await import(pathToFileURL(join(folder, "sdk.ts")).href);
    const app = (await import(pathToFileURL(join(folder, "app.ts")).href)) as {
      journeys: Journeys;
    };
    const asked = step(await app.journeys.start("Login"));
    await app.journeys.resume(asked.authId, [answer("ada"), answer("wrong")]);
    await app.journeys.close();
    spy.mockRestore();
    expect(spans.map((span) => (span as { name: string }).name)).toEqual(
      expect.arrayContaining(["journeyc.step", "journeyc.node"]),
    );
    const written = (): AuditEvent[] =>
      readFileSync("audit.jsonl", "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as AuditEvent);
    await expect
      .poll(() => written().at(-1))
      .toMatchObject({ name: "run-ended", result: "failure" });
  });
});
