import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSource } from "../../compiler/1-syntax/parse.ts";
import { fileStem, journeyIdentifier, nodeIdentifier } from "../../compiler/naming/identifiers.ts";
import { UniqueNames } from "../../compiler/naming/unique-names.ts";
import { titleOf, wordsOf } from "../../compiler/naming/words.ts";

describe("the name of a node", () => {
  test.each([
    ["Data Store Decision", "dataStoreDecision"],
    ["dataStoreDecision", "dataStoreDecision"],
    ["IDP check", "idpCheck"],
    ["Überprüfung der Größe", "uberprufungDerGrosse"],
    ["2nd factor", "n2ndFactor"],
    ["success", "successNode"],
    ["Else", "elseNode"],
    ["user's choice", "usersChoice"],
    ["a/b\\c", "aBC"],
    ["__proto__", "proto"],
    ["x".repeat(300), "x".repeat(48)],
  ])("%j is %s", (displayName, name) => {
    expect(nodeIdentifier([displayName])).toBe(name);
  });

  test("comes from the type where the display name has no letters, and from nothing at last", () => {
    expect(nodeIdentifier(["!!!", "MessageNode"])).toBe("messageNode");
    expect(nodeIdentifier(["כן", ""])).toBe("node");
  });

  test("can be written, whatever a node is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const name = nodeIdentifier([text]);
        const source = `journey Sample {\n  start -> ${name}\n\n  node ${name}: Debug -> success\n}\n`;
        expect(parseSource("sample.journey", source).diagnostics).toEqual([]);
      }),
    );
  });
});

describe("the name of a journey", () => {
  test.each([
    ["Login", "Login"],
    ["QA - Password reset by KBA", "QaPasswordResetByKba"],
    ["on", "On"],
    ["../../etc/passwd", "EtcPasswd"],
    ["2FA", "Journey2fa"],
    ["✨", "Journey"],
  ])("%j is %s", (name, identifier) => {
    expect(journeyIdentifier(name)).toBe(identifier);
  });
});

describe("the name of a file", () => {
  test.each([
    ["../../etc/passwd", "etc-passwd"],
    ["..", "journey"],
    ["CON", "con-file"],
    ["lpt1", "lpt1-file"],
    ["-rf", "rf"],
    ["a\0b", "a-b"],
    ["", "journey"],
  ])("%j is %s", (name, stem) => {
    expect(fileStem(name, "journey")).toBe(stem);
  });

  test("is one step of letters, digits and hyphens", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        expect(fileStem(name, "journey")).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
    );
  });
});

test("names are unique where case does not count", () => {
  const names = new UniqueNames();
  const given = ["Check", "check", "CHECK", "check2", "step1", "step1"].map((each) =>
    names.take(each),
  );
  expect(given).toEqual(["Check", "check2", "CHECK3", "check2_2", "step1", "step1_2"]);
  expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
});

test("the title of a name has the words that made it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{2,6}$/), { minLength: 1, maxLength: 4 }),
      (words) => {
        const title = titleOf(nodeIdentifier([words.join(" ")]).replace(/Node$/, ""));
        expect(wordsOf(title.toLowerCase())).toEqual(
          words.filter((word) => word !== "node" || words.length > 1),
        );
      },
    ),
    { examples: [[["data", "store"]]] },
  );
});
