import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import type { Connector } from "../../../runtime/connectors/connector.ts";
import type { NodeResult, NodeType } from "../../../runtime/machine/node-type.ts";
import type { Settings } from "../../../runtime/machine/settings.ts";
import { Bench } from "../nodes/support/run-node.ts";
import { ada, adasPassword, resource } from "../nodes/support/schema.ts";

// No way to a verifier goes round the limiter: all node types with code are looked at, those to come as well.

const folder = join(import.meta.dirname, "../../../runtime/nodes");
const modules = readdirSync(folder).filter((file) => file.endsWith(".ts"));

const guessing: { readonly file: string; readonly type: NodeType }[] = [];
for (const file of modules) {
  const exported = (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, file)).href
  )) as Record<string, unknown>;
  for (const value of Object.values(exported)) {
    // A module of this folder exports its node type, which is told by its manifest.
    const type = value as NodeType;
    if (type.manifest?.effects?.guess) guessing.push({ file, type });
  }
}

const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** How each is shown a credential. A node type that is missing here fails its test. */
const ways: Readonly<
  Record<string, (bench: Bench, type: NodeType, typed: string) => Promise<NodeResult>>
> = {
  DataStoreDecision: collected({}),
  IdentityStoreDecision: collected({}),
  PassthroughAuthentication: collected({ systemEndpoint: "Remote", objectType: "User" }),
  OTPCollectorDecision: (bench, type, typed) => {
    bench.secure.set("oneTimePassword", adasPassword);
    bench.secure.set("oneTimePasswordTimestamp", 0);
    return bench.run(type, {}, { answers: [new Map([["", typed]])] });
  },
  OATHTokenVerifier: async (bench, type, typed) => {
    await registered(bench);
    bench.time = 59_000;
    const code = typed === adasPassword ? "287082" : typed;
    return bench.run(type, {}, { answers: [new Map([["", code]]), new Map([["", 0]])] });
  },
  RecoveryCodeCollectorDecision: async (bench, type, typed) => {
    await registered(bench);
    return bench.run(type, {}, { answers: [new Map([["", typed]])] });
  },
  KBAVerification: async (bench, type, typed) => {
    const question = await bench.run(type);
    const memory = question.kind === "ask" ? question.memory : undefined;
    return bench.run(type, {}, { answers: [new Map([["", typed]])], memory });
  },
};

/** A recovery code of a device, and a code of an app, both that of the test. */
async function registered(bench: Bench): Promise<void> {
  const user = await bench.directory.find(resource.name, "userName", ada.userName);
  if (!user || (await bench.devices.list(user, "oath")).length > 0) return;
  const data = {
    algorithm: "TOTP",
    hash: "SHA1",
    digits: 6,
    interval: 30,
    secret,
    next: 0,
    drift: 0,
  };
  const recoveryCodes = [adasPassword];
  await bench.devices.add(user, { kind: "oath", name: "Phone", data, recoveryCodes });
}

/** They compare what the run itself has made, or what is kept of a device, and ask nobody. */
const comparing: ReadonlySet<string> = new Set([
  "OTPCollectorDecision",
  "OATHTokenVerifier",
  "RecoveryCodeCollectorDecision",
]);

/** The password stands in the state. */
function collected(settings: Settings): (typeof ways)[string] {
  return (bench, type, typed) => {
    bench.transient.set("password", typed);
    return bench.run(type, settings);
  };
}

test("what asks a directory or a connector to verify says in its manifest that it can be guessed at", () => {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const verifying = sources.filter((file) =>
    /\.(?:verifyPassword|verifyAnswers|authenticate)\(/.test(
      readFileSync(join(folder, file), "utf8"),
    ),
  );
  const asking = guessing.filter(({ type }) => !comparing.has(type.manifest.type));
  expect(verifying.toSorted()).toEqual(asking.map(({ file }) => file).toSorted());
});

test.each(guessing.map(({ type }) => [type.manifest.type, type] as const))(
  "%s verifies five times, and answers the right password like a wrong one from then on",
  async (name, type) => {
    const bench = await Bench.open();
    await bench.directory.create(resource.name, {
      ...ada,
      password: adasPassword,
      kbaInfo: [{ questionId: "pet", answer: adasPassword }],
    });
    bench.app = {
      ...bench.app,
      securityQuestions: {
        questions: { pet: "What was your first pet called?" },
        minimumAnswersToDefine: 1,
        minimumAnswersToVerify: 1,
      },
    };
    const asked: string[] = [];
    const verify = bench.directory.verifyPassword.bind(bench.directory);
    vi.spyOn(bench.directory, "verifyPassword").mockImplementation(
      (kind, attribute, user, typed) => {
        if (user !== "") asked.push(typed);
        return verify(kind, attribute, user, typed);
      },
    );
    const answers = bench.directory.verifyAnswers.bind(bench.directory);
    vi.spyOn(bench.directory, "verifyAnswers").mockImplementation(
      (kind, attribute, user, given) => {
        if (user !== "") asked.push(...given.map(({ answer }) => answer));
        return answers(kind, attribute, user, given);
      },
    );
    const remote: Connector = {
      kind: "Remote",
      objectTypes: ["User"],
      authenticate: async (_, user, typed) => {
        asked.push(typed);
        return typed === adasPassword
          ? { kind: "accepted", id: "remote-1", name: user }
          : { kind: "rejected", reason: "invalidCredentials" };
      },
    };
    bench.connectors.set("Remote", remote);
    const guess = async (password: string) => {
      bench.shared.set("username", "ada@example.com");
      const result = await ways[name]?.(bench, type, password);
      if (!result) throw new Error(`Nobody has said how ${name} is shown a credential.`);
      return result.kind === "outcome" ? result.outcome : result.kind;
    };
    const wrong = type.manifest.effects.guess?.wrong;
    for (let index = 0; index < 5; index += 1) expect(wrong).toContain(await guess(`no-${index}`));
    expect(wrong).toContain(await guess(adasPassword));
    const verified = comparing.has(name) ? [] : ["no-0", "no-1", "no-2", "no-3", "no-4"];
    expect(asked).toEqual(verified);
    expect(bench.identity.state.remote).toEqual([]);
    expect(bench.identity.authenticated()).toBeUndefined();
  },
);
