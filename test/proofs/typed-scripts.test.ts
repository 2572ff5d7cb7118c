import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { LazyScriptTypes } from "../../compiler/script-types/lazy-script-types.ts";
import { createWorkspace } from "../../compiler/workspace.ts";

const schema = readFileSync(
  join(import.meta.dirname, "../../examples/pass-through/alpha_user.schema.json"),
  "utf8",
);
/** One reader for all, so that the library of TypeScript is read once. */
const scripts = new LazyScriptTypes();

const importing = `import { ask, take, type ScriptContext } from "@journeyc/runtime/scripts";\n`;

/** What `check` says of a journey with this body, which runs `./a.ts`. */
function codes(body: string, script: string): readonly string[] {
  const text = `resource managed/alpha_user from "./alpha_user.schema.json"\n\njourney Login on managed/alpha_user {\n${body}\n}\n`;
  const host = new MemoryHost({
    "a.journey": text,
    "a.ts": importing + script,
    "alpha_user.schema.json": schema,
  });
  const { diagnostics } = createWorkspace(host, { scripts }).check(["a.journey"]);
  return diagnostics.map(({ code }) => code);
}

const signIn = `  page signIn {
    username: PlatformUsername
    password: PlatformPassword
    -> check
  }`;
const check = (after: string): string => `  node check: DataStoreDecision {
    true -> ${after}
    false -> failure
  }`;
const decide = (low: string, high: string): string => `  node decide: ScriptedDecision {
    script: "./a.ts"
    low -> ${low}
    high -> ${high}
  }`;
describe("what a script reads", () => {
  const journey = `start -> decide\n${decide("signIn", "failure")}\n${signIn}\n${check("success")}`;

  test("must be set on every path", () => {
    const script = `export default (c: ScriptContext<{ username: string }>): "low" | "high" => "low";`;
    expect(codes(journey, script)).toEqual(["J5001"]);
    const after = `start -> signIn\n${signIn}\n${check("decide")}\n${decide("success", "failure")}`;
    expect(codes(after, script)).toEqual([]);
  });

  test("may be missing where it is optional", () => {
    const script = `export default (c: ScriptContext<{ username?: string; objectAttributes?: { mail: string } }>): "low" | "high" => "low";`;
    expect(codes(journey, script)).toEqual([]);
  });

  test("a secret is refused, collected or written", () => {
    const after = `start -> signIn\n${signIn}\n${check("decide")}\n${decide("success", "failure")}`;
    const reads = `export default (c: ScriptContext<{ password?: string }>): "low" | "high" => "low";`;
    expect(codes(after, reads)).toEqual(["J4017"]);
    const writes = `export default (c: ScriptContext) => c.now() > 1 ? take("low", { oneTimePassword: "1" }) : "high";`;
    expect(codes(after, writes)).toEqual(["J4017"]);
  });

  test("counts as reading, for what is asked of the user", () => {
    const ask = `  page more {
    extra: AttributeCollector { attributesToCollect: ["preferences/updates"] }
    -> decide
  }`;
    const after = `start -> signIn\n${signIn}\n${check("more")}\n${ask}\n${decide("success", "failure")}`;
    const blind = `export default (): "low" | "high" => "low";`;
    expect(codes(after, blind)).toEqual(["J5002"]);
    const reads = `export default (c: ScriptContext<{ objectAttributes: Record<string, unknown> }>): "low" | "high" => "low";`;
    expect(codes(after, reads)).toEqual([]);
  });
});

describe("what a script writes", () => {
  const second = `  node other: ScriptedDecision {
    script: "./b.ts"
    -> success
  }`;

  function codesOfTwo(script: string): readonly string[] {
    const body = `start -> signIn\n${signIn}\n${check("decide")}\n${decide("other", "other")}\n${second}`;
    const text = `resource managed/alpha_user from "./alpha_user.schema.json"\n\njourney Login on managed/alpha_user {\n${body}\n}\n`;
    const host = new MemoryHost({
      "a.journey": text,
      "a.ts": importing + script,
      "b.ts": `${importing}export default (c: ScriptContext<{ riskScore: number }>): "done" => "done";`,
      "alpha_user.schema.json": schema,
    });
    const { diagnostics } = createWorkspace(host, { scripts }).check(["a.journey"]);
    return diagnostics.map(({ code }) => code);
  }

  test("is set on the outcomes that write it, and on no other", () => {
    const both = `export default (c: ScriptContext) => c.now() > 1 ? take("low", { riskScore: 1 }) : take("high", { riskScore: 2 });`;
    expect(codesOfTwo(both)).toEqual([]);
    const one = `export default (c: ScriptContext) => c.now() > 1 ? take("low", { riskScore: 1 }) : "high";`;
    expect(codesOfTwo(one)).toEqual(["J5001"]);
  });

  test("of `username` makes the run one about somebody else", () => {
    const after = `start -> signIn\n${signIn}\n${check("decide")}\n${decide("success", "failure")}`;
    const script = `export default (c: ScriptContext) => c.now() > 1 ? take("low", { username: "admin" }) : "high";`;
    expect(codes(after, script).filter((code) => code.startsWith("J60"))).toEqual(["J6003"]);
  });
});

describe("what a script does not do", () => {
  test("it proves nobody: that is an error, where AM's own scripts have the benefit of the doubt", () => {
    const name = `  page signIn {
    username: PlatformUsername
    -> decide
  }`;
    const body = `start -> signIn\n${name}\n${decide("success", "failure")}`;
    const script = `export default (): "low" | "high" => "low";`;
    expect(codes(body, script)).toContain("J6001");
    expect(codes(body, script)).not.toContain("J6004");
  });

  test("it asks the user only where its type has a question", () => {
    const body = `start -> signIn\n${signIn}\n${check("decide")}\n${decide("success", "decide")}`;
    const silent = `export default (): "low" | "high" => "low";`;
    expect(codes(body, silent)).toContain("J3010");
    const asking = `export default (c: ScriptContext) => c.answers ? (c.now() > 1 ? "low" as const : "high" as const) : ask([]);`;
    expect(codes(body, asking)).toEqual([]);
  });
});

test.each([
  ["takes more", `export default (a: ScriptContext, b: number): "low" | "high" => "low";`],
  ["wants", `export default (c: { secretKey: string }): "low" | "high" => "low";`],
  ["open state", `export default (c: ScriptContext<any>): "low" | "high" => "low";`],
  [
    "open result",
    `export default (c: ScriptContext) => take("low", {} as Record<string, number>);`,
  ],
])("J2040: %s", (_, script) => {
  const body = `start -> signIn\n${signIn}\n${check("decide")}\n${decide("success", "failure")}`;
  expect(codes(body, script)).toContain("J2040");
});
