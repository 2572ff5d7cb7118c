import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, expect, test } from "vitest";
import { debianTool } from "../support/debian-tools.ts";

const editor = join(import.meta.dirname, "../../editor");
const [program, ...before] = debianTool("hx", "hx", "usr/lib/hx/hx");
const home = mkdtempSync(join(tmpdir(), "journeyc-helix-"));
const configuration = join(home, "helix");

afterAll(() => rmSync(home, { recursive: true, force: true }));

function helix(...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, [...before, ...args], {
    encoding: "utf8",
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      PATH: `${home}/bin:${process.env["PATH"]}`,
    },
  });
  return `${stdout}${stderr}`;
}

test("with our settings, Helix has the language, its server, its grammar and its queries", () => {
  cpSync(join(editor, "helix/queries"), join(configuration, "runtime/queries"), {
    recursive: true,
  });
  const settings = readFileSync(join(editor, "helix/languages.toml"), "utf8").replace(
    "/path/to/node_modules/journeyc-editor/tree-sitter",
    join(editor, "tree-sitter"),
  );
  writeFileSync(
    join(configuration, "languages.toml"),
    // Debian's package has no sources of the other grammars.
    `use-grammars = { only = ["journey"] }\n${settings}`,
  );
  mkdirSync(join(home, "bin"));
  writeFileSync(join(home, "bin/journeyc"), "#!/bin/sh\n");
  chmodSync(join(home, "bin/journeyc"), 0o755);
  // Helix does not make the folder by itself.
  mkdirSync(join(configuration, "runtime/grammars"));
  expect(helix("--grammar", "build")).toContain("1 grammars built now");
  const health = stripVTControlCharacters(helix("--health", "journey"));
  expect(health.replaceAll(home, "HOME")).toMatchInlineSnapshot(`
    "Configured language servers:
      ✓ journeyc: HOME/bin/journeyc
    Configured debug adapter: None
    Configured formatter: None
    Tree-sitter parser: ✓
    Highlight queries: ✓
    Textobject queries: ✓
    Indent queries: ✓
    "
  `);
});

test("the page of editors shows the settings as they are", () => {
  const settings = readFileSync(join(editor, "helix/languages.toml"), "utf8");
  const page = readFileSync(join(editor, "../docs/editors.md"), "utf8");
  expect(page).toContain(settings.replace(/^#.*\n\n/, "").trimEnd());
});
