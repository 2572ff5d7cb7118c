import { describe, expect, test } from "vitest";
import { check, prove } from "../check/program.ts";
import {
  alongLongWay,
  asksBoth,
  asksName,
  checks,
  decides,
  finds,
  longWay,
  passThrough,
  passThroughConnector,
  runs,
  script,
} from "./nodes.ts";
import { expectClean, expectFindings, inner, journey, login, withInner } from "./support.ts";

describe("J6004: authentication rests on a node that cannot be judged", () => {
  const start = asksName("script");

  test("a script may have verified somebody", () => {
    expectFindings(login(start, script("«success»")), ["J6004: askName → script.yes"]);
  });

  test("so may an opaque node", () => {
    const badge = decides("badge", '"BadgeNode"', '"valid" -> «success»; "invalid" -> failure');
    expectFindings(login(asksName("badge"), badge), ["J6004: askName → badge.valid"]);
  });

  test("so may a script on a page", () => {
    const page = `  page badge {
    name: PlatformUsername
    script: ScriptedDecision {
      script: "a-script"
      outcomes: ["yes", "no"]
    }

    "yes" -> «success»
    "no"  -> failure
  }
`;
    expectFindings(login(page), ["J6004: badge.yes"]);
  });

  test("one long path after the script is found among those that are checked", () => {
    const ways = [script("step1"), longWay("«success»", "check"), check];
    expectFindings(login(asksBoth("script"), ...ways), [
      `J6004: signIn → script.yes → ${alongLongWay}`,
    ]);
  });

  test("a script in an inner journey is reported where the caller succeeds", () => {
    const caller = login(runs("Inner", "«success»"));
    expectFindings(withInner(caller, inner(start, script("success"))), [
      "J6004: into run → > askName → > script.yes → run.true",
    ]);
  });

  test("an inner journey that a client can start is told itself, and not its caller too", () => {
    const caller = login(runs("Inner", "success"));
    expectFindings(withInner(caller, journey("Inner", start, script("«success»"))), [
      "J6004: askName → script.yes",
    ]);
  });

  test("its caller is told where it makes a success of the inner journey's failure", () => {
    const caller = login(runs("Inner", "failure", "«success»"));
    expectFindings(withInner(caller, journey("Inner", start, script("failure"))), [
      "J6004: into run → > askName → > script.yes → run.false",
    ]);
  });

  test("a name that a script may have set, in the second round", () => {
    const outcomes = "authenticated -> stop; missingInput -> script; failed -> «success»";
    const nodes = [passThrough(outcomes), script("passThrough")];
    expectFindings(passThroughConnector + login(...nodes), [
      "J6004: passThrough.missingInput → script.yes → passThrough.failed",
    ]);
  });

  test("a lookup by what the script may have verified rests on the script, not on the lookup", () => {
    expectFindings(login(start, script("find"), finds("«success»")), [
      "J6004: askName → script.yes → find.true",
    ]);
  });

  test("a script before a real proof, and one after it, does no harm", () => {
    expectClean(login(asksBoth("script"), script("check"), check));
    expectClean(login(asksBoth("check"), checks("script"), script("success", "success")));
  });

  test("a script that leads to failure, or is not on the way, does no harm", () => {
    expectClean(login(start, script("failure")));
    expectClean(login(asksBoth("check"), checks("success", "script"), script("failure")));
  });

  test("an allow that says what the script verifies silences this line, and no other", () => {
    const allow = '  @allow(J6004, "verifies the signature of the badge")\n';
    expectClean(login(start, allow + script("success")));
    const other = script("«success»", "failure", "other");
    expectFindings(login(start, allow + script("success", "other"), other), [
      "J6004: askName → script.no → other.yes",
    ]);
  });
});

describe("whom J6004 names", () => {
  const named = (text: string): readonly string[] =>
    prove({ "a.journey": text }).map(({ message }) => message.replace(/.* rests on what /, ""));

  test("every node on the path that decides something, the last first", () => {
    const first = decides("one", '"BadgeNode"', '"valid" -> script; "invalid" -> failure');
    expect(named(login(asksName("one"), first, script("success")))).toEqual([
      "`script` or `one` does.",
    ]);
  });

  test("not what takes notes only, where another decides", () => {
    const first = decides("notes", '"NotesNode"', "-> script");
    expect(named(login(asksName("notes"), first, script("success")))).toEqual(["`script` does."]);
  });

  test("not what ran before the user typed a name", () => {
    const first = decides("one", '"BadgeNode"', '"valid" -> askName; "invalid" -> failure');
    expect(named(login(first, asksName("script"), script("success")))).toEqual(["`script` does."]);
  });

  test("those of an inner journey, too", () => {
    const first = decides("one", '"BadgeNode"', '"valid" -> success; "invalid" -> failure');
    const files = withInner(
      login(asksName("run"), runs("Inner", "script"), script("success")),
      inner(first),
    );
    const [found] = prove(files);
    expect(found?.message).toMatch(/rests on what `script` or `one` does\.$/);
  });
});

describe("what another finding says already", () => {
  test("an unknown type, journey or outcome is said once", () => {
    const nonsense = decides("x", "Nonsense", '"on" -> success');
    expectFindings(login(asksName("x"), nonsense), [], ["J2002"]);
    expectFindings(login(runs("Gone", "success")), [], ["J2003"]);
  });

  test("an inner journey that is not there may be the proof, before a script and after it", () => {
    const before = login(asksName("script"), script("run"), runs("Gone", "success"));
    expectFindings(before, [], ["J2003"]);
    const after = login(asksName("run"), runs("Gone", "script"), script("success"));
    expectFindings(after, [], ["J2003"]);
  });

  test("a way around the inner journey that is not there is found", () => {
    const around = script("run", "«success»");
    expectFindings(
      login(asksName("script"), around, runs("Gone", "success")),
      ["J6004: askName → script.no"],
      ["J2003"],
    );
    const again = login(runs("Gone", "askName"), asksName("«success»"));
    expectFindings(again, ["J6001: run.true → askName"], ["J2003"]);
  });

  test("an unknown type, or an empty page, may have asked for anything and verified anybody", () => {
    const nonsense = decides("x", "Nonsense", '"on" -> check');
    expectFindings(login(nonsense, check), [], ["J2002"]);
    const member = `  page x {\n    member: Nonsense\n\n    -> success\n  }\n`;
    expectFindings(login(asksName("x"), member), [], ["J2002"]);
    expectFindings(
      login(asksName("x"), decides("x", "", "-> success").replace("node x:", "page x")),
      [],
      ["J3012"],
    );
  });

  test("an outcome that is not wired, or an arrow that says not which, is said once", () => {
    const half = decides("check", "DataStoreDecision", "true -> success");
    expectFindings(login(asksBoth("check"), half), [], ["J3001"]);
    const bare = decides("check", "DataStoreDecision", "-> success");
    expectFindings(login(asksBoth("check"), bare), [], ["J3004"]);
  });

  test("journeys that call each other in a circle are said to once", () => {
    const other = `import { Login } from "./a.journey"\n${journey("Inner", runs("Login", "success"))}`;
    expectFindings(withInner(login(runs("Inner", "success")), other), [], ["J3011"]);
    const leaves = journey("Inner", asksBoth("check"), checks("run"), runs("Login", "success"));
    const circle = `import { Login } from "./a.journey"\n${leaves}`;
    expectFindings(withInner(login(runs("Inner", "success")), circle), [], ["J3011"]);
  });
});
