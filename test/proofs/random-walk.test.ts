import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createJourneys,
  type Connector,
  type Journey,
  type RejectionReason,
} from "@journeyc/runtime";
import { memoryDirectory } from "@journeyc/runtime/directory/memory";
import { memoryStore } from "@journeyc/runtime/session/memory-store";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createWorkspace } from "../../compiler/workspace.ts";
import { MemoryHost } from "../../compiler/host/memory-host.ts";
import { userSchema } from "../check/program.ts";
import { artifacts, compileSources, writeModules } from "../emit/support/cases.ts";
import { programsOf, runnable, textOf, withSignOn } from "./random/journeys.ts";

// What the proofs promise, held against the runtime: random journeys are compiled and run at random by somebody who has
// the password of one account, and only of that one. The machine's own last gate is watched too: a journey that the
// checker has passed never gets there without a proof.

const schemaFile = "alpha_user.schema.json";
const own = { userName: "eve@example.com", password: "Eves-own-password-1" };
const victim = { userName: "ada@example.com", password: "Adas-secret-password-1" };

/** What the attacker types where a password is asked for, and where something else is. */
const passwords = [own.password, "a guess", ""];
const names = [own.userName, victim.userName, "nobody@example.com"];

/** A remote system that knows the attacker's password, and wants a second factor for the victim's. */
const remote: Connector<"Entra"> = {
  kind: "Entra",
  objectTypes: ["User"],
  authenticate: async (_, name, password) => {
    if (name === own.userName && password === own.password)
      return { kind: "accepted", id: "eve", name };
    const reason: RejectionReason = name === victim.userName ? "mfaRequired" : "invalidCredentials";
    return { kind: "rejected", reason };
  },
};

interface Walks {
  readonly signedOnAs: readonly string[];
  /** How often a run came to `success` with nothing proved. */
  readonly stoppedAtTheGate: number;
}

/** As many programs are run: each has its modules to load and its passwords to hash. */
const most = 40;

let loaded = 0;

/** Runs the outer journey of a program again and again with what the attacker types. */
async function walks(text: string, choices: readonly (readonly number[])[]): Promise<Walks> {
  const compiled = compileSources({ "a.journey": text, [schemaFile]: userSchema });
  const folder = writeModules(join(artifacts, "walks", `${loaded++}`), compiled.modules);
  const url = pathToFileURL(join(folder, "a.journey.ts")).href;
  const exported = (await import(/* @vite-ignore */ url)) as Record<string, unknown>;
  const journeys = Object.values(exported).filter(
    (value): value is Journey => typeof value === "object" && value !== null && "nodes" in value,
  );
  const directory = memoryDirectory();
  let gate = 0;
  const app = createJourneys({
    journeys,
    connectors: { Remote: remote },
    environment: { TENANT: "t", CLIENT: "c" },
    directory,
    store: memoryStore(),
    keys: ["0123456789abcdef0123456789abcdef"],
    // The journeys are what is walked: the attacker may guess without end.
    attempts: { user: false, address: false, overall: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    onEvent: (event) => {
      if (event.kind === "end" && event.code === "success-without-authentication") gate += 1;
    },
  });
  await app.ready();
  for (const { userName, password } of [own, victim]) {
    await directory.create("managed/alpha_user", {
      userName,
      mail: userName,
      givenName: "A",
      sn: "B",
      password,
    });
  }
  const signedOnAs: string[] = [];
  for (const choice of choices) {
    let reply = await app.start("Outer", { languages: ["en"] });
    for (const number of choice) {
      if (reply.kind !== "step" || reply.question.final) break;
      const answers = reply.question.callbacks.map(({ type }, index) => {
        const typed = type === "PasswordCallback" ? passwords : names;
        return new Map([["", typed[(number + index * 3) % typed.length] ?? ""]]);
      });
      reply = await app.resume(reply.authId, answers, { languages: ["en"] });
    }
    if (reply.kind !== "success") continue;
    const user = await directory.read("managed/alpha_user", reply.userId);
    signedOnAs.push(String(user?.attributes["userName"]));
  }
  await app.close();
  return { signedOnAs, stoppedAtTheGate: gate };
}

const choices = fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 8, maxLength: 8 }), {
  minLength: 12,
  maxLength: 12,
});
const samples = fc.sample(fc.tuple(programsOf(runnable), choices), {
  numRuns: 5_000,
  seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_261_123),
});

function findings(text: string): readonly string[] {
  const workspace = createWorkspace(
    new MemoryHost({ "a.journey": text, [schemaFile]: userSchema }),
  );
  const { diagnostics } = workspace.check(["a.journey"]);
  return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
}

const judged = samples.map(([program, choice]) => {
  const text = textOf(withSignOn(program));
  return { text, choice, codes: findings(text) };
});
const canSucceed = ({ text }: { readonly text: string }): boolean =>
  /-> success/.test(text.slice(text.indexOf("journey Outer")));
const passed = judged.filter(({ codes }) => codes.length === 0).filter(canSucceed);
const refused = judged.filter(
  ({ codes }) => codes.length > 0 && codes.every((code) => code.startsWith("J6")),
);

test("a journey that the checker has passed signs nobody on but the attacker, and never comes to the gate", async () => {
  expect(passed.length).toBeGreaterThan(30);
  const seen: string[] = [];
  for (const { text, choice } of passed.slice(0, most)) {
    const { signedOnAs, stoppedAtTheGate } = await walks(text, choice);
    expect(stoppedAtTheGate, text).toBe(0);
    expect(
      signedOnAs.filter((name) => name !== own.userName),
      text,
    ).toEqual([]);
    seen.push(...signedOnAs);
  }
  // The attacker may sign on as himself: the journeys work.
  expect(seen.length).toBeGreaterThan(10);
});

test("one that it has not passed is stopped by the gate alone", async () => {
  let stopped = 0;
  for (const { text, choice } of refused.slice(0, most)) {
    const { signedOnAs, stoppedAtTheGate } = await walks(text, choice);
    expect(
      signedOnAs.filter((name) => name !== own.userName),
      text,
    ).toEqual([]);
    stopped += stoppedAtTheGate;
  }
  expect(stopped).toBeGreaterThan(20);
});
