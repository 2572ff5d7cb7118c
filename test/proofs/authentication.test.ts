import { describe, test } from "vitest";
import { check } from "../check/program.ts";
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
  level,
  longWay,
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
import { expectClean, expectFindings, inner, journey, login, withInner } from "./support.ts";

describe("J6001: success without authentication", () => {
  test("a user who was found has shown nothing, and neither has one who was not", () => {
    expectFindings(login(asksName("find"), finds("«success»", "«success»")), [
      "J6001: askName → find.true",
      "J6001: askName → find.false",
    ]);
  });

  test("one long path past the check is found among those that are checked", () => {
    expectFindings(login(asksBoth("step1"), longWay("«success»", "check"), check), [
      `J6001: signIn → ${alongLongWay}`,
    ]);
  });

  test("the success of an inner journey proves nothing by itself", () => {
    const found = inner(asksName("find"), finds("success", "success"));
    expectFindings(withInner(login(runs("Inner", "«success»")), found), [
      "J6001: into run → > askName → > find.true → run.true",
    ]);
    const checked = login(runs("Inner", "askPassword"), asksPassword("check"), check);
    expectClean(withInner(checked, found));
  });

  test("a journey that succeeds at once has shown nothing either", () => {
    expectFindings("journey Login {\n  start -> «success»\n}\n", ["J6001"]);
  });

  test("an inner journey that ends at once goes on in its caller", () => {
    const ends = (end: string): string =>
      `journey Inner {\n  innerTreeOnly: true\n\n  start -> ${end}\n}\n`;
    const caller = (whenTrue: string, whenFalse: string): string =>
      login(asksName("run"), runs("Inner", whenTrue, whenFalse));
    expectFindings(withInner(caller("«success»", "failure"), ends("success")), [
      "J6001: askName → run.true",
    ]);
    expectFindings(withInner(caller("failure", "«success»"), ends("failure")), [
      "J6001: askName → run.false",
    ]);
  });

  test("a name that is typed in the second round undoes what a script may have proved", () => {
    const menus = menu({ Done: "«success»", Other: "askName" });
    expectFindings(login(script("menu"), menus, asksName("menu")), [
      "J6001: script.yes → menu.Other → askName → menu.Done",
      "J6004: script.yes → menu.Done",
    ]);
  });

  test("an error may come before the inner journey has proved anything", () => {
    const run = (onError: string): string => {
      const outcomes = `true -> success; false -> failure; error -> ${onError}`;
      const settings = "tree: Inner; displayErrorOutcome: true";
      return decides("run", "InnerTreeEvaluator", `${settings}; ${outcomes}`);
    };
    expectFindings(withInner(login(run("«success»")), inner(asksBoth("check"), check)), [
      "J6001: run.error",
    ]);
    const proved = login(asksBoth("first"), checks("run", "failure", "first"), run("success"));
    expectClean(withInner(proved, inner(asksPassword("check"), check)));
  });

  test("an inner journey that is run twice is judged by what holds each time", () => {
    const caller = (whenLow: string, end: string): string =>
      login(
        asksBoth("before"),
        runs("Inner", "check", whenLow, "before"),
        checks("after"),
        runs("Inner", end, "failure", "after"),
      );
    const text = inner(level("success", "failure"));
    expectClean(withInner(caller("failure", "success"), text));
    expectFindings(withInner(caller("after", "«success»"), text), [
      "J6001: signIn → into before → > level.false → before.false → into after → > level.true → after.true",
    ]);
  });

  test("a session proves its user where there is one; a typed name stays typed where there is none", () => {
    for (const key of ["UserToken", "AuthLevel"]) {
      expectFindings(login(asksName("readSession"), readsSession("«success»", key)), [
        "J6001: askName → readSession",
      ]);
    }
    expectClean(login(readsSession("save"), saves("success")));
  });

  test("a name that is typed after a session is another user, and nobody where there was none", () => {
    expectFindings(login(readsSession("askName"), asksName("«success»")), [
      "J6001: readSession → askName",
      "J6003: readSession → askName",
    ]);
  });

  test("an inner journey that nobody runs is not judged, nor is failure or stop", () => {
    expectFindings(inner(asksName("success")), [], ["J2015"]);
    for (const end of ["stop", "failure"]) {
      expectClean(login(asksName("find"), finds(end, end)));
      expectClean(withInner(login(runs("Inner", "failure")), inner(asksName(end))));
    }
  });

  test("a journey that can be started is judged although others run it", () => {
    const checked = login(runs("Inner", "askPassword"), asksPassword("check"), check);
    expectFindings(withInner(checked, journey("Inner", asksName("«success»"))), ["J6001: askName"]);
  });

  test("who comes into being, or opens a link that was mailed to them, needs no other proof", () => {
    expectClean(login(asksName("create"), creates("success")));
    expectClean(login(asksName("sendLink"), sendsLink("success", "true")));
  });

  test("a link to a typed address, or one that only the environment may look up, proves nothing", () => {
    const asks = [asksName("askAttribute"), asksAttribute("mail", "sendLink")];
    for (const lookup of ["false", "env.LOOKUP"]) {
      expectFindings(login(...asks, sendsLink("«success»", lookup)), [
        "J6001: askName → askAttribute → sendLink",
      ]);
    }
  });

  test("an allow with a reason silences one line and leaves the other", () => {
    const allow = '  @allow(J6001, "the kiosk shows public pages only")\n';
    const kiosk = allow + menu({ Kiosk: "success", Counter: "other" });
    expectFindings(login(asksName("menu"), kiosk, menu({ Done: "«success»" }, "other")), [
      "J6001: askName → menu.Counter → other.Done",
    ]);
  });
});

describe("J6002: success with half a proof", () => {
  const start = asksBoth("store");

  test("an expired password is not enough", () => {
    expectFindings(login(start, stores("«success»")), ["J6002: signIn → store.expired"]);
  });

  test("one long path from it is found among those on which another proof follows", () => {
    expectFindings(login(start, stores("step1"), longWay("«success»", "check"), check), [
      `J6002: signIn → store.expired → ${alongLongWay}`,
    ]);
  });

  test("half a proof comes back from an inner journey", () => {
    expectFindings(withInner(login(runs("Inner", "«success»")), inner(start, stores("success"))), [
      "J6002: into run → > signIn → > store.expired → run.true",
    ]);
  });

  test("a second factor that is asked for in the second round", () => {
    const outcomes = "missingInput -> signIn; mfaRequired -> «success»; failed -> failure";
    const node = passThrough(`authenticated -> stop; ${outcomes}`);
    expectFindings(passThroughConnector + login(node, asksBoth("passThrough")), [
      "J6002: passThrough.missingInput → signIn → passThrough.mfaRequired",
    ]);
  });

  test("a passkey whose counter went back", () => {
    const others = "unsupported, noDevice, failure, error -> failure";
    const outcomes = `success -> success; successSignCountMismatch -> «success»; ${others}`;
    const settings = "detectSignCountMismatch: true";
    const passkey = decides("passkey", "WebAuthnAuthenticationNode", `${settings}; ${outcomes}`);
    expectFindings(login(script("passkey"), passkey), [
      "J6002: script.yes → passkey.successSignCountMismatch",
    ]);
  });

  test("another proof after it, or before it, makes it whole", () => {
    expectClean(login(start, stores("check"), check));
    expectClean(login(start, stores("sendLink"), sendsLink("success", "true")));
    expectClean(login(asksBoth("check"), checks("store"), stores("success")));
  });

  test("half a proof that leads to failure or stop is none", () => {
    for (const end of ["failure", "stop"]) expectClean(login(start, stores(end)));
  });

  test("half a proof of one user is no proof at all of the next", () => {
    expectFindings(login(start, stores("askName"), asksName("«success»")), [
      "J6001: signIn → store.expired → askName",
    ]);
  });

  test("a script without a choice does not make half a proof whole", () => {
    const note = 'script: "a-script"; outcomes: ["yes"]; "yes" -> «success»';
    expectFindings(login(start, stores("note"), decides("note", "ScriptedDecision", note)), [
      "J6002: signIn → store.expired → note.yes",
    ]);
  });

  test("nor does one on a page that leads to one place", () => {
    const member =
      'script: ScriptedDecision {\n      script: "a-script"\n      outcomes: ["yes"]\n    }';
    const note = `  page note {\n    ${member}\n\n    "yes" -> «success»\n  }\n`;
    expectFindings(login(start, stores("note"), note), [
      "J6002: signIn → store.expired → note.yes",
    ]);
  });

  test("to find the user afterwards adds nothing", () => {
    expectFindings(login(start, stores("find"), finds("«success»")), [
      "J6002: signIn → store.expired → find.true",
    ]);
  });

  test("an allow silences one line and leaves the other", () => {
    const allow = '  @allow(J6002, "the portal asks for a new password")\n';
    const portal = allow + menu({ On: "success", Back: "other" });
    expectFindings(login(start, stores("menu"), portal, menu({ On: "«success»" }, "other")), [
      "J6002: signIn → store.expired → menu.Back → other.On",
    ]);
  });
});
