import { describe, expect, test } from "vitest";
import { check, prove } from "../check/program.ts";
import {
  alongLongWay,
  asksAttribute,
  asksBoth,
  asksName,
  asksPassword,
  checks,
  counts,
  creates,
  decides,
  level,
  longWay,
  finds,
  passThrough,
  passThroughConnector,
  readsSession,
  runs,
  script,
  sendsLink,
} from "./nodes.ts";
import {
  expectClean,
  expectFindings,
  imports,
  inner,
  innerOnly,
  journey,
  login,
  withInner,
} from "./support.ts";

const needy = check.replace("check", "«check»");
const gap = [asksName("level"), level("askPassword", "check"), asksPassword("check")];

describe("J5001: state that is not set on every path", () => {
  test("a check that one way reaches past the password page", () => {
    expectFindings(login(...gap, needy), ["J5001: askName → level.false → at check"]);
  });

  test("one long way past the password page is found among those that lead to it", () => {
    const ways = [asksName("step1"), longWay("check", "askPassword"), asksPassword("check")];
    expectFindings(login(...ways, needy), [`J5001: askName → ${alongLongWay} → at check`]);
  });

  test("not behind a node that lacks the setting which says what it sets: that is said already", () => {
    const session = readsSession("level").replace(/ +sharedStateKey.*\n/, "");
    expectFindings(login(session, level("find", "find"), finds("failure")), [], ["J4001"]);
  });

  test("after a lookup that has an outcome for it, the next node that has none is found", () => {
    const link = sendsLink("failure", "true").replace("sendLink", "«sendLink»");
    const nodes = [finds("sendLink", "sendLink"), link, asksName("sendLink")];
    expectFindings(login(...nodes), ["J5001: find.false → at sendLink"], ["J3008"]);
  });

  test("a way through an inner journey", () => {
    const text = inner(level("askPassword", "check"), asksPassword("check"), needy);
    expectFindings(withInner(login(asksName("run"), runs("Inner", "success")), text), [
      "J5001: askName → into run → > level.false → > at check",
    ]);
  });

  test("a way out of a loop", () => {
    const loop = [level("askPassword", "again"), level("askName", "check", "again")];
    expectFindings(login(asksName("level"), ...loop, asksPassword("check"), needy), [
      "J5001: askName → level.false → again.false → at check",
    ]);
  });

  test("what is missing is said at the first node that needs it, and not at those that follow", () => {
    const first = decides("«check»", "DataStoreDecision", "true, false -> second");
    expectFindings(login(...gap, first, checks("success", "failure", "second")), [
      "J5001: askName → level.false → at check",
    ]);
  });

  test("a member of a page finds what those before it have asked for, and not what comes later", () => {
    const ask = (to: string, ...members: readonly string[]): string =>
      `  page ask {\n    ${members.join("\n    ")}\n\n    true  -> ${to}\n    false -> failure\n  }\n`;
    expectClean(login(ask("success", "name: PlatformUsername", "questions: KBAVerification")));
    expectFindings(login(ask("askName", "«questions»: KBAVerification"), asksName("failure")), [
      "J5001: at ask",
    ]);
  });

  test("an error in an inner journey may come before it has asked", () => {
    const outcomes = "true, error -> increment; false -> failure";
    const run = decides(
      "run",
      "InnerTreeEvaluator",
      `tree: Inner; displayErrorOutcome: true; ${outcomes}`,
    );
    const increment = decides("«increment»", "IncrementLoginCount", "-> failure");
    expectFindings(withInner(login(run, increment), inner(asksName("success"))), [
      "J5001: run.error → at increment",
    ]);
  });

  test("of journeys that share an inner one, the one is named that can come without the key", () => {
    const brings = [asksBoth("check")];
    const run = runs("Inner", "success", "failure", "check");
    const files = (first: readonly string[], second: readonly string[]) => ({
      "a.journey": imports("Inner") + journey("First", ...first, run),
      "b.journey": imports("Inner") + journey("Second", ...second, run),
      "inner.journey": inner(needy),
    });
    const path = "J5001: askName → level.false → into check → > at check";
    expectClean({ ...files(brings, brings), "inner.journey": inner(check) });
    expectFindings(files(brings, gap), [path]);
    expectFindings(files(gap, brings), [path]);
  });

  test("a key that serves for another, one that may be there, and one that a script may set are enough", () => {
    const settings = 'identityAttribute: "mail"; -> failure';
    const increment = decides("increment", "IncrementLoginCount", settings);
    expectClean(login(asksName("increment"), increment));
    expectClean(login(readsSession("increment"), increment));
    expectClean(login(script("increment", "increment"), increment));
  });

  test("a node that takes what there is needs nothing", () => {
    expectClean(login(creates("success")));
  });

  test("a node that says what is missing takes no other outcome where it is", () => {
    const outcomes = "authenticated -> find; missingInput -> signIn; failed -> failure";
    const nodes = [passThrough(outcomes), asksBoth("passThrough"), finds("success")];
    expectClean(passThroughConnector + login(...nodes));
  });

  test("an allow above the node that needs the key silences it", () => {
    const allow = '  @allow(J5001, "the level says whether there is a password")\n';
    expectClean(login(...gap, allow + check));
  });
});

describe("J5002: answer that nothing reads", () => {
  const read = (to: string): string => asksAttribute("givenName", to);
  const unread = (to: string): string => read(to).replace("attribute:", "«attribute»:");

  test("an attribute that is asked for and forgotten", () => {
    expectFindings(login(unread("signIn"), asksBoth("check"), check), ["J5002"]);
  });

  test("an answer that is kept under a name which nobody knows", () => {
    const ask = decides("«ask»", "MessageNode", 'stateField: "answer"; true, false -> signIn');
    expectFindings(login(ask, asksBoth("check"), check), ["J5002"]);
  });

  test("a reader at the end of a long way counts, and the long way alone does not", () => {
    const start = asksName("askAttribute");
    expectClean(login(start, read("step1"), longWay("create", "failure"), creates("success")));
    expectFindings(login(start, unread("step1"), longWay("failure", "stop")), ["J5002"]);
  });

  test("a reader in a journey that runs the asking one, or is run beside it, counts", () => {
    const caller = (to: string, ...more: readonly string[]): string =>
      login(asksName("run"), runs("Inner", to), ...more);
    expectFindings(withInner(caller("failure"), inner(unread("success"))), ["J5002"]);
    expectClean(withInner(caller("create", creates("success")), inner(read("success"))));
    const beside = caller("other", runs("Other", "success", "failure", "other"));
    expectClean({
      ...withInner(imports("Other") + beside, inner(read("success"))),
      "other.journey": innerOnly("Other", creates("success")),
    });
  });

  test("an answer of a second round is read by a node of the first, or by none", () => {
    const loop = [asksBoth("check"), checks("success", "count"), counts("askAttribute")];
    expectFindings(login(...loop, unread("signIn")), ["J5002"]);
    const first = checks("success", "count").replace("-> success", "-> create");
    const round = [asksBoth("check"), first, counts("askAttribute"), creates("success")];
    expectClean(login(...round, read("signIn")));
  });

  test("a script may read anything, and success reads the user name", () => {
    expectClean(login(asksBoth("askAttribute"), read("script"), script("check"), check));
    const named = [sendsLink("askName", "true"), asksName("failure")];
    expectClean(login(readsSession("sendLink"), ...named));
  });
});

test("of a path of more than 200 steps the middle is left out, and the numbers show it", () => {
  const steps = Array.from({ length: 300 }, (_, index) =>
    level(index === 299 ? "check" : `step${index + 2}`, "failure", `step${index + 1}`),
  );
  const text = login(asksName("step1"), ...steps, check);
  const [found] = prove({ "a.journey": text });
  const numbers = found?.path.map(({ number }) => number) ?? [];
  expect(found?.code).toBe("J5004");
  expect(numbers.length).toBe(200);
  expect([numbers[99], numbers[100], numbers[199]]).toEqual([100, 203, 302]);
});
