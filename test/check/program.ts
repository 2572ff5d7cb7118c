import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSource } from "../../compiler/1-syntax/parse.ts";
import { bindProgram } from "../../compiler/2-bind/bind.ts";
import { runtimeCatalogue, type Catalogue } from "../../compiler/2-bind/context.ts";
import { keptAttributes } from "../../compiler/4-check/settings/kept-attributes.ts";
import { checkProgram } from "../../compiler/4-check/check.ts";
import { inOrder } from "../../compiler/diagnostics/collection.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { applyFixes } from "../../compiler/diagnostics/fixes.ts";
import { MemoryHost } from "../../compiler/host/memory-host.ts";

interface UserSchema {
  readonly properties: Readonly<Record<string, object>>;
}

const example = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../../examples/pass-through/alpha_user.schema.json"),
    "utf8",
  ),
) as UserSchema;
const kept = [...keptAttributes.values()].map(
  ({ name, schema }) => [name, JSON.parse(schema) as object] as const,
);

/** The users of the example, with room for what any node type keeps. */
export const userSchema = JSON.stringify({
  ...example,
  properties: { ...Object.fromEntries(kept), ...example.properties },
});

/** Declares the resource of the examples. */
export const resource = 'resource managed/alpha_user from "./alpha_user.schema.json"\n\n';

/** The decision that most journeys here are made of. */
export const check = `  node check: DataStoreDecision {
    true  -> success
    false -> failure
  }
`;

/** A journey about the user, with its resource. */
export function login(body: string): string {
  return `${resource}journey Login on managed/alpha_user {\n${body}}\n`;
}

/** A journey of one node of a type. */
export function oneNode(type: string, body: string, before = ""): string {
  return before + login(`  start -> x\n\n  node x: ${type} {\n${body}  }\n`);
}

const proofs = /^J[56]/;

/** What the files of a program give, in the order given, but for the proofs: those have their own tests. */
export function diagnose(
  files: Readonly<Record<string, string>> | string,
  catalogue?: Catalogue,
): readonly Diagnostic[] {
  return diagnoseAll(files, catalogue).filter(({ code }) => !proofs.test(code));
}

/** What the proofs say of a program. */
export function prove(
  files: Readonly<Record<string, string>> | string,
  catalogue?: Catalogue,
): readonly Diagnostic[] {
  return diagnoseAll(files, catalogue).filter(({ code }) => proofs.test(code));
}

function diagnoseAll(
  files: Readonly<Record<string, string>> | string,
  catalogue: Catalogue = runtimeCatalogue,
): readonly Diagnostic[] {
  const texts = typeof files === "string" ? { "a.journey": files } : files;
  const host = new MemoryHost({ "alpha_user.schema.json": userSchema, ...texts });
  const parsed = Object.entries(texts)
    .filter(([path]) => path.endsWith(".journey"))
    .map(([path, text]) => parseSource(path, text));
  const { value, diagnostics } = bindProgram(
    parsed.map((file) => file.value),
    {
      catalogue,
      resolve: (fromFile, specifier) => host.resolve(fromFile, specifier),
      readText: (path) => host.read(path),
    },
  );
  const syntax = parsed.flatMap((file) => file.diagnostics);
  return inOrder([...syntax, ...diagnostics, ...checkProgram(value)]);
}

/** Findings as `J3001 check`: the code and the text that is marked. */
export function marked(
  files: Readonly<Record<string, string>> | string,
  catalogue?: Catalogue,
): readonly string[] {
  const texts = typeof files === "string" ? { "a.journey": files } : files;
  return diagnose(files, catalogue).map(({ code, primary: { file, span } }) =>
    `${code} ${texts[file]?.slice(span.start, span.end)}`.trim(),
  );
}

/** The text after its preferred fixes. */
export function fixed(text: string): string {
  const { changed } = applyFixes(new Map([["a.journey", text]]), diagnose(text));
  return changed.get("a.journey") ?? text;
}
