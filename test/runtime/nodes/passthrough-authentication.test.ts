import { passthroughAuthentication } from "@journeyc/runtime/nodes/passthrough-authentication";
import { beforeEach, describe, expect, test } from "vitest";
import type { Connector, RemoteVerdict } from "../../../runtime/connectors/connector.ts";
import { JourneyError } from "../../../runtime/errors.ts";
import { expectError, outcome } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";

const settings = { systemEndpoint: "Remote", objectType: "User" };
let bench: Bench;
let asked: unknown[];

beforeEach(async () => {
  bench = await Bench.open();
  asked = [];
  bench.shared.set("username", "ada@example.com");
  bench.transient.set("password", "Correct-Horse-1");
});

/** A remote system that always answers this. */
function remote(verdict: unknown): void {
  const connector: Connector = {
    kind: "Remote",
    objectTypes: ["User"],
    authenticate: async (objectType, name, password, { signal }) => {
      asked.push({ objectType, name, password, aborted: signal.aborted });
      return verdict as RemoteVerdict;
    },
  };
  bench.connectors.set("Remote", connector);
}

const accepted = { kind: "accepted", id: "remote-7", name: "ada@example.com" };
const reasons = [
  "invalidCredentials",
  "mfaRequired",
  "passwordExpired",
  "accountLocked",
  "accountDisabled",
  "conditionalAccess",
  "notAssigned",
  "identityMismatch",
];
const wirable = [
  "mfaRequired",
  "passwordExpired",
  "accountLocked",
  "accountDisabled",
  "conditionalAccess",
];

describe("authenticated", () => {
  test("the remote proof is handed on, and nobody is identified by it", async () => {
    remote(accepted);
    expect(await bench.run(passthroughAuthentication, settings)).toEqual(outcome("authenticated"));
    expect(bench.identity.state.remote).toEqual([
      { connector: "Remote", id: "remote-7", name: "ada@example.com" },
    ]);
    expect(bench.identity.authenticated()).toBeUndefined();
    expect(asked).toEqual([
      { objectType: "User", name: "ada@example.com", password: "Correct-Horse-1", aborted: false },
    ]);
  });

  test("collected attributes come before plain keys", async () => {
    remote(accepted);
    bench.shared.set("objectAttributes", { mail: "a@example.com" });
    bench.secure.set("objectAttributes", { pin: "1234" });
    const named = { ...settings, identityAttribute: "mail", passwordAttribute: "pin" };
    expect(await bench.run(passthroughAuthentication, named)).toEqual(outcome("authenticated"));
    expect(asked).toMatchObject([{ name: "a@example.com", password: "1234" }]);
  });

  test("the password is sent exactly as typed", async () => {
    remote(accepted);
    bench.transient.set("password", "  Pä55 \u0000 wörd\u200b ");
    await bench.run(passthroughAuthentication, settings);
    expect(asked).toMatchObject([{ password: "  Pä55 \u0000 wörd\u200b " }]);
  });
});

describe("missingInput: the remote system is not asked", () => {
  test.each([
    ["no user name", "username", undefined],
    ["an empty user name", "username", ""],
    ["a user name that is no text", "username", { name: "ada" }],
    ["no password", "password", undefined],
    ["an empty password", "password", ""],
    ["a password that is no text", "password", ["Correct-Horse-1"]],
  ])("%s", async (_, key, value) => {
    remote(accepted);
    const scope = key === "username" ? bench.shared : bench.transient;
    if (value === undefined) scope.delete(key);
    else scope.set(key, value);
    expect(await bench.run(passthroughAuthentication, settings)).toEqual(outcome("missingInput"));
    expect(asked).toEqual([]);
  });

  test("an empty collected password does not fall back to an older plain one", async () => {
    remote(accepted);
    bench.transient.set("objectAttributes", { password: "" });
    expect(await bench.run(passthroughAuthentication, settings)).toEqual(outcome("missingInput"));
    expect(asked).toEqual([]);
  });
});

describe("refusals prove nothing", () => {
  test.each(reasons)("%s is failed where nothing else is wired", async (reason) => {
    remote({ kind: "rejected", reason });
    expect(await bench.run(passthroughAuthentication, settings)).toEqual(outcome("failed"));
    expect(bench.identity.state.remote).toEqual([]);
  });

  test.each(reasons)("%s with every outcome wired", async (reason) => {
    for (const name of [...wirable, "unavailable", "authenticated"]) bench.wired.add(name);
    remote({ kind: "rejected", reason });
    const expected = wirable.includes(reason) ? reason : "failed";
    expect(await bench.run(passthroughAuthentication, settings)).toEqual(outcome(expected));
    expect(bench.identity.state.remote).toEqual([]);
  });

  test("a reason that names a positive outcome is still a refusal", async () => {
    bench.wired.add("authenticated");
    remote({ kind: "rejected", reason: "authenticated" });
    expect(await bench.run(passthroughAuthentication, settings)).toEqual(outcome("failed"));
  });
});

describe("errors", () => {
  const error = new JourneyError("remote-unreachable", "It is down.", "Start it.");

  test("unavailable ends the run with the connector's own error", async () => {
    remote({ kind: "unavailable", error });
    await expectError(bench.run(passthroughAuthentication, settings), "remote-unreachable");
  });

  test("unavailable is an outcome where it is wired", async () => {
    bench.wired.add("unavailable");
    remote({ kind: "unavailable", error });
    expect(await bench.run(passthroughAuthentication, settings)).toEqual(outcome("unavailable"));
  });

  test("misconfigured ends the run, whatever is wired", async () => {
    bench.wired.add("unavailable").add("failed");
    remote({ kind: "misconfigured", error });
    await expectError(bench.run(passthroughAuthentication, settings), "remote-unreachable");
  });

  test.each([
    {},
    { kind: "success" },
    { kind: "ACCEPTED" },
    { kind: true },
    { id: "7", name: "ada" },
  ])("an answer that is no verdict: %o", async (verdict) => {
    remote(verdict);
    await expectError(bench.run(passthroughAuthentication, settings), "node-verdict-unknown");
    expect(bench.identity.state.remote).toEqual([]);
  });

  test("a connector that the app does not provide", async () => {
    await expectError(bench.run(passthroughAuthentication, settings), "node-connector-unknown");
  });

  test("an object type that the connector does not know", async () => {
    remote(accepted);
    const unknown = { ...settings, objectType: "account" };
    await expectError(bench.run(passthroughAuthentication, unknown), "node-object-type-unknown");
    expect(asked).toEqual([]);
  });

  test("a connector that throws, which it must not", async () => {
    bench.connectors.set("Remote", {
      kind: "Remote",
      objectTypes: ["User"],
      authenticate: () => Promise.reject(new TypeError("boom")),
    });
    await expect(bench.run(passthroughAuthentication, settings)).rejects.toThrow("boom");
    expect(bench.identity.state.remote).toEqual([]);
  });
});
