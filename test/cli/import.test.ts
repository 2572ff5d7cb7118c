import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, journeyc } from "./journeyc.ts";

const success = "70e691a5-1e33-4ac3-a356-e7b6d60d92e0";
const failure = "e301438c-0bd0-429c-ab0c-66126501069a";

/** A journey as AM has it, with one node of each display name. */
function login(name: string, ...displayNames: readonly string[]): object {
  const ids = displayNames.map((_, index) => `node-${index}`);
  const nodes = displayNames.map((displayName, index) => {
    const connections = { true: ids[index + 1] ?? success, false: failure };
    return [
      `node-${index}`,
      { nodeType: "DataStoreDecisionNode", displayName, connections, x: 1, y: 2 },
    ];
  });
  const settings = ids.map((id) => [id, { _id: id, _type: { _id: "DataStoreDecisionNode" } }]);
  return {
    tree: {
      _id: name,
      entryNodeId: ids[0] ?? success,
      identityResource: "managed/alpha_user",
      nodes: Object.fromEntries(nodes),
    },
    nodes: Object.fromEntries(settings),
  };
}

/** Everything below a folder, with the texts of files. */
function tree(folder: string, without = "journeys"): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .map((entry) => ({
        entry,
        path: join(entry.parentPath, entry.name).slice(folder.length + 1),
      }))
      .filter(({ path }) => path !== without && !path.startsWith(`${without}/`))
      .map(({ entry, path }) => [
        path,
        entry.isFile() ? readFileSync(join(folder, path)).subarray(0, 1_000).toString() : "",
      ]),
  );
}

const concise = ["--reporter", "concise"];

describe.concurrent("journeyc import", () => {
  test("writes journeys, lists them, and says the rest on the other stream", async () => {
    const folder = folderWith({ "in/Login.json": JSON.stringify(login("Login", "Check")) });
    const first = await journeyc(["import", "in/Login.json"], { folder });
    expect(first).toMatchObject({
      code: 0,
      stdout:
        "journeys/login.journey\njourneys/login.journey.layout.json\njourneys/managed/alpha_user.schema.json\n",
    });
    expect(first.stderr).toMatch(/1 journey, 3 files written/);
    const again = await journeyc(["import", "in/Login.json"], { folder });
    expect(again).toMatchObject({ code: 0, stdout: "" });
    expect(again.stderr).toMatch(/1 journey, 0 files written/);
  });

  test("--dry-run writes nothing and lists what would change; --quiet says nothing", async () => {
    const folder = folderWith({ "Login.json": JSON.stringify(login("Login", "Check")) });
    const before = tree(folder, "none");
    const dry = await journeyc(["import", "Login.json", "--dry-run", "--out", "other"], { folder });
    expect(dry.code).toBe(0);
    expect(dry.stdout.split("\n")[0]).toBe("other/login.journey");
    expect(dry.stderr).toMatch(/3 files to be written/);
    expect(tree(folder, "none")).toEqual(before);
    await journeyc(["import", "Login.json", "--quiet"], { folder });
    const unchanged = await journeyc(["import", "Login.json", "--dry-run", "--quiet"], { folder });
    expect(unchanged).toMatchObject({ code: 0, stdout: "", stderr: "" });
  });

  test("what the checker finds is told, and is an error all the same; --no-check is silent of it", async () => {
    const folder = folderWith({ "Login.json": JSON.stringify(login("Login")) });
    const checked = await journeyc(["import", "Login.json", ...concise], { folder });
    expect(checked.stdout).toContain("journeys/login.journey\n");
    expect(checked.stderr).toMatch(/^journeys\/login\.journey:\d+:\d+: error J6001/m);
    expect(checked.code).toBe(1);
    const silent = await journeyc(["import", "Login.json", "--no-check", ...concise], { folder });
    expect(silent.stderr).not.toContain("J6001");
    expect(silent.code).toBe(0);
  });

  test("a path that is not there is exit code 2, a file that is no journey 1", async () => {
    const folder = folderWith({ "list.json": "[]" });
    const gone = await journeyc(["import", "gone.json", ...concise], { folder });
    expect(gone).toMatchObject({ code: 2, stdout: "" });
    expect(gone.stderr).toContain("gone.json:1:1: error J9001");
    const none = await journeyc(["import", "list.json", ...concise], { folder });
    expect(none).toMatchObject({ code: 1, stdout: "" });
    expect(none.stderr).toContain("list.json:1:1: error J8005");
    expect(await journeyc(["import"], { folder })).toMatchObject({ code: 2, stdout: "" });
  });

  test("a layout that cannot be read stops it", async () => {
    const folder = folderWith({ "Login.json": JSON.stringify(login("Login", "Check")) });
    await journeyc(["import", "Login.json"], { folder });
    writeFileSync(join(folder, "journeys/login.journey.layout.json"), "<<<<<<< HEAD\n");
    const before = tree(folder, "none");
    const result = await journeyc(["import", "Login.json", ...concise], { folder });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toContain("journeys/login.journey.layout.json:1:1: error J8017");
    expect(tree(folder, "none")).toEqual(before);
  });
});

/** Files that are no journey, and what is said of them. */
const broken: readonly (readonly [string, string, RegExp])[] = [
  ["cut off.json", '{ "tree": { "entryNodeId": ', /error J8001/],
  ["comment.json", '{ // no\n "tree": {} }', /error J8001/],
  ["binary.json", "\0\u0001\u0002", /error J8001/],
  ["deep.json", `{"tree":${"[".repeat(200_000)}`, /error J8002/],
  ["deep closed.json", `{"tree":${"[".repeat(9_000)}${"]".repeat(9_000)}}`, /error J8002/],
  ["numbers.json", '{"tree":{"nodes":1},"nodes":{}}', /error J8006/],
  ["packed.json", "PK\u0003\u0004 and so on", /error J8007/],
];

describe.concurrent("hostile input", () => {
  test("what cannot be read is said of each file, and the rest is imported", async () => {
    const folder = folderWith({
      ...Object.fromEntries(broken.map(([name, text]) => [`in/${name}`, text])),
      "in/latin.json": Buffer.from('{"a":"\u00ff"}', "latin1"),
      "in/good.json": JSON.stringify(login("Good", "Check")),
      "in/large.json": "{}",
    });
    // Sparse: no disk is used.
    truncateSync(join(folder, "in/large.json"), 100_000_000);
    execFileSync("mkfifo", [join(folder, "in/pipe.json")]);
    symlinkSync("gone.json", join(folder, "in/dangling.json"));
    symlinkSync("loop.json", join(folder, "in/loop.json"));
    symlinkSync("/dev/zero", join(folder, "in/device.json"));
    const names = readdirSync(join(folder, "in"));
    const before = readdirSync(folder);
    const result = await journeyc(["import", ...names.map((name) => `in/${name}`), ...concise], {
      folder,
      node: ["--max-old-space-size=768"],
    });
    for (const [name, , expected] of broken) {
      const line = result.stderr.split("\n").find((each) => each.startsWith(`in/${name}:`));
      expect(line).toMatch(expected);
    }
    expect(result.stderr).toMatch(/in\/latin\.json:1:1: error J9005/);
    expect(result.stderr).toMatch(/in\/large\.json:1:1: error J9004/);
    for (const name of ["pipe", "dangling", "loop", "device"]) {
      expect(result.stderr).toMatch(new RegExp(`in/${name}\\.json:1:1: error J9\\d{3}`));
    }
    expect(result.stderr).not.toContain("J9009");
    expect(result.stdout).toContain("journeys/good.journey\n");
    expect(result.code).toBe(1);
    expect(result.seconds).toBeLessThan(30);
    expect(readdirSync(folder).filter((name) => name !== "journeys")).toEqual(before);
  });

  test("an archive of exports is not opened", async () => {
    const folder = folderWith({ "exports.zip": "PK\u0003\u0004 and so on" });
    const result = await journeyc(["import", "exports.zip", ...concise], { folder });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toContain("exports.zip:1:1: error J8007");
  });

  test("no name leads out of the folder", async () => {
    const script = (id: string, name: string): object => ({
      _id: id,
      name,
      script: ["outcome = 'true';"],
      language: "../../GROOVY",
      context: "../x",
    });
    const names = [
      "../../evil",
      "/etc/evil",
      "..",
      "a/../../b",
      "C:\\evil",
      "nul",
      "con.json",
      "__proto__",
      "x\0y",
    ];
    const trees = Object.fromEntries(
      names.map((name) => [
        name,
        {
          ...login(name, "../../x", "../../x", "__proto__", "constructor", "a/b"),
          scripts: { "../../s": script("../../s", "../../../evil"), [name]: script(name, name) },
          emailTemplates: { "../../t": { _id: "emailTemplate/../../t", name: "../../t" } },
          "../../kind": { "../../k": { name: "../../k" } },
          themes: [{ _id: "../../theme", name: "/theme" }],
        },
      ]),
    );
    // A literal, since an object would take `__proto__` for its prototype.
    const text = JSON.stringify({ meta: {}, trees }).replace(
      /^\{"meta":\{\}/,
      '{"__proto__":{"polluted":true},"meta":{"__proto__":{"polluted":true}}',
    );
    const folder = folderWith({ "work/in.json": text });
    const before = tree(folder, "work/journeys");
    const result = await journeyc(["import", "in.json", ...concise], {
      folder: join(folder, "work"),
    });
    expect(result.stderr).not.toContain("J9009");
    expect(result.stdout.match(/\.journey$/gm)).toHaveLength(names.length);
    expect(tree(folder, "work/journeys")).toEqual(before);
    for (const path of result.stdout.split("\n").slice(0, -1)) {
      expect(path).toMatch(
        /^journeys\/([a-z0-9-]+\/)*[a-z0-9_-]+\.(journey|journey\.layout\.json|schema\.json|js|json)$/,
      );
    }
    const texts = readFileSync(join(folder, "work/journeys/evil.journey"), "utf8");
    expect(texts.match(/^ {2}node \w+/gm)?.map((line) => line.slice(7))).toEqual([
      "x",
      "x2",
      "proto",
      "constructor",
      "aB",
    ]);
    const exported = await journeyc(["export", "journeys", "--out", "back"], {
      folder: join(folder, "work"),
    });
    expect(exported.stderr).not.toContain("J9009");
    expect(
      Object.keys(tree(folder, "work/journeys")).filter((path) => !path.startsWith("work/back")),
    ).toEqual(Object.keys(before));
  });

  test("no symbolic link in the folder leads out of it", async () => {
    const document = {
      ...login("Login", "Check"),
      scripts: { s: { _id: "s", name: "evil", script: ["x"], language: "JAVASCRIPT" } },
    };
    const folder = folderWith({ "in.json": JSON.stringify(document), "elsewhere/evil.js": "mine" });
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "journeys"));
    symlinkSync("../elsewhere", join(folder, "real/scripts"));
    const result = await journeyc(["import", "in.json", ...concise], { folder });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toMatch(/^journeys\/scripts\/evil[-\d]*\.js:1:1: error J8021/m);
    expect(readdirSync(join(folder, "real"))).toEqual(["scripts"]);
    expect(readFileSync(join(folder, "elsewhere/evil.js"), "utf8")).toBe("mine");
    expect(readdirSync(join(folder, "elsewhere"))).toEqual(["evil.js"]);
  });

  test("journeys that run each other in a circle, and two nodes of one name", async () => {
    const call = (name: string, inner: string): object => ({
      tree: {
        _id: name,
        entryNodeId: "1",
        nodes: {
          "1": {
            nodeType: "InnerTreeEvaluatorNode",
            displayName: "Call",
            connections: { true: "2", false: failure },
          },
          "2": {
            nodeType: "InnerTreeEvaluatorNode",
            displayName: "Call",
            connections: { true: success, false: failure },
          },
        },
      },
      nodes: Object.fromEntries(
        ["1", "2"].map((id) => [
          id,
          { _id: id, _type: { _id: "InnerTreeEvaluatorNode" }, tree: inner },
        ]),
      ),
    });
    const trees = { A: call("A", "B"), B: call("B", "A") };
    const folder = folderWith({ "in.json": JSON.stringify({ meta: {}, trees }) });
    const result = await journeyc(["import", "in.json", ...concise], { folder });
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(/error J3\d{3}/);
    expect(readFileSync(join(folder, "journeys/a.journey"), "utf8")).toContain("node call2:");
    const exported = await journeyc(["export", "journeys", "--quiet"], { folder });
    const back = JSON.parse(exported.stdout) as { readonly trees: Record<string, object> };
    expect(back.trees).toEqual(trees);
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be read", async () => {
    const folder = folderWith({ "in.json": "{}" });
    execFileSync("chmod", ["000", join(folder, "in.json")]);
    const result = await journeyc(["import", "in.json", ...concise], { folder });
    expect(result).toMatchObject({ code: 1, stdout: "" });
    expect(result.stderr).toContain("in.json:1:1: error J9003");
  });

  test.skipIf(process.getuid?.() === 0)("a folder that may not be written to", async () => {
    const folder = folderWith({ "in.json": JSON.stringify(login("Login", "Check")) });
    mkdirSync(join(folder, "journeys"), { mode: 0o500 });
    const result = await journeyc(["import", "in.json", ...concise], { folder });
    expect(result).toMatchObject({ code: 2, stdout: "" });
    expect(result.stderr).toContain("error J9007");
  });
});
