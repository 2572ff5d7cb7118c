import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, journey, journeyc } from "../cli/journeyc.ts";

// Faults that no source text can show: the example on each page is what the command line prints when it happens.

const docs = join(import.meta.dirname, "../../docs/diagnostics");

function exampleOf(code: string): string {
  return /^```text\n([^]*?)^```$/m.exec(readFileSync(join(docs, `${code}.md`), "utf8"))?.[1] ?? "";
}

interface Fault {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly prepare?: (folder: string) => void;
  readonly commandLine: readonly string[];
  readonly inside?: string;
}

const minimal = (name: string): string =>
  `journey ${name} {\n  start -> ask\n\n  page ask {\n    username: PlatformUsername\n\n    -> failure\n  }\n}\n`;

const faults: Readonly<Record<string, Fault>> = {
  J8007: {
    files: { "export.zip": Buffer.from("PK\u0003\u0004\u0014\u0000", "latin1") },
    commandLine: ["check", "export.zip"],
  },
  J9001: { commandLine: ["check", "lgoin.journey"] },
  J9002: { prepare: (folder) => mkdirSync(join(folder, "login.journey")), commandLine: ["check"] },
  J9003: {
    prepare: (folder) => symlinkSync("gone", join(folder, "login.journey")),
    commandLine: ["check"],
  },
  J9004: { files: { "login.journey": journey("Login").repeat(20_000) }, commandLine: ["check"] },
  J9005: {
    files: { "login.journey": Buffer.from("/// Pass \u00fcber\n", "latin1") },
    commandLine: ["check"],
  },
  J9006: { prepare: (folder) => mkdirSync(join(folder, "empty")), commandLine: ["check", "empty"] },
  J9007: {
    files: { "login.journey": minimal("Login"), generated: "in the way" },
    commandLine: ["compile", "--out-dir", "generated", "login.journey"],
  },
  J9008: {
    files: { "Login.journey": minimal("First"), "login.journey": minimal("Second") },
    commandLine: ["compile"],
  },
  J9010: { files: { "login.ts": "export {};\n" }, commandLine: ["check", "login.ts"] },
  J9011: {
    files: { "login.journey": minimal("Login"), "inside/x": "" },
    commandLine: ["compile", "--out-dir", "generated", "../login.journey"],
    inside: "inside",
  },
  J9012: {
    files: { "login.journey": minimal("Login"), "login.journey.ts": "export {};\n" },
    commandLine: ["compile"],
  },
};

test.each(Object.entries(faults))("the example of %s is what is printed", async (code, fault) => {
  const folder = folderWith(fault.files);
  fault.prepare?.(folder);
  const { stdout } = await journeyc(fault.commandLine, {
    folder: join(folder, fault.inside ?? "."),
  });
  const findings = stdout.split(/\n(?=\w+\[)/).map((finding) => `${finding.trimEnd()}\n`);
  const shown = findings.filter((finding) => finding.startsWith(`error[${code}]`));
  expect(shown[0]).toBe(exampleOf(code));
});
