import { describe, test } from "vitest";
import { asksBoth, asksName, checks, decides, finds, readsSession } from "./nodes.ts";
import { expectClean, expectFindings, inner, login, withInner } from "./support.ts";

// Journeys that look sound and are not, and sound ones that look like them.

const nameAndMail = (to: string): string => `  page signUp {
    name: PlatformUsername
    attributes: AttributeCollector {
      attributesToCollect: ["mail"]
      required: true
    }
    password: PlatformPassword

    -> ${to}
  }
`;
const page = (name: string, member: string, to: string): string =>
  `  page ${name} {\n    only: ${member}\n\n    -> ${to}\n  }\n`;
const askMail = (to: string): string =>
  page("askMail", 'AttributeCollector { attributesToCollect: ["mail"] }', to);
const code = (to: string): string => `  node makeCode: HOTPGenerator -> sendCode

  node sendCode: OTPEmailSender {
    hostName: "mail.example.com"
    fromEmailAddress: "no-reply@example.com"

    -> askCode
  }

  node askCode: OTPCollectorDecision {
    true  -> ${to}
    false -> failure
  }
`;
const notes = (name: string, to: string): string =>
  `  node ${name}: ScriptedDecision {\n    script: "audit"\n    outcomes: ["ok"]\n\n    "ok" -> ${to}\n  }\n`;
const save = (to: string): string => `  node save: PatchObject {
    identityResource: managed/alpha_user

    patched -> ${to}
    failure -> failure
  }
`;

describe("a script that only takes notes", () => {
  test("does not make a code that was sent to a typed address a proof of the name", () => {
    expectFindings(login(notes("first", "signUp"), nameAndMail("makeCode"), code("«success»")), [
      "J6003: first.ok → signUp → makeCode → sendCode → askCode.true",
    ]);
  });

  test("does not make a lookup by a typed address one of the authenticated user", () => {
    const find = finds("«success»", "failure").replace("userName", "mail");
    const nodes = [
      nameAndMail("check"),
      checks("askMail"),
      askMail("note"),
      notes("note", "find"),
      find,
    ];
    expectFindings(login(...nodes), ["J6003: signUp → check.true → askMail → note.ok → find.true"]);
  });

  test("does not excuse a change of an account before anything is shown", () => {
    const nodes = [
      asksName("note"),
      notes("note", "askPassword"),
      page("askPassword", "PlatformPassword", "save"),
      save("check").replace("save", "«save»"),
      checks("success"),
    ];
    expectFindings(login(...nodes), ["J6010: askName → note.ok → askPassword → at save"]);
  });
});

describe("the second factor", () => {
  test("is guessed without end where it leads back to a password that the attacker has", () => {
    const totp = decides("totp", "OATHTokenVerifier", "success -> success; else -> signIn");
    const marked = totp.replace("else", "«else").replace(/-> signIn$/m, "-> signIn»");
    expectFindings(login(asksBoth("check"), checks("totp"), marked), [
      "J6007: totp.failure → signIn → check.true",
    ]);
  });

  test("is not guessed in an inner journey that is left by the right code alone", () => {
    const asks = inner(code("success").replace("false -> failure", "false -> makeCode"));
    const caller = login(
      nameAndMail("check"),
      checks("run"),
      decides("run", "InnerTreeEvaluator", "tree: Inner; true -> success; false -> signUp"),
    );
    expectFindings(withInner(caller, asks.replace("false -> makeCode", "«false -> makeCode»")), [
      "J6007: askCode.false → makeCode → sendCode",
    ]);
  });

  test("is that of the user to whom the push was sent", () => {
    const push = [
      asksName("send"),
      decides("send", "PushSender", "sent -> askAgain; else -> askOther"),
      page("askOther", "PlatformUsername", "failure"),
      page("askAgain", "PlatformUsername", "verify"),
      decides("verify", "PushResultVerifierNode", "true -> «success»; else -> failure"),
    ];
    expectFindings(login(...push), ["J6003: askName → send.sent → askAgain → verify.true"]);
  });
});

describe("an address", () => {
  test("that an account is made with may be confirmed by a code first", () => {
    const create = decides("create", "CreateObject", "created -> success; failure -> failure");
    const settings = create.replace("{\n", "{\n    identityResource: managed/alpha_user\n");
    expectClean(login(nameAndMail("makeCode"), code("create"), settings));
  });

  test("that a code has confirmed finds its user", () => {
    const find = finds("success", "failure").replace("userName", "mail");
    expectClean(login(askMail("makeCode"), code("find"), find));
  });

  test("by which a user is found does not name whoever was typed before, without an identifier", () => {
    const find = finds("link", "link")
      .replace("userName", "mail")
      .replace("{\n", '{\n    identifier: ""\n');
    const link = decides(
      "link",
      "EmailSuspend",
      'objectLookup: true; identityAttribute: "mail"; -> «success»',
    );
    const asks = nameAndMail("find").replace("    password: PlatformPassword\n", "");
    expectFindings(login(asks, find, link), ["J6003: signUp → find.true → link"]);
  });
});

test("an unknown address that goes the same way as a known one need not name a user for the check", () => {
  const find = finds("askPassword", "askPassword").replace("userName", "mail");
  const asks = page("askPassword", "PlatformPassword", "check");
  expectClean(login(askMail("find"), find, asks, checks("success")));
});

test("an account is unlocked by its user alone", () => {
  const unlock = decides("unlock", "AccountLockout", 'lockAction: "UNLOCK"; -> failure');
  expectFindings(login(asksName("unlock"), unlock.replace("unlock", "«unlock»")), [
    "J6010: askName → at unlock",
  ]);
  expectClean(login(readsSession("unlock"), unlock));
});
