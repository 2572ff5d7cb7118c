import { describe, expect, test } from "vitest";
import { check, prove } from "../check/program.ts";
import {
  alongLongWay,
  asksBoth,
  asksName,
  asksPassword,
  checks,
  decides,
  finds,
  longWay,
  menu,
  readsSession,
  runs,
  script,
  sendsLink,
} from "./nodes.ts";
import { expectClean, expectFindings, inner, login, withInner } from "./support.ts";

const marked = (node: string): string => node.replace("node find", "node «find»");
const told = marked(finds("askPassword"));
const asking = [asksPassword("check"), check];

describe("J6006: known and unknown users told apart", () => {
  test("a password page for known users only", () => {
    const text = login(asksName("find"), told, ...asking);
    expectFindings(text, ["J6006: askName → at find"]);
    const [found] = prove(text.replaceAll(/[«»]/g, ""));
    expect(found?.related.map((label) => label.text)).toEqual(["one way", "the other way"]);
  });

  test("two pages with other words", () => {
    const other = asksPassword("check", "other").replace(
      "{\n",
      '{\n    pageHeader: { en: "Hi" }\n',
    );
    expectFindings(
      login(asksName("find"), marked(finds("askPassword", "other")), other, ...asking),
      ["J6006: askName → at find"],
    );
  });

  test("what a stored object has, and whether a device is registered", () => {
    const present = decides("«has»", "AttributePresentDecision", "true -> menu; false -> failure");
    expectFindings(login(asksName("has"), present, menu({ Leave: "failure" })), [
      "J6006: askName → at has",
    ]);
    const outcomes = "noDevice -> menu; success -> success; unsupported, failure, error -> failure";
    const passkey = decides("«passkey»", "WebAuthnAuthenticationNode", outcomes);
    expectFindings(login(asksName("passkey"), passkey, menu({ Leave: "failure" })), [
      "J6006: askName → at passkey",
    ]);
  });

  test("of several outcomes two are named that look different", () => {
    const outcomes = "noDevice, unsupported -> menu; success -> success; failure, error -> failure";
    const passkey = decides("passkey", "WebAuthnAuthenticationNode", outcomes);
    const [found] = prove(login(asksName("passkey"), passkey, menu({ Leave: "failure" })));
    expect(found?.message).toContain("`noDevice` looks different from `failure`");
  });

  test("a lookup at the end of one long way past the check", () => {
    const nodes = [longWay("find", "check"), checks("find"), told, asksPassword("failure")];
    expectFindings(login(asksBoth("step1"), ...nodes), [
      `J6006: signIn → ${alongLongWay} → at find`,
    ]);
  });

  test("a page at the end of a long way on which nothing is shown", () => {
    const nodes = [marked(finds("step1")), longWay("menu", "failure"), menu({ Leave: "failure" })];
    expectFindings(login(asksName("find"), ...nodes), ["J6006: askName → at find"]);
  });

  test("an inner journey whose ends look different in its caller", () => {
    const caller = (whenFalse: string): string =>
      login(asksName("run"), runs("Inner", "askPassword", whenFalse), ...asking);
    expectFindings(withInner(caller("failure"), inner(marked(finds("success")))), [
      "J6006: askName → into run → > at find",
    ]);
    expectClean(withInner(caller("askPassword"), inner(finds("success"))));
  });

  test("a lookup of nobody in the first round tells nothing, that in the second does", () => {
    expectFindings(
      login(marked(finds("menu", "askName")), asksName("find"), menu({ End: "stop" })),
      ["J6006: find.false → askName → at find"],
    );
  });

  test("after a session that may not be there, only its user can be looked up", () => {
    const present = decides("has", "AttributePresentDecision", "true -> menu; false -> failure");
    expectClean(login(readsSession("has"), present, menu({ Leave: "failure" })));
  });

  test("one page for both, or two that look alike, tell nothing", () => {
    expectClean(login(asksName("find"), finds("askPassword", "askPassword"), ...asking));
    const alike = asksPassword("check", "alike");
    expectClean(login(asksName("find"), finds("askPassword", "alike"), alike, ...asking));
  });

  test("a silent step before the page, and one end for both, tell nothing", () => {
    const count = decides("increment", "IncrementLoginCount", "-> askPassword");
    expectClean(login(asksName("find"), finds("increment", "askPassword"), count, ...asking));
    expectClean(login(asksName("find"), finds("failure", "failure")));
    expectClean(
      login(asksName("find"), finds("sendLink", "sendLink"), sendsLink("success", "true")),
    );
  });

  test("who has shown a credential may be told what is stored of them", () => {
    const end = menu({ End: "success" });
    expectClean(login(asksBoth("check"), checks("find"), finds("menu"), end));
    expectClean(login(asksName("sendLink"), sendsLink("find", "true"), finds("menu"), end));
  });

  test("what only the right credential leads to is seen by nobody who has none", () => {
    const outcomes = "success -> success; noDevice, unsupported, failure, error -> failure";
    const passkey = decides("passkey", "WebAuthnAuthenticationNode", outcomes);
    expectClean(login(asksName("passkey"), passkey));
  });

  test("whom a script may have verified may be told", () => {
    const end = menu({ End: "failure" });
    expectClean(login(asksName("script"), script("find"), finds("menu"), end));
  });

  test("an allow above the node silences it", () => {
    const allow = '  @allow(J6006, "names are public here")\n';
    expectClean(login(asksName("find"), allow + finds("askPassword"), ...asking));
  });
});
