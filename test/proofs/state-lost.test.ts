import { describe, test } from "vitest";
import { check } from "../check/program.ts";
import {
  alongLongWay,
  asksAttribute,
  asksBoth,
  asksName,
  asksPassword,
  checks,
  counts,
  decides,
  level,
  longWay,
  menu,
  runs,
  saves,
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

describe("J5003: state that is lost on the way", () => {
  const asking = inner(asksBoth("success"));

  test("a password does not come back from the inner journey that asks for it", () => {
    expectFindings(withInner(login(runs("Inner", "check"), needy), asking), [
      "J5003: into run → > signIn → run.true → at check",
    ]);
  });

  test("one long way to its use is found among those on which it is asked for again", () => {
    const ways = [longWay("check", "askPassword"), asksPassword("check"), needy];
    expectFindings(withInner(login(runs("Inner", "step1"), ...ways), asking), [
      `J5003: into run → > signIn → run.true → ${alongLongWay} → at check`,
    ]);
  });

  test("nor does it from an inner journey of an inner journey", () => {
    expectFindings(
      {
        "a.journey": imports("Middle") + login(runs("Middle", "check"), needy),
        "inner.journey": asking,
        "middle.journey": imports("Inner") + innerOnly("Middle", runs("Inner", "success")),
      },
      ["J5003: into run → > into run → > > signIn → > run.true → run.true → at check"],
    );
  });

  describe("what a social provider says is kept", () => {
    const social = (noAccount: string): string => `  page choose {
    provider: SelectIdentityProvider

    localAuthentication  -> failure
    socialAuthentication -> social
  }

  node social: SocialProviderHandlerLegacy {
    script: "a-script"

    accountExists -> success
    noAccount     -> ${noAccount}
  }
`;
    test("over pages, and when a node asks again", () => {
      expectClean(login(social("menu"), menu({ Go: "sendLink" }), sendsLink("failure", "false")));
      expectClean(
        login(social("sendLink"), sendsLink("level", "false"), level("sendLink", "stop")),
      );
      expectClean(login(social("sendLink"), sendsLink("failure", "false")));
    });
  });

  test("what is used inside, asked for again, or was there before is not lost", () => {
    const used = inner(asksBoth("check"), check);
    expectClean(withInner(login(runs("Inner", "success")), used));
    const again = [runs("Inner", "askPassword"), asksPassword("check"), check];
    expectClean(withInner(login(...again), asking));
    const before = [asksBoth("run"), runs("Inner", "check"), check];
    expectClean(withInner(login(...before), inner(level("success", "failure"))));
  });

  test("a name comes back, and a password outlives a page while a later node reads it", () => {
    const later = [asksPassword("menu"), menu({ Go: "check" }), check];
    const named = inner(asksName("success"));
    expectClean(withInner(login(runs("Inner", "askPassword"), ...later), named));
  });

  test("an allow above the node that needs the key silences it", () => {
    const allow = '  @allow(J5003, "the inner journey always fails")\n';
    expectClean(withInner(login(runs("Inner", "check"), allow + check), asking));
  });
});

describe("J5004: journey that needs a caller", () => {
  const save = saves("failure");
  const asks = [asksAttribute("givenName", "save"), save];
  const needy = (...nodes: readonly string[]): string => journey("«Profile»", ...nodes);
  const brings = [asksBoth("check"), checks("run")];

  test("a journey that changes a user whom it does not ask for", () => {
    expectFindings(needy(...asks), ["J5004: askAttribute → at save"]);
  });

  test("one long way to the node is enough", () => {
    expectFindings(needy(longWay("save", "failure"), save), [`J5004: ${alongLongWay} → at save`]);
  });

  test("the need of an inner journey is that of the journey which runs it", () => {
    expectFindings(withInner(needy(runs("Inner", "failure")), inner(...asks)), [
      "J5004: into run → > askAttribute → > at save",
    ]);
  });

  test("of journeys that share an inner one, only the one that never brings the key is named", () => {
    expectFindings(
      {
        ...withInner(login(...brings, runs("Inner", "success")), journey("Inner", ...asks)),
        "b.journey": imports("Inner") + needy(runs("Inner", "failure")),
      },
      ["J5004: into run → > askAttribute → > at save"],
    );
  });

  test("a loop around the node brings nothing", () => {
    const again = save.replace("failure -> failure", "failure -> askAttribute");
    expectFindings(needy(asksAttribute("givenName", "save"), again), [
      "J5004: askAttribute → at save",
    ]);
  });

  test("a name that is asked for on another path is missing on this one: no caller need bring it", () => {
    const ways = [level("askName", "save"), asksName("level")];
    expectFindings(journey("Profile", ...ways, save.replace("save", "«save»")), [
      "J5001: level.false → at save",
      "J6010: level.true → askName → level.false → at save",
    ]);
  });

  test("nor what a script may bring, on another path or in the second round", () => {
    const either = [level("script", "save"), script("save")];
    expectFindings(journey("Profile", ...either, save.replace("save", "«save»")), [
      "J5001: level.false → at save",
    ]);
    // A check says of a name that is missing what it says of one that is unknown.
    const check = checks("success", "count");
    expectClean(login(asksPassword("check"), check, counts("script"), script("check")));
  });

  test("a journey that others run, or that only others can run, is made for that", () => {
    const caller = login(...brings, runs("Inner", "success"));
    expectClean(withInner(caller, journey("Inner", ...asks)));
    expectClean(withInner(caller, inner(...asks)));
    expectFindings(inner(...asks), [], ["J2015"]);
  });

  test("a session, or a page, on every path brings what is needed", () => {
    const session = decides(
      "session",
      "GetSessionData",
      'sessionDataKey: "UserToken"; sharedStateKey: "userName"; -> save',
    );
    expectClean(login(session, save));
    expectClean(login(asksBoth("check"), checks("save"), save));
  });
});
