import { defineJourney, node, type Journey } from "@journeyc/runtime";
import { innerTreeEvaluator } from "@journeyc/runtime/nodes/inner-tree-evaluator";
import { expect, test } from "vitest";
import { take } from "@journeyc/runtime";
import { start } from "../runtime/http/support/client.ts";
import { Browser } from "../runtime/http/support/browser.ts";
import {
  asking,
  proving,
  resource,
  row,
  testApp,
  testNode,
} from "../runtime/machine/support/journeys.ts";

// A journey for other journeys only is not there for clients, and that it succeeded is no authentication.

const nothing = testNode(() => take("true"));
const innerOnly = { ...row("Inner only", asking, proving), innerTreeOnly: true };
const undeclared = row("Undeclared", asking, proving);
const unproved = { ...row("Unproved", nothing), innerTreeOnly: true };

const outer = (name: string, tree: Journey) =>
  defineJourney({
    name,
    connectors: {},
    resource,
    start: "inner",
    nodes: {
      inner: node(innerTreeEvaluator, {
        settings: { tree },
        outcomes: { true: "success", false: "failure" },
      }),
    },
  });

test("inner journeys by name, 24 ways to call them, 0 started", async () => {
  // `undeclared` comes along with the journey that enters it, and the app does not serve it.
  const served = [outer("Login", innerOnly), outer("Other", undeclared), innerOnly];
  const { journeys } = await testApp(served);
  let tried = 0;
  for (const name of ["Inner only", "Undeclared", "inner only", "INNER ONLY"]) {
    expect((await journeys.start(name)).kind).toBe("refused");
    const { response, text } = await new Browser(journeys).open(name);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain("authId");
    for (const query of [
      `?authIndexType=service&authIndexValue=${encodeURIComponent(name)}`,
      `?authIndexType=service&authIndexValue=${encodeURIComponent(`${name}&authIndexValue=Login`)}`,
      `?authIndexType=composite_advice&authIndexValue=${encodeURIComponent(name)}`,
      `?authIndexType=service&service=Login&authIndexValue=${encodeURIComponent(` ${name}`)}`,
    ]) {
      const { status, body } = await start(journeys, query);
      expect([status, body.authId]).toEqual([400, undefined]);
    }
    tried += 6;
  }
  expect(tried).toBe(24);
  expect((await start(journeys, "?authIndexType=service&authIndexValue=Login")).status).toBe(200);
});

test("an inner journey that succeeds without a proof gives nobody a session", async () => {
  const { journeys, log } = await testApp([outer("Login", unproved)]);
  const { status, body } = await start(journeys);
  expect([status, body["tokenId"]]).toEqual([500, undefined]);
  expect(log.at(-1)?.fields["code"]).toBe("success-without-authentication");
});
