import { recoveryCodeCollectorDecision } from "@journeyc/runtime/nodes/recovery-code-collector-decision";
import { recoveryCodeDisplayNode } from "@journeyc/runtime/nodes/recovery-code-display-node";
import { beforeEach, describe, expect, test } from "vitest";
import type { ManagedObject } from "../../../runtime/directory/directory.ts";
import type { Json } from "../../../runtime/json.ts";
import { answer, notTexts } from "./support/answers.ts";
import { expectError, outcome, output, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { ada, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;
beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, ada);
  bench.shared.set("username", ada.userName);
});

describe("Recovery Code Collector Decision", () => {
  const typed = (code: Json, recoveryCodeType = "OATH") =>
    bench.run(recoveryCodeCollectorDecision, { recoveryCodeType }, { answers: [answer(code)] });

  beforeEach(async () => {
    for (const kind of ["oath", "webauthn"] as const) {
      const recoveryCodes = [`${kind.slice(0, 4)}-2345-6789`];
      await bench.devices.add(user, { kind, name: "Phone", data: {}, recoveryCodes });
    }
  });

  test("asks for a code that no browser keeps", async () => {
    const [name, ...others] = questions(await bench.run(recoveryCodeCollectorDecision));
    expect(others).toEqual([]);
    expect(output(name, "prompt")).toBe("Recovery Code");
    expect(output(name, "autocompleteValues")).toEqual(["off"]);
  });

  test("true, once, and the user is proved", async () => {
    expect(await typed("OATH 2345 6789")).toEqual(outcome("true"));
    expect(bench.identity.authenticated()).toMatchObject({ id: user.id });
    expect(await typed("oath-2345-6789")).toEqual(outcome("false"));
  });

  test("true for the codes of its own type of device", async () => {
    expect(await typed("oath-2345-6789", "WEB_AUTHN")).toEqual(outcome("false"));
    expect(await typed("oath-2345-6789", "PUSH")).toEqual(outcome("false"));
    expect(await typed("weba-2345-6789", "WEB_AUTHN")).toEqual(outcome("true"));
  });

  test("false for an unknown user, and for a wrong code", async () => {
    expect(await typed("oath-2345-6788")).toEqual(outcome("false"));
    bench.shared.set("username", "unknown@example.com");
    expect(await typed("oath-2345-6789")).toEqual(outcome("false"));
    expect(bench.identity.authenticated()).toBeUndefined();
  });

  test("false beyond the limits, and the code stays as it was", async () => {
    for (let index = 0; index < 5; index += 1) await typed(`wrong-${index}`);
    expect(await typed("oath-2345-6789")).toEqual(outcome("false"));
    expect((await bench.devices.list(user, "oath"))[0]).toMatchObject({ recoveryCodesLeft: 1 });
  });

  test.each([...notTexts, answer(""), answer(" ")].map((given) => [given]))(
    "%o is asked for again",
    async (given) => {
      const answers = [given];
      const result = await bench.run(recoveryCodeCollectorDecision, {}, { answers });
      expect(result.kind).toBe("ask");
    },
  );

  test("ends the run without a name", async () => {
    bench.shared.delete("username");
    await expectError(typed("oath-2345-6789"), "node-identity-missing");
  });
});

describe("Recovery Code Display Node", () => {
  test("shows the codes once, and takes them away", async () => {
    bench.transient.set("recoveryCodes", ["abcd-efgh", "2345-6789"]);
    bench.transient.set("recoveryCodeDeviceName", "<b>Phone</b>");
    const [text, button] = questions(await bench.run(recoveryCodeDisplayNode));
    const message = String(output(text, "message"));
    expect(message).toContain("<li><code>abcd-efgh</code></li><li><code>2345-6789</code></li>");
    expect(message).toContain("&#60;b&#62;Phone");
    expect(output(button, "options")).toEqual(["Next"]);
    expect([...bench.transient.keys()]).toEqual([]);
    const answers = [answer(), answer(0)];
    expect(await bench.run(recoveryCodeDisplayNode, {}, { answers })).toEqual(outcome("outcome"));
  });

  test.each([undefined, [], "abcd", [1], {}])("goes on without codes: %o", async (codes) => {
    if (codes !== undefined) bench.transient.set("recoveryCodes", codes as Json);
    expect(await bench.run(recoveryCodeDisplayNode)).toEqual(outcome("outcome"));
  });
});
