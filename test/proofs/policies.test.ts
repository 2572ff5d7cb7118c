import { describe, expect, test } from "vitest";
import { check, diagnose } from "../check/program.ts";
import {
  alongLongWay,
  asksBoth,
  asksName,
  checks,
  counts,
  decides,
  level,
  longWay,
  mailsCode,
  menu,
  runs,
  saves,
  sendsLink,
} from "./nodes.ts";
import { expectClean, expectFindings, inner, login, withInner } from "./support.ts";

const requires = (clause: string, text: string): string =>
  text.replace("  start ->", `  require ${clause}\n\n  start ->`);
const broken = (clause: string, text: string): string =>
  text.replace("  start ->", `  «require ${clause}»\n\n  start ->`);

const lock = decides("lock", "AccountLockout", "-> failure");
const twoFactors = [asksBoth("check"), checks("makeCode")];

describe("J6009: requirement that a path does not meet: two factors", () => {
  test("a password alone", () => {
    const text = login(asksBoth("check"), check);
    expectFindings(broken("mfa before success", text), ["J6009: signIn → check.true"]);
  });

  test("two proofs of one kind are one factor", () => {
    const questions = decides("ask", "KBAVerification", "true -> success; false -> failure");
    const text = login(asksBoth("check"), checks("ask"), questions);
    expectFindings(broken("mfa before success", text), ["J6009: signIn → check.true → ask.true"]);
  });

  test("the proof of a provider, of which nobody knows what it rests on", () => {
    const choose = decides(
      "choose",
      "SelectIdentityProvider",
      "includeLocalAuthentication: false; socialAuthentication -> social",
    );
    const social = decides(
      "social",
      "SocialProviderHandlerLegacy",
      "accountExists -> makeCode; noAccount -> failure",
    );
    const text = login(choose, social, mailsCode("success"));
    expectFindings(broken("mfa before success", text), [
      "J6009: choose.socialAuthentication → social.accountExists → makeCode → mailCode → askCode.true",
    ]);
    expectClean(text);
  });

  test("one long way past the second factor is found among those that lead to it", () => {
    const nodes = [checks("step1"), longWay("success", "makeCode"), mailsCode("success")];
    expectFindings(broken("mfa before success", login(asksBoth("check"), ...nodes)), [
      `J6009: signIn → check.true → ${alongLongWay}`,
    ]);
  });

  test("a second factor that an inner journey may skip", () => {
    const caller = login(asksBoth("check"), checks("run"), runs("Inner", "success"));
    const text = inner(level("success", "makeCode"), mailsCode("success"));
    expectFindings(withInner(broken("mfa before success", caller), text), [
      "J6009: signIn → check.true → into run → > level.true → run.true",
    ]);
  });

  test("both factors of one user, and none of the next, in the second round", () => {
    const nodes = [mailsCode("menu"), menu({ Done: "success", Other: "askOther" })];
    const other = [asksBoth("checkOther", "askOther"), checks("menu", "failure", "checkOther")];
    expectFindings(broken("mfa before success", login(...twoFactors, ...nodes, ...other)), [
      "J6009: signIn → check.true → makeCode → mailCode → askCode.true → menu.Other → askOther → checkOther.true → menu.Done",
    ]);
  });

  test("a password and a possession are two, in either order, also from an inner journey", () => {
    expectClean(requires("mfa before success", login(...twoFactors, mailsCode("success"))));
    const link = [asksBoth("sendLink"), sendsLink("check", "true"), check];
    expectClean(requires("mfa before success", login(...link)));
    const caller = login(runs("Inner", "makeCode"), mailsCode("success"));
    const password = inner(asksBoth("check"), check);
    expectClean(withInner(requires("mfa before success", caller), password));
  });

  test("two factors before a node, and not before success", () => {
    const nodes = [mailsCode("save"), saves("success")];
    expectClean(requires("mfa before save", login(...twoFactors, ...nodes)));
    const password = [asksBoth("check"), checks("save"), saves("success")];
    expectFindings(broken("mfa before PatchObject", login(...password)), [
      "J6009: signIn → check.true → at save",
    ]);
  });
});

describe("J6009: one thing before another", () => {
  const start = asksBoth("level");

  test("a check that one way leads past", () => {
    const text = login(start, level("check", "save"), checks("save"), saves("failure"));
    const found = broken("check before save", text).replace("node save", "node «save»");
    expectFindings(found, [
      "J6009: signIn → level.false → at save",
      "J6010: signIn → level.false → at save",
    ]);
  });

  test("a node of a type before success, in an inner journey or in none", () => {
    const clause = "AuthLevelDecision before success";
    const caller = login(asksBoth("check"), checks("run"), runs("Inner", "success"));
    const with_ = inner(level("success", "failure"));
    expectClean(withInner(requires(clause, caller), with_));
    const without = inner(menu({ On: "success" }));
    expectFindings(withInner(broken(clause, caller), without), [
      "J6009: signIn → check.true → into run → > menu.On → run.true",
    ]);
  });

  test("an outcome that is required by name", () => {
    const nodes = [asksBoth("check"), checks("level"), level("success", "success")];
    expectFindings(broken("level.true before success", login(...nodes)), [
      "J6009: signIn → check.true → level.false",
    ]);
    const strict = [asksBoth("check"), checks("level"), level("success", "failure")];
    expectClean(requires("level.true before success", login(...strict)));
  });

  test("a check that is required has to succeed, though another proof does", () => {
    const questions = decides("ask", "KBAVerification", "true -> success; false -> failure");
    const text = login(asksBoth("check"), checks("success", "ask"), questions);
    expectFindings(broken("check before success", text), [
      "J6009: signIn → check.false → ask.true",
    ]);
    expectClean(requires("check before success", login(asksBoth("check"), check)));
  });
});

describe("J6009: one thing after another", () => {
  const clause = "RetryLimitDecision after check.false";
  const locking = "AccountLockout after count.reject";

  test("a wrong guess that ends the run uncounted", () => {
    expectFindings(broken(clause, login(asksBoth("check"), check)), [
      "J6009: signIn → check.false",
    ]);
  });

  test("one long way to the end is found among those that are counted", () => {
    const nodes = [checks("success", "step1"), longWay("failure", "count"), counts("failure")];
    expectFindings(broken(clause, login(asksBoth("check"), ...nodes)), [
      `J6009: signIn → check.false → ${alongLongWay}`,
    ]);
  });

  test("a wrong guess in the second round, of another node", () => {
    const nodes = [checks("success", "count"), counts("askAgain"), asksBoth("second", "askAgain")];
    const second = checks("success", "failure", "second");
    expectFindings(
      broken("AccountLockout after second.false", login(asksBoth("check"), ...nodes, second)),
      ["J6009: signIn → check.false → count.retry → askAgain → second.false"],
    );
  });

  test("a limit that is counted in an inner journey", () => {
    const nodes = [checks("success", "run"), runs("Inner", "failure")];
    const caller = login(asksBoth("check"), ...nodes);
    expectClean(withInner(requires(clause, caller), inner(counts("success"))));
    expectFindings(withInner(broken(clause, caller), inner(level("success", "failure"))), [
      "J6009: signIn → check.false → into run → > level.true → run.true",
    ]);
    expectFindings(
      withInner(
        broken(clause, caller.replace("false -> run", "«false -> run»")),
        inner(level("stop", "count"), counts("success")),
      ),
      ["J6009: signIn → check.false → into run → > level.true", "J6008: check.false → at run"],
    );
  });

  test("a limit in the loop, and a lockout behind it", () => {
    const loop = [asksBoth("check"), checks("success", "count"), counts("signIn", "lock"), lock];
    expectClean(requires(clause, login(...loop)));
    expectClean(requires(locking, login(...loop)));
    const open = [asksBoth("check"), checks("success", "count"), counts("signIn")];
    expectFindings(broken(locking, login(...open)), ["J6009: signIn → check.false → count.reject"]);
  });

  test("a lockout that follows at once, and nothing where the run never comes by", () => {
    const locked = login(asksBoth("check"), checks("success", "lock"), lock);
    expectClean(requires("AccountLockout after check.false", locked));
    const text = login(asksBoth("check"), check);
    expectClean(requires("AccountLockout after RetryLimitDecision", text));
  });

  test("an allow above the journey silences it", () => {
    const text = requires(clause, login(asksBoth("check"), check));
    expectClean(
      text.replace("journey Login", '@allow(J6009, "AM locks the account")\njourney Login'),
    );
  });
});

describe("J2034: requirement that names nothing", () => {
  const found = (clause: string): readonly string[] => {
    const text = requires(
      clause,
      login(asksName("find"), decides("find", "IdentifyExistingUser", "true, false -> failure")),
    );
    return diagnose(text).map(
      ({ code, primary: { span } }) => `${code} ${text.slice(span.start, span.end)}`,
    );
  };

  test("a node, a type or an outcome that is not there", () => {
    expect(found("chek before success")).toEqual(["J2034 chek"]);
    expect(found("find before sucess")).toEqual(["J2034 sucess"]);
    expect(found("find.yes before success")).toEqual(["J2034 yes"]);
    expect(found("DataStoreDecision after find.yes")).toEqual(["J2034 yes"]);
  });

  test("the factors, or an end, where they mean nothing", () => {
    expect(found("mfa after find")).toEqual(["J2034 mfa"]);
    expect(found("success before find")).toEqual(["J2034 success"]);
    expect(found("find after success")).toEqual(["J2034 success"]);
    expect(found("mfa.true before success")).toEqual(["J2034 mfa"]);
  });

  test("both points are judged, and what is meant is offered", () => {
    expect(found("chek before sucess")).toEqual(["J2034 chek", "J2034 sucess"]);
    const text = requires(
      "fnd before success",
      login(asksName("find"), decides("find", "IdentifyExistingUser", "true, false -> failure")),
    );
    expect(
      diagnose(text).flatMap(({ fixes }) =>
        fixes.flatMap(({ edits }) => edits.map(({ newText }) => newText)),
      ),
    ).toEqual(["find"]);
  });

  test("names that are there", () => {
    expect(found("find before failure")).toEqual([]);
    expect(found("IdentifyExistingUser.true before success")).toEqual([]);
    expect(found("mfa before success")).toEqual([]);
  });

  test("what names nothing proves nothing", () => {
    expectFindings(requires("chek before success", login(asksBoth("check"), check)), [], ["J2034"]);
  });
});
