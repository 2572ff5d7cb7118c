import { describe, test } from "vitest";
import { check } from "../check/program.ts";
import {
  alongLongWay,
  asksAttribute,
  asksBoth,
  asksName,
  checks,
  finds,
  longWay,
  menu,
  passThrough,
  passThroughConnector,
  runs,
} from "./nodes.ts";
import { expectClean, expectFindings, inner, login, withInner } from "./support.ts";

/** A journey that has the credentials verified by Entra ID, and goes on. */
const remote = (to: string, ...nodes: readonly string[]): string =>
  passThroughConnector + login(...remotely(to, "failure"), ...nodes);
const remotely = (to: string, whenMissing: string): readonly string[] => [
  asksBoth("passThrough"),
  passThrough(`authenticated -> ${to}; failed -> failure; missingInput -> ${whenMissing}`),
];

describe("J6011: success without a stored user", () => {
  test("an account of another system is not yet a user", () => {
    expectFindings(remote("«success»"), ["J6011: signIn → passThrough.authenticated"]);
  });

  test("one long way past the lookup is found among those that lead to it", () => {
    expectFindings(remote("step1", longWay("«success»", "find"), finds("success")), [
      `J6011: signIn → passThrough.authenticated → ${alongLongWay}`,
    ]);
  });

  test("a proof in an inner journey is no more than that", () => {
    const text = passThroughConnector + inner(...remotely("success", "failure"));
    expectFindings(withInner(login(runs("Inner", "«success»")), text), [
      "J6011: into run → > signIn → > passThrough.authenticated → run.true",
    ]);
    const caller = login(runs("Inner", "find"), finds("success"));
    expectClean(withInner(caller, text));
  });

  test("the credentials of a second round are as little a user as those of the first", () => {
    const [signIn = "", node = ""] = remotely("«success»", "signIn");
    expectFindings(passThroughConnector + login(node, signIn), [
      "J6011: passThrough.missingInput → signIn → passThrough.authenticated",
    ]);
  });

  test("a lookup that misses is none", () => {
    expectFindings(remote("find", finds("success", "«success»")), [
      "J6011: signIn → passThrough.authenticated → find.false",
    ]);
  });

  test("a lookup that finds the user, at once or behind a page, is enough", () => {
    expectClean(remote("find", finds("success")));
    expectClean(remote("menu", menu({ On: "find" }), finds("success")));
  });

  test("so is a proof of the stored user, before or after it", () => {
    expectClean(remote("check", check));
    const first = [asksBoth("check"), checks("passThrough")];
    const node = passThrough("authenticated -> success; missingInput, failed -> failure");
    expectClean(passThroughConnector + login(...first, node));
  });

  test("a lookup by what was asked for separately may find another user", () => {
    const asks = asksAttribute("mail", "find");
    expectFindings(remote("askAttribute", asks, finds("«success»", "failure", "mail")), [
      "J6003: signIn → passThrough.authenticated → askAttribute → find.true",
    ]);
    expectFindings(remote("askName", asksName("find"), finds("«success»")), [
      "J6003: signIn → passThrough.authenticated → askName → find.true",
    ]);
  });

  test("an allow above the node silences it", () => {
    const allow = '  @allow(J6011, "the gateway creates the user")\n';
    expectClean(remote("menu", allow + menu({ On: "success" })));
  });
});
