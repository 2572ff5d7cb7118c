import { beforeEach, expect, test } from "vitest";
import type { NodeResult } from "../../../runtime/machine/node-type.ts";
import { withEcho } from "./support/echo-server.ts";
import { Bench } from "../nodes/support/run-node.ts";
import { outcome } from "../nodes/support/results.ts";
import { type Given, runScript } from "./support/run-script.ts";

// `action.suspend`: the run waits for a link, which the script itself sends.

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
});
const url = "https://app.example/resume/secret-token";
const link = { suspendedId: "secret-token", url, expiresAt: 0 };

async function suspended(text: string, given?: Given): Promise<NodeResult & { kind: "suspend" }> {
  const result = await runScript(bench, text, given);
  if (result.kind !== "suspend") throw new Error(`It is ${result.kind}.`);
  return result;
}

test("a script suspends, and goes on when the link was followed", async () => {
  const text = `
    if (resumedFromSuspend) action.goTo("true");
    else { nodeState.putShared("asked", true); action.suspend("Look into your mail", (uri) => uri, 5); }`;
  const { message, milliseconds, deliver } = await suspended(text);
  expect([message, milliseconds, bench.shared.get("asked")]).toEqual([
    "Look into your mail",
    300_000,
    true,
  ]);
  await deliver(link);
  expect(await runScript(bench, text, { resumed: true })).toEqual(outcome("true"));
});

test("its function gets the link, and sends it once; what the script did before is not done again", () =>
  withEcho(async (origin, requests) => {
    bench.shared.set("count", 1);
    const text = `
      var count = nodeState.get("count"); nodeState.putShared("count", count + 1);
      var before = httpClient.send("${origin}/before").get().status;
      logger.info("begun {}", count);
      action.suspend("Wait", (uri) => {
        logger.info("sending {}", uri);
        httpClient.send("${origin}/send", { method: "POST", body: { uri, count: nodeState.get("count") } });
      });`;
    const { deliver } = await suspended(text, { surroundings: { origins: new Set([origin]) } });
    expect(requests.map(({ url: path }) => path)).toEqual(["/before"]);
    await deliver(link);
    expect(requests.map(({ url: path }) => path)).toEqual(["/before", "/send"]);
    expect(JSON.parse(requests[1]?.body ?? "")).toEqual({ uri: url, count: 2 });
    expect(bench.shared.get("count")).toBe(2);
    expect(bench.logged.map(({ message }) => message)).toEqual(["begun 1", "sending [redacted]"]);
  }));

test("where the link cannot be sent the run ends in an error", async () => {
  const wanting = await suspended('action.suspend("Wait", (uri) => uri)');
  await expect(wanting.deliver({ ...link, url: undefined })).rejects.toMatchObject({
    code: "resume-url-unknown",
  });
  const plain = await suspended('action.suspend("Wait")');
  await plain.deliver({ ...link, url: undefined });
  const late = await suspended(
    'action.suspend("Wait", () => openidm.read("managed/alpha_user/1"))',
  );
  await expect(late.deliver(link)).rejects.toMatchObject({ code: "script-binding-unsupported" });
  const broken = await suspended('action.suspend("Wait", () => { throw new Error("no"); })');
  await expect(broken.deliver(link)).rejects.toMatchObject({ code: "script-exception" });
});
