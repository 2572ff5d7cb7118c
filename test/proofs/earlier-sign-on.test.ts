import { describe, expect, test } from "vitest";
import { prove } from "../check/program.ts";
import {
  asksAttribute,
  asksPassword,
  checks,
  decides,
  menu,
  readsSession,
  runs,
  script,
  sendsLink,
} from "./nodes.ts";
import { expectClean, expectFindings, inner, login, withInner } from "./support.ts";

const saves = (name = "save", settings = ""): string =>
  decides(
    name,
    "PatchObject",
    `${settings}identityResource: managed/alpha_user; patched -> success; failure -> failure`,
  ).replace(name, `«${name}»`);
const unmarked = (text: string): string => text.replaceAll(/[«»]/g, "");
const remembers = (to: string): string =>
  decides("cookie", "PersistentCookieDecision", `true -> ${to}; false -> failure`);
const registers = decides(
  "register",
  "OATHRegistration",
  "success -> success; failure -> failure",
).replace("register", "«register»");
const asksNew = asksPassword("save", "askNew");
const asksOld = asksPassword("check", "askOld");

describe("J6012: change of a credential that nothing confirms", () => {
  test("a session alone changes the password", () => {
    expectFindings(login(readsSession("askNew"), asksNew, saves()), [
      "J6012: readSession → askNew → at save",
    ]);
  });

  test("a remembered sign-on registers a device", () => {
    expectFindings(login(remembers("register"), registers), ["J6012: cookie.true → at register"]);
  });

  test("answers to security questions are a credential", () => {
    const asks = "  page ask {\n    questions: KBADefinition\n\n    -> save\n  }\n";
    expectFindings(login(readsSession("ask"), asks, saves()), [
      "J6012: readSession → ask → at save",
    ]);
  });

  test("one way past the check of the current password is found", () => {
    const asks = menu({ Forgotten: "askNew", Known: "askOld" });
    expectFindings(login(readsSession("menu"), asks, asksOld, checks("askNew"), asksNew, saves()), [
      "J6012: readSession → menu.Forgotten → askNew → at save",
    ]);
  });

  test.each([
    ["askNew", true],
    ["failure", false],
  ])("a script whose `no` leads to %s: %s", (whenNo, isFound) => {
    const found = prove(
      login(readsSession("script"), script("askNew", whenNo), asksNew, unmarked(saves())),
    );
    expect(found.some(({ code }) => code === "J6012")).toBe(isFound);
  });

  test("in an inner journey that collects and stores", () => {
    expectFindings(
      withInner(login(readsSession("run"), runs("Inner", "success")), inner(asksNew, saves())),
      ["J6012: readSession → into run → > askNew → > at save"],
    );
  });

  test("after an inner journey that asks for something else", () => {
    const stored = login(
      readsSession("askNew"),
      asksPassword("run", "askNew"),
      runs("Inner", "save"),
      saves(),
    );
    const asks = asksAttribute("givenName", "success");
    expectFindings(withInner(stored, inner(asks)), [
      "J6012: readSession → askNew → into run → > askAttribute → run.true → at save",
    ]);
  });
});

describe("is confirmed, or changes no credential", () => {
  test("the current password is checked", () => {
    expectClean(
      login(readsSession("askOld"), asksOld, checks("askNew"), asksNew, unmarked(saves())),
    );
  });

  test("a link is mailed", () => {
    expectClean(
      login(readsSession("sendLink"), sendsLink("askNew", "true"), asksNew, unmarked(saves())),
    );
  });

  test("a profile is changed, and elsewhere a password that was verified", () => {
    const asks = menu({ Profile: "askAttribute", Password: "askOld" });
    expectClean(
      login(
        readsSession("menu"),
        asks,
        asksAttribute("givenName", "save"),
        asksOld,
        checks("askNew"),
        asksNew,
        unmarked(saves()),
      ),
    );
  });

  test("the password is not stored", () => {
    const ignored = unmarked(saves("save", 'ignoredFields: ["password"]; '));
    expectClean(login(readsSession("askNew"), asksNew, ignored));
  });

  test("a caller's password does not reach what an inner journey stores", () => {
    const caller = login(
      readsSession("askPassword"),
      asksPassword("run"),
      runs("Inner", "check"),
      checks("success"),
    );
    expectClean(withInner(caller, inner(asksAttribute("givenName", "save"), unmarked(saves()))));
  });
});
