import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  environmentName,
  placeholderName,
  placeholdersIn,
  usualPlaceholder,
} from "../../compiler/interop/environment-names.ts";
import type { Json, JsonObject } from "../../compiler/interop/json.ts";
import type { Layout } from "../../compiler/interop/sidecar/layout.ts";
import { bundlesOf, exportFrom, folder, importedHost, textOf } from "./support.ts";

describe("the name of a value of the environment", () => {
  test.each([
    ["esv.tenant.id", "TENANT_ID"],
    ["esv-tenant-id", "TENANT_ID"],
    ["esv.a_b", "A_B"],
    ["esv.2fa", "_2FA"],
    ["am.host", "AM_HOST"],
  ])("%s is %s", (placeholder, name) => {
    expect(environmentName(placeholder)).toBe(name);
  });

  test("is an identifier, and the usual placeholder of it has the same name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_.-]{1,20}$/), (placeholder) => {
        const name = environmentName(placeholder);
        expect(name).toMatch(/^[A-Z_][A-Z0-9_]*$/);
      }),
    );
    expect(usualPlaceholder("TENANT_ID")).toBe("esv.tenant.id");
  });
});

test("a placeholder is the whole text, without a default", () => {
  expect(placeholderName("&{esv.a}")).toBe("esv.a");
  expect(placeholderName("x &{esv.a}")).toBeUndefined();
  expect(placeholderName("&{esv.a|1}")).toBeUndefined();
  expect(placeholdersIn("&{esv.a}:&{esv.b|1}")).toEqual(["esv.a", "esv.b"]);
});

/** A journey with one retry limit and one header that come from somewhere. */
function journey(retryLimit: Json, header: Json): JsonObject {
  const connections = { Retry: "1", Reject: "e301438c-0bd0-429c-ab0c-66126501069a" };
  return {
    tree: {
      _id: "Login",
      entryNodeId: "1",
      nodes: { "1": { nodeType: "RetryLimitDecisionNode", displayName: "Retry", connections } },
    },
    nodes: {
      "1": { _id: "1", _type: { _id: "RetryLimitDecisionNode" }, retryLimit, header },
    },
  };
}

const placeholder = fc
  .stringMatching(/^esv[.-][a-z0-9]{1,4}([._-][a-z0-9]{1,4})?$/)
  .map((name) => `&{${name}}`);

test("every placeholder comes back as it was", () => {
  fc.assert(
    fc.property(placeholder, placeholder, (one, other) => {
      for (const document of [journey(one, other), journey({ $int: one }, { $int: other })]) {
        const [exported] = exportFrom(importedHost(bundlesOf({ "login.json": document }))).journeys;
        expect(exported?.document).toEqual({ ...document, innerNodes: undefined });
      }
    }),
    { numRuns: 20 },
  );
});

test("two placeholders that would be one name are two", () => {
  const page = {
    _id: "1",
    _type: { _id: "PageNode" },
    pageHeader: { en: "&{esv.a.b}", de: "&{esv.a_b}", fr: "&{esv-a-b}" },
    nodes: [],
  };
  const document: JsonObject = {
    tree: {
      _id: "Login",
      entryNodeId: "1",
      nodes: { "1": { nodeType: "PageNode", displayName: "Ask", connections: {} } },
    },
    nodes: { "1": page },
  };
  const host = importedHost(bundlesOf({ "login.json": document }));
  const text = textOf(host, `${folder}/login.journey`);
  expect(text).toContain("en: env.A_B, de: env.A_B_2, fr: env.A_B_3");
  const layout = JSON.parse(textOf(host, `${folder}/login.journey.layout.json`)) as Layout;
  expect(layout.environment).toEqual({ A_B_2: "esv.a_b", A_B_3: "esv-a-b" });
});
