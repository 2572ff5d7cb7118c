import { describe, expect, test } from "vitest";
import { prove } from "../check/program.ts";
import {
  alongLongWay,
  asksAttribute,
  asksBoth,
  asksName,
  asksPassword,
  checks,
  creates,
  decides,
  finds,
  longWay,
  mailsCode,
  menu,
  passThrough,
  passThroughConnector,
  readsSession,
  runs,
  saves,
  script,
  sendsLink,
  stores,
} from "./nodes.ts";
import {
  expectClean,
  expectFindings,
  imports,
  inner,
  journey,
  login,
  withInner,
} from "./support.ts";

/** The journey `Login`, which signs the user on, and goes on. */
const signedOn = (to: string, ...nodes: readonly string[]): string =>
  login(asksBoth("check"), checks(to), ...nodes);

const asksMail = (to: string): string => asksAttribute("mail", to);
const markedSave = (to: string, attribute = "userName"): string =>
  saves(to, attribute).replace("save", "«save»");

describe("J6003: another user at success", () => {
  test("a second user name, whatever it is", () => {
    expectFindings(signedOn("askName", asksName("«success»")), [
      "J6003: signIn → check.true → askName",
    ]);
  });

  test("one long way to the second name is found among those that end before it", () => {
    expectFindings(signedOn("step1", longWay("askName", "success"), asksName("«success»")), [
      `J6003: signIn → check.true → ${alongLongWay} → askName`,
    ]);
  });

  test("a second name in an inner journey", () => {
    const caller = signedOn("run", runs("Inner", "«success»"));
    expectFindings(withInner(caller, inner(asksName("success"))), [
      "J6003: signIn → check.true → into run → > askName → run.true",
    ]);
  });

  test("a second name in the second round", () => {
    const menus = menu({ Done: "«success»", Other: "askName" });
    expectFindings(signedOn("menu", menus, asksName("menu")), [
      "J6003: signIn → check.true → menu.Other → askName → menu.Done",
    ]);
  });

  test("the anonymous user", () => {
    const anonymous = decides("anonymous", "AnonymousUserMapping", "-> «success»");
    expectFindings(signedOn("anonymous", anonymous), ["J6003: signIn → check.true → anonymous"]);
  });

  test("a new proof, of the new user, ends it", () => {
    const again = checks("success", "failure", "checkAgain");
    expectClean(signedOn("signInAgain", asksBoth("checkAgain", "signInAgain"), again));
    expectClean(signedOn("askName", asksName("sendLink"), sendsLink("success", "true")));
  });

  test("a lookup by what was proved keeps the proof, one by what was asked for separately does not", () => {
    const outcomes = "authenticated -> find; missingInput, failed -> failure";
    const start = [asksBoth("passThrough"), passThrough(outcomes)];
    expectClean(passThroughConnector + login(...start, finds("success")));
    const find = finds("«success»", "failure", "mail");
    expectFindings(passThroughConnector + login(asksMail("signIn"), ...start, find), [
      "J6003: askAttribute → signIn → passThrough.authenticated → find.true",
    ]);
  });

  test("a one-time password to a typed address proves whoever typed it", () => {
    const asks = [asksName("askAttribute"), asksMail("makeCode")];
    expectFindings(login(...asks, mailsCode("«success»")), [
      "J6003: askName → askAttribute → makeCode → mailCode → askCode.true",
    ]);
  });

  test("one to the profile's address proves the user, though an address is typed after it", () => {
    expectClean(login(asksName("makeCode"), mailsCode("success")));
    const later = mailsCode("success").replace("-> askCode", "-> askAttribute");
    expectClean(login(asksName("makeCode"), later, asksMail("askCode")));
  });

  test("one to the profile of the user who was named then proves nobody who is named later", () => {
    const later = mailsCode("«success»").replace("-> askCode", "-> askOther");
    expectFindings(login(asksName("makeCode"), later, asksName("askCode", "askOther")), [
      "J6003: askName → makeCode → mailCode → askOther → askCode.true",
    ]);
  });

  test("a new account is that of the attribute, which need not be that of the name", () => {
    const asks = asksAttribute("userName", "create");
    expectFindings(login(asksName("askAttribute"), asks, creates("«success»")), [
      "J6003: askName → askAttribute → create.created",
    ]);
  });

  test("one that is sent by text message goes to the profile's number", () => {
    const sms = mailsCode("success")
      .replace("OTPEmailSender {", 'OTPSMSSender {\n    username: "sender"')
      .replaceAll("mailCode", "sendText");
    expectClean(login(asksName("makeCode"), sms));
    const asks = asksMail("makeCode").replace("attribute:", "«attribute»:");
    expectFindings(login(asksName("askAttribute"), asks, sms), ["J5002"]);
  });

  test("to confirm a new address after the sign-on is not to become another user", () => {
    expectClean(signedOn("askAttribute", asksMail("makeCode"), mailsCode("success")));
  });

  test("a link proves the user of the mailbox, who need not be the one who was named", () => {
    const asks = asksMail("sendLink");
    const link = (to: string): string => sendsLink(to, "true", "mail");
    expectFindings(login(asksName("askAttribute"), asks, link("«success»")), [
      "J6003: askName → askAttribute → sendLink",
    ]);
    expectClean(login(asks, link("success")));
  });

  test("an allow silences the line that it stands above, and no other", () => {
    const allow = '  @allow(J6003, "the guardian was checked before")\n';
    const child = allow + asksName("success", "child");
    const menus = menu({ Child: "child", Parent: "parent" });
    expectFindings(signedOn("menu", menus, child, asksName("«success»", "parent")), [
      "J6003: signIn → check.true → menu.Parent → parent",
    ]);
  });
});

describe("J6003: another user's object", () => {
  test("is found by a value that was asked for after the proof", () => {
    const text = signedOn("askAttribute", asksMail("save"), markedSave("success", "mail"));
    expectFindings(text, ["J6003: signIn → check.true → askAttribute → at save"]);
    expect(prove(text.replaceAll(/[«»]/g, ""))[0]?.message).toBe(
      "`save` can change another user than the one who was authenticated: `objectAttributes.mail` has been set anew.",
    );
  });

  test("one long way through the question is found among those past it", () => {
    const ways = [longWay("askAttribute", "save"), asksMail("save")];
    expectFindings(signedOn("step1", ...ways, markedSave("success", "mail")), [
      `J6003: signIn → check.true → ${alongLongWay} → askAttribute → at save`,
    ]);
  });

  test("in an inner journey, where the caller has asked", () => {
    const caller = signedOn("askAttribute", asksMail("run"), runs("Inner", "success"));
    expectFindings(withInner(caller, inner(markedSave("success", "mail"))), [
      "J6003: signIn → check.true → askAttribute → into run → > at save",
    ]);
  });

  test("in the second round, once the value was asked for", () => {
    const menus = menu({ Done: "success", Again: "askAttribute" });
    expectFindings(signedOn("save", markedSave("menu", "mail"), menus, asksMail("save")), [
      "J6003: signIn → check.true → save.patched → menu.Again → askAttribute → at save",
    ]);
  });

  test("is left alone when the user's own is found: by name, before the question, or by nothing else", () => {
    expectClean(signedOn("askAttribute", asksMail("save"), saves("success")));
    const after = saves("success", "userName", "again");
    const asks = asksAttribute("givenName", "again");
    expectClean(signedOn("save", saves("askAttribute", "mail"), asks, after));
    expectClean(
      signedOn("askAttribute", asksAttribute("givenName", "save"), saves("success", "mail")),
    );
  });
});

describe("J6010: change of an account without authentication", () => {
  const save = markedSave("failure");

  test("of a user who was named, or found", () => {
    expectFindings(login(asksName("save"), save), ["J6010: askName → at save"]);
    expectFindings(login(asksName("find"), finds("save"), save), [
      "J6010: askName → find.true → at save",
    ]);
  });

  test("of a user for whom a device is registered", () => {
    const outcomes = "success, failure, error, unsupported -> failure";
    const register = decides("«register»", "WebAuthnRegistrationNode", outcomes);
    expectFindings(login(asksName("register"), register), ["J6010: askName → at register"]);
  });

  test("of a user who has shown half a proof", () => {
    expectFindings(login(asksBoth("store"), stores("save"), save), [
      "J6010: signIn → store.expired → at save",
    ]);
  });

  test("one long path past the check is found among those that are checked", () => {
    expectFindings(login(asksBoth("step1"), longWay("save", "check"), checks("save"), save), [
      `J6010: signIn → ${alongLongWay} → at save`,
    ]);
  });

  test("in an inner journey that two run, of which one has not checked", () => {
    const run = runs("Inner", "failure");
    expectFindings(
      {
        ...withInner(signedOn("run", run), inner(save)),
        "b.journey": imports("Inner") + journey("Unchecked", asksName("run"), run),
      },
      ["J6010: askName → into run → > at save"],
    );
  });

  test("in the second round, once another user was named", () => {
    expectFindings(signedOn("save", markedSave("askName"), asksName("save")), [
      "J6010: signIn → check.true → save.patched → askName → at save",
    ]);
  });

  test("needs a proof before it: a credential, a new account, a mailed link, a session", () => {
    const end = saves("success");
    expectClean(signedOn("save", end));
    expectClean(login(asksName("create"), creates("save"), end));
    expectClean(login(asksName("sendLink"), sendsLink("save", "true"), end));
    expectClean(login(readsSession("save"), end));
  });

  test("a link to a typed address is none", () => {
    const asks = [asksName("askAttribute"), asksMail("sendLink")];
    expectFindings(login(...asks, sendsLink("save", "false"), save), [
      "J6010: askName → askAttribute → sendLink → at save",
    ]);
  });

  test("is left to the script where one has run, and to J5004 where the node finds nobody", () => {
    expectClean(login(asksName("script"), script("save"), saves("failure")));
    expectFindings(journey("«Profile»", asksPassword("save"), saves("failure")), [
      "J5004: askPassword → at save",
    ]);
  });

  test("an allow above the node silences it", () => {
    const allow = '  @allow(J6010, "only the newsletter is changed")\n';
    expectClean(login(asksName("save"), allow + saves("failure")));
  });
});
