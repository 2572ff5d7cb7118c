import { execFileSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Host } from "../../compiler/host.ts";
import { maximumFileBytes } from "../../compiler/host/limits.ts";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { NodeHost } from "../../compiler/host/node-host.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "journeyc-host-"));
  folders.push(folder);
  return folder;
}

type Files = Readonly<Record<string, string | Uint8Array>>;

function onDisk(files: Files): Host {
  const folder = newFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return new NodeHost(folder);
}

const kinds: readonly (readonly [string, (files: Files) => Host])[] = [
  ["NodeHost", onDisk],
  ["MemoryHost", (files) => new MemoryHost(files)],
];

describe.each(kinds)("%s", (_, make) => {
  test("reads text, without its byte-order mark", () => {
    const host = make({
      "a.journey": "\ufeffjourney",
      "b.journey": Buffer.from("\ufeffzwölf 日本 👩"),
    });
    expect(host.read("a.journey")).toEqual({ ok: true, text: "journey" });
    expect(host.read("./b.journey")).toEqual({ ok: true, text: "zwölf 日本 👩" });
  });

  test("says of archives and of UTF-16 what they are, and takes another limit", () => {
    const host = make({
      zip: Buffer.from("PK\u0003\u0004\u0014\u0000", "latin1"),
      wide: Buffer.from("{}{}", "utf16le"),
      large: "x".repeat(maximumFileBytes + 1),
    });
    expect(host.read("zip")).toMatchObject({ failure: "packed", detail: "it is a zip archive" });
    expect(host.read("wide")).toMatchObject({ failure: "notUtf8", detail: "it looks like UTF-16" });
    expect(host.read("large", maximumFileBytes * 2)).toMatchObject({ ok: true });
    expect(host.read("large", 1024 * 1024)).toMatchObject({ detail: "the limit is 1 MiB" });
  });

  test("says why a file cannot be read", () => {
    const host = make({
      "folder.journey/x.journey": "",
      latin: Buffer.from("zw\u00f6lf", "latin1"),
      cut: Buffer.from("日本").subarray(0, 5),
      surrogate: Buffer.from([0xed, 0xa0, 0x80]),
      large: "x".repeat(maximumFileBytes + 1),
      largest: "x".repeat(maximumFileBytes),
    });
    expect(host.read("gone")).toMatchObject({ ok: false, failure: "notFound" });
    expect(host.read("folder.journey")).toMatchObject({ ok: false, failure: "isDirectory" });
    expect(host.read("latin")).toEqual({
      ok: false,
      failure: "notUtf8",
      detail: "byte 3 is not part of a character",
    });
    expect(host.read("cut")).toMatchObject({ ok: false, failure: "notUtf8" });
    expect(host.read("surrogate")).toMatchObject({ ok: false, failure: "notUtf8" });
    expect(host.read("large")).toMatchObject({ ok: false, failure: "tooLarge" });
    expect(host.read("largest")).toMatchObject({ ok: true });
  });

  test("lists sources, sorted, and not those of others", () => {
    const host = make({
      "b.journey": "",
      "a/z.journey": "",
      "a/y.journey.ts": "",
      "node_modules/p/x.journey": "",
      ".git/x.journey": "",
      "a/.hidden/x.journey": "",
    });
    expect(host.list(".")).toEqual(["a/z.journey", "b.journey"]);
    expect(host.list("a")).toEqual(["a/z.journey"]);
    expect(host.list("a", ".journey.ts")).toEqual(["a/y.journey.ts"]);
    expect([".", "a", "b.journey", "c"].map((path) => host.isDirectory(path))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("resolves a specifier from its file", () => {
    const host = make({});
    expect(host.resolve("a/b/c.journey", "./d.journey")).toBe("a/b/d.journey");
    expect(host.resolve("a/b/c.journey", "../../d.journey")).toBe("d.journey");
    expect(host.resolve("c.journey", "../d.journey")).toBe("../d.journey");
  });

  test("writes what it reads, in folders that were not there", () => {
    const host = make({});
    host.write("new/folder/a.journey", "日本\r\n");
    expect(host.read("new/folder/a.journey")).toEqual({ ok: true, text: "日本\r\n" });
  });
});

describe("NodeHost on a disk", () => {
  test("names a file below its root in one way, however one comes to it", () => {
    const host = new NodeHost(newFolder());
    const inside = join(host.root, "a.journey");
    expect([inside, "./a.journey", "b/../a.journey"].map((path) => host.nameOf(path))).toEqual(
      Array(3).fill("a.journey"),
    );
    expect(host.resolve("../elsewhere/x.journey", inside)).toBe("a.journey");
  });

  test("does not read pipes and devices, and does not wait for them", () => {
    const folder = newFolder();
    execFileSync("mkfifo", [join(folder, "pipe.journey")]);
    symlinkSync("/dev/zero", join(folder, "device.journey"));
    const host = new NodeHost(folder);
    for (const path of host.list("."))
      expect(host.read(path)).toMatchObject({ failure: "unreadable" });
    expect(host.list(".")).toHaveLength(2);
  });

  test("follows a link to a file, and does not go round in links", () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a.journey"), "text");
    symlinkSync("a.journey", join(folder, "link.journey"));
    symlinkSync("self.journey", join(folder, "self.journey"));
    symlinkSync("gone", join(folder, "dangling.journey"));
    symlinkSync(".", join(folder, "loop"));
    const host = new NodeHost(folder);
    expect(host.list(".")).toEqual([
      "a.journey",
      "dangling.journey",
      "link.journey",
      "self.journey",
    ]);
    expect(host.read("link.journey")).toEqual({ ok: true, text: "text" });
    expect(host.read("self.journey")).toMatchObject({
      failure: "unreadable",
      detail: expect.stringContaining("circle"),
    });
    expect(host.read("dangling.journey")).toMatchObject({ failure: "unreadable" });
  });

  // The superuser may read everything, so only others can see this.
  test.runIf(process.getuid?.() !== 0)(
    "says that permission is denied, of files and of folders",
    () => {
      const folder = newFolder();
      writeFileSync(join(folder, "a.journey"), "text", { mode: 0 });
      mkdirSync(join(folder, "closed"), { mode: 0 });
      const host = new NodeHost(folder);
      for (const path of ["a.journey", "closed"]) {
        expect(host.read(path)).toEqual({
          ok: false,
          failure: "unreadable",
          detail: "permission denied",
        });
      }
      expect(host.list(".")).toEqual(["a.journey", "closed"]);
      chmodSync(join(folder, "closed"), 0o700);
    },
  );

  test("leaves an unchanged file alone, and keeps the mode and the link of a changed one", () => {
    const folder = newFolder();
    writeFileSync(join(folder, "a.ts"), "old");
    chmodSync(join(folder, "a.ts"), 0o640);
    symlinkSync("a.ts", join(folder, "link.ts"));
    const host = new NodeHost(folder);
    const { ino } = statSync(join(folder, "a.ts"));
    host.write("a.ts", "old");
    expect(statSync(join(folder, "a.ts")).ino).toBe(ino);
    host.write("link.ts", "new");
    expect(readFileSync(join(folder, "a.ts"), "utf8")).toBe("new");
    expect(statSync(join(folder, "a.ts")).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, "link.ts")).isSymbolicLink()).toBe(true);
  });

  test("leaves nothing behind when it cannot write", () => {
    const folder = newFolder();
    mkdirSync(join(folder, "a.ts"));
    expect(() => new NodeHost(folder).write("a.ts", "text")).toThrow();
    expect(readdirSync(folder)).toEqual(["a.ts"]);
  });
});
