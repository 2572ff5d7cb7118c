import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startExample, type Example } from "./support/example.ts";
import { answersOfItsOwn, signOnWithPage, signOnWithSdk } from "./support/sign-on.ts";

// The examples of docs/adapters.md, as they stand there, each in a process of its own.

describe.each(["node-http", "express", "fastify", "hono"])("%s", (name) => {
  let example: Example;

  beforeAll(async () => {
    example = await startExample(() => [
      "--conditions=@journeyc/source",
      "--import",
      "tsx",
      `${name}.ts`,
    ]);
  });

  afterAll(async () => {
    expect(await example.end()).toBe(0);
  });

  test("Ping's SDK fails, signs on, is seen by the app and logs out", () =>
    signOnWithSdk(example.origin));

  test("a browser signs on without JavaScript", () => signOnWithPage(example.origin));

  test("the framework answers nothing by itself", () => answersOfItsOwn(example.origin));
});
