import { describe, expect, test } from "vitest";
import type { MemoryHost } from "../../compiler/host/memory-host.ts";
import { firstDifference, type Json, type JsonObject } from "../../compiler/interop/json.ts";
import { bundlesOf, exportFrom, importInto, importedHost, textOf } from "./support.ts";

// A text that was edited, and a source that has changed since: whoever changed something keeps it.

const success = "70e691a5-1e33-4ac3-a356-e7b6d60d92e0";
const failure = "e301438c-0bd0-429c-ab0c-66126501069a";

interface Options {
  readonly retryLimit?: number;
  readonly header?: string;
  readonly description?: string;
  readonly x?: number;
  readonly script?: string;
  readonly withoutRetry?: boolean;
}

/** A journey as its tenant has it. */
function source(options: Options = {}): JsonObject {
  const { retryLimit = 4, header = "Sign on", description = "Staff.", x = 100 } = options;
  const { script = 'outcome = "known";', withoutRetry = false } = options;
  const typed = (_id: string, name: string): JsonObject => ({ _id: name, name: _id });
  const retry = {
    retry: {
      displayName: "Count",
      nodeType: "RetryLimitDecisionNode",
      x,
      y: 300,
      connections: { Retry: "ask", Reject: failure },
    },
  };
  return {
    tree: {
      _id: "Login",
      description,
      entryNodeId: "ask",
      identityResource: "managed/alpha_user",
      nodes: {
        ask: {
          displayName: "Sign on",
          nodeType: "PageNode",
          x,
          y: 100,
          connections: { outcome: "check" },
        },
        check: {
          displayName: "Check",
          nodeType: "DataStoreDecisionNode",
          x,
          y: 200,
          connections: { true: "device", false: withoutRetry ? failure : "retry" },
        },
        device: {
          displayName: "Device",
          nodeType: "ScriptedDecisionNode",
          x,
          y: 400,
          connections: { known: success },
        },
        ...(withoutRetry ? {} : retry),
      },
    },
    nodes: {
      ask: {
        _id: "ask",
        _type: typed("Page Node", "PageNode"),
        _rev: String(x),
        nodes: [{ _id: "name", nodeType: "ValidatedUsernameNode", displayName: "Name" }],
        pageHeader: { en: header },
        pageDescription: {},
      },
      check: { _id: "check", _type: typed("Data Store Decision", "DataStoreDecisionNode") },
      device: {
        _id: "device",
        _type: typed("Scripted Decision", "ScriptedDecisionNode"),
        script: "s1",
        outcomes: ["known"],
        inputs: ["*"],
        outputs: ["*"],
      },
      ...(withoutRetry
        ? {}
        : {
            retry: {
              _id: "retry",
              _type: typed("Retry Limit Decision", "RetryLimitDecisionNode"),
              retryLimit,
              incrementUserAttributeOnFailure: true,
            },
          }),
    },
    innerNodes: {
      name: { _id: "name", _type: typed("Platform Username", "ValidatedUsernameNode") },
    },
    scripts: { s1: { _id: "s1", name: "Device", script: [script] } },
  };
}

const path = "journeys/login.journey";

function imported(options: Options = {}): MemoryHost {
  return importedHost(bundlesOf({ "login.json": source(options) }));
}

function edit(host: MemoryHost, from: string, to: string, file = path): void {
  const text = textOf(host, file);
  expect(text).toContain(from);
  host.write(file, text.replace(from, to));
}

function again(host: MemoryHost, options: Options): readonly string[] {
  const { diagnostics } = importInto(host, bundlesOf({ "login.json": source(options) }));
  return diagnostics
    .filter(({ code }) => code === "J8025" || code === "J8026" || code === "J8019")
    .map(({ code, message }) => `${code} ${message}`);
}

function exported(host: MemoryHost): Json {
  return exportFrom(host).journeys[0]?.document ?? null;
}

describe("imported again, a text that was edited", () => {
  test("stays where the source has not changed, and is what an export takes there", () => {
    const host = imported();
    edit(host, "retryLimit: 4", "retryLimit: 5");
    edit(host, "known", "unknown", "journeys/scripts/device.js");
    const before = textOf(host, path);
    expect(again(host, {})).toEqual([
      expect.stringMatching(/^J8026 .*`count` and `\.\/scripts\/device\.js`/),
    ]);
    expect(textOf(host, path)).toBe(before);
    const sent = source({ retryLimit: 5, script: 'outcome = "unknown";' });
    expect(firstDifference(exported(host), sent)).toBeUndefined();
    // Once the source has it, there is nothing left to say.
    expect(again(host, { retryLimit: 5, script: 'outcome = "unknown";' })).toEqual([]);
    expect(again(host, { retryLimit: 5, script: 'outcome = "unknown";' })).toEqual([]);
  });

  test("takes what the source has changed elsewhere", () => {
    const host = imported();
    edit(host, "retryLimit: 4", "retryLimit: 5 // agreed");
    expect(again(host, { header: "Welcome", description: "All.", x: 700 })).toEqual([
      expect.stringMatching(/^J8026 .*`count`/),
    ]);
    const sent = source({ retryLimit: 5, header: "Welcome", description: "All.", x: 700 });
    expect(firstDifference(exported(host), sent)).toBeUndefined();
    expect(textOf(host, path)).toContain("// agreed");
  });

  test("gives way where the source has changed the same node, and this is said", () => {
    const host = imported();
    edit(host, "retryLimit: 4", "retryLimit: 5");
    edit(host, "/// Staff.", "/// My staff.");
    expect(again(host, { retryLimit: 9, description: "All." })).toEqual([
      expect.stringMatching(/^J8025 .*`the journey itself` and `count`/),
    ]);
    const sent = source({ retryLimit: 9, description: "All." });
    expect(firstDifference(exported(host), sent)).toBeUndefined();
  });

  test("says nothing where both have made the same change", () => {
    const host = imported();
    edit(host, "retryLimit: 4", "retryLimit: 5");
    expect(again(host, { retryLimit: 5 })).toEqual([]);
  });

  test("keeps a node that it has got, and does not get back one that it has lost", () => {
    const host = imported();
    edit(host, "false -> count", "false -> sayNo");
    const text = textOf(host, path);
    const withoutCount = text.replace(/\n {2}node count[^]*?\n {2}\}\n/, "");
    const page = `
  page sayNo "No" {
    why: MessageNode {
      message: { en: "No." }
    }

    true, false -> failure
  }
`;
    host.write(path, withoutCount.replace(/\}\n$/, `${page}}\n`));
    const before = textOf(host, path);
    expect(again(host, { header: "Welcome" })).toEqual([
      expect.stringMatching(/^J8026 .*`check`.*`sayNo`/),
    ]);
    expect(textOf(host, path)).toBe(before.replace("Sign on", "Welcome"));
    expect(again(host, { header: "Welcome" })).toHaveLength(1);
    expect(textOf(host, path)).toBe(before.replace("Sign on", "Welcome"));
  });

  test("loses a node that the source has removed, and says so where it was edited", () => {
    const untouched = imported();
    expect(again(untouched, { withoutRetry: true })).toEqual([]);
    expect(textOf(untouched, path)).not.toContain("node count");
    const edited = imported();
    edit(edited, "retryLimit: 4", "retryLimit: 5");
    expect(again(edited, { withoutRetry: true })).toEqual([
      expect.stringMatching(/^J8025 .*`count`/),
    ]);
    expect(firstDifference(exported(edited), source({ withoutRetry: true }))).toBeUndefined();
  });
});
