import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test, vi } from "vitest";
import type { Connector } from "../../../runtime/connectors/connector.ts";
import type { NodeType } from "../../../runtime/machine/node-type.ts";
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

/** The settings with which each runs. A node type that is missing here fails its test. */
const settings: Readonly<Record<string, Settings>> = {
  DataStoreDecision: {},
  IdentityStoreDecision: {},
  PassthroughAuthentication: { systemEndpoint: "Remote", objectType: "User" },
};

test("what asks a directory or a connector to verify says in its manifest that it can be guessed at", () => {
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const verifying = sources.filter((file) =>
    /\.(?:verifyPassword|authenticate)\(/.test(readFileSync(join(folder, file), "utf8")),
  );
  expect(verifying.toSorted()).toEqual(guessing.map(({ file }) => file).toSorted());
});

test.each(guessing.map(({ type }) => [type.manifest.type, type] as const))(
  "%s verifies five times, and answers the right password like a wrong one from then on",
  async (name, type) => {
    const bench = await Bench.open();
    await bench.directory.create(resource.name, { ...ada, password: adasPassword });
    const asked: string[] = [];
    const verify = bench.directory.verifyPassword.bind(bench.directory);
    vi.spyOn(bench.directory, "verifyPassword").mockImplementation(
      (kind, attribute, user, typed) => {
        if (user !== "") asked.push(typed);
        return verify(kind, attribute, user, typed);
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
      bench.transient.set("password", password);
      const result = await bench.run(type, settings[name]);
      return result.kind === "outcome" ? result.outcome : result.kind;
    };
    const wrong = type.manifest.effects.guess?.wrong;
    for (let index = 0; index < 5; index += 1) expect(wrong).toContain(await guess(`no-${index}`));
    expect(wrong).toContain(await guess(adasPassword));
    expect(asked).toEqual(["no-0", "no-1", "no-2", "no-3", "no-4"]);
    expect(bench.identity.state.remote).toEqual([]);
    expect(bench.identity.authenticated()).toBeUndefined();
  },
);
