import { displayUsername } from "@journeyc/runtime/nodes/display-username";
import { identifyExistingUser } from "@journeyc/runtime/nodes/identify-existing-user";
import { beforeEach, describe, expect, test } from "vitest";
import { DirectoryUnavailable, type ManagedObject } from "../../../runtime/directory/directory.ts";
import { answer } from "./support/answers.ts";
import { failingDirectory } from "./support/failing-directory.ts";
import { expectError, outcome, questions } from "./support/results.ts";
import { Bench } from "./support/run-node.ts";
import { adasPassword, resource } from "./support/schema.ts";

let bench: Bench;
let user: ManagedObject;

beforeEach(async () => {
  bench = await Bench.open();
  user = await bench.directory.create(resource.name, {
    userName: "Ada.King",
    sn: "Lovelace",
    mail: "ada@example.com",
    password: adasPassword,
  });
});

const show = (settings = {}) => bench.run(displayUsername, settings);
const shown = (message: string) => [
  {
    type: "TextOutputCallback",
    output: [
      { name: "message", value: message },
      { name: "messageType", value: "0" },
    ],
    input: [],
  },
];

describe("what was collected", () => {
  test("is shown as it was typed, by a TextOutputCallback, and needs no resource", async () => {
    bench.resource = undefined;
    bench.shared.set("objectAttributes", { userName: "ada" });
    expect(questions(await show())).toEqual(shown("ada"));
  });

  test("as a plain key, where no collected attribute has it", async () => {
    bench.shared.set("userName", "ada");
    expect(questions(await show())).toEqual(shown("ada"));
  });

  test("any attribute may be the one", async () => {
    bench.shared.set("objectAttributes", { mail: "eve@example.com" });
    expect(questions(await show({ userName: "mail" }))).toEqual(shown("eve@example.com"));
  });

  test("when the user goes on: `outcome`, and nothing is kept", async () => {
    bench.shared.set("objectAttributes", { userName: "ada" });
    const before = structuredClone([...bench.shared]);
    expect(await bench.run(displayUsername, {}, { answers: [answer()] })).toEqual(
      outcome("outcome"),
    );
    expect([...bench.shared]).toEqual(before);
  });
});

describe("what the directory knows", () => {
  beforeEach(() => bench.shared.set("objectAttributes", { mail: "ada@example.com" }));

  test("is shown to the user who has shown a credential", async () => {
    bench.identity.prove(user);
    expect(questions(await show())).toEqual(shown("Ada.King"));
  });

  test("another attribute, found by another one", async () => {
    bench.identity.prove(user);
    bench.shared.set("objectAttributes", { userName: "ada.king" });
    const settings = { userName: "mail", identityAttribute: "userName" };
    expect(questions(await show(settings))).toEqual(shown("ada@example.com"));
  });

  test("found by `username`, where the attribute was not collected", async () => {
    bench.identity.prove(user);
    bench.shared.clear();
    bench.shared.set("username", "ada.king");
    expect(questions(await show({ identityAttribute: "userName" }))).toEqual(shown("Ada.King"));
  });

  test("not to whoever has typed the address, be it known or not", async () => {
    for (const mail of ["ada@example.com", "eve@example.com"]) {
      bench.shared.set("objectAttributes", { mail });
      await expectError(show(), "node-not-authenticated");
    }
  });

  test("not to another user who has signed on", async () => {
    const eve = { userName: "eve", sn: "E", mail: "eve@example.com" };
    bench.identity.prove(await bench.directory.create(resource.name, eve));
    await expectError(show(), "node-not-authenticated");
  });

  test("not where nothing was collected at all", async () => {
    bench.shared.clear();
    bench.identity.prove(user);
    await expectError(show(), "node-not-authenticated");
  });

  test("not by way of Identify Existing User, unless that user has shown a credential", async () => {
    expect(await bench.run(identifyExistingUser)).toEqual(outcome("true"));
    expect(bench.state.getAttribute("userName")).toBe("Ada.King");
    await expectError(show(), "node-not-authenticated");
    bench.identity.prove(user);
    expect(questions(await show())).toEqual(shown("Ada.King"));
  });
});

describe("errors", () => {
  test("the user has no such attribute", async () => {
    bench.identity.prove(user);
    bench.shared.set("objectAttributes", { mail: "ada@example.com" });
    await expectError(show({ userName: "nickname" }), "node-name-missing");
  });

  test.each(["password", "shoeSize"])("%s is shown to nobody", async (userName) => {
    bench.identity.prove(user);
    bench.shared.set("objectAttributes", { shoeSize: "39", mail: "ada@example.com" });
    bench.transient.set("objectAttributes", { password: adasPassword });
    bench.transient.set("password", adasPassword);
    await expectError(show({ userName }), "node-setting-unusable");
  });

  test("no resource", async () => {
    bench.resource = undefined;
    bench.shared.set("objectAttributes", { mail: "ada@example.com" });
    await expectError(show(), "node-resource-missing");
  });

  test("the directory cannot be used", async () => {
    bench.shared.set("objectAttributes", { mail: "ada@example.com" });
    bench.directory = failingDirectory(bench.directory, "find", new DirectoryUnavailable("down"));
    await expectError(show(), "directory-unavailable");
  });

  test("more or fewer answers than questions", async () => {
    for (const answers of [[], [answer(), answer()]])
      await expectError(bench.run(displayUsername, {}, { answers }), "node-answers-mismatch");
  });

  test.each([{ userName: 7 }, { identityAttribute: 7 }])(
    "an unusable setting: %o",
    async (settings) => {
      await expectError(show(settings), "node-setting-unusable");
    },
  );
});
