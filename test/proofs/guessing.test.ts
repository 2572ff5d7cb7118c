import { describe, expect, test } from "vitest";
import { prove } from "../check/program.ts";
import {
  alongLongWay,
  asksBoth,
  asksName,
  asksPassword,
  checks,
  counts,
  decides,
  longWay,
  mailsCode,
  menu,
  runs,
} from "./nodes.ts";
import {
  expectClean,
  expectFindings,
  inner,
  innerOnly,
  imports,
  login,
  withInner,
} from "./support.ts";

/** A check whose wrong guess leads on by a marked line. */
const guess = (whenWrong: string, whenRight = "success"): string =>
  checks(whenRight, whenWrong).replace(`false -> ${whenWrong}`, `«false -> ${whenWrong}»`);
const start = asksBoth("check");
const lock = (to: string): string => decides("lock", "AccountLockout", `-> ${to}`);

describe("J6007: guessing without a limit", () => {
  test("a wrong password leads back to the page", () => {
    expectFindings(login(start, guess("signIn")), ["J6007: check.false → signIn"]);
  });

  test("one long way back is found among those that end", () => {
    expectFindings(login(start, guess("step1"), longWay("signIn", "failure")), [
      `J6007: check.false → ${alongLongWay} → signIn`,
    ]);
  });

  test("an inner journey that fails is run again", () => {
    const again = runs("Inner", "success", "run").replace("false -> run", "«false -> run»");
    expectFindings(withInner(login(again), inner(start, checks("success"))), ["J6007: run.false"]);
  });

  test("so is one whose own inner journey fails", () => {
    const again = runs("Middle", "success", "menu").replace("false -> menu", "«false -> menu»");
    const middle = innerOnly("Middle", runs("Inner", "success"));
    expectFindings(
      {
        "a.journey": imports("Middle") + login(again, menu({ Again: "run", End: "failure" })),
        "inner.journey": inner(start, checks("success")),
        "middle.journey": imports("Inner") + middle,
      },
      ["J6007: run.false → menu.Again"],
    );
  });

  test("a wrong one-time password leads back to its own page", () => {
    const code = mailsCode("success", "askCode").replace("false -> askCode", "«false -> askCode»");
    expectFindings(login(asksName("makeCode"), code), ["J6007: askCode.false"]);
  });

  test("so does one that is asked for on a page", () => {
    const code = mailsCode("success").replace(/ {2}node askCode[^}]*}\n/, "");
    const page = `  page askCode {
    code: OTPCollectorDecision

    true -> success
    «false -> askCode»
  }
`;
    expectFindings(login(asksName("makeCode"), code, page), ["J6007: askCode.false"]);
  });

  test("a limit in one of two loops leaves the other", () => {
    const ways = menu({ Again: "count", Other: "signIn" });
    expectFindings(login(start, guess("menu"), ways, counts("signIn")), [
      "J6007: check.false → menu.Other → signIn",
    ]);
  });

  test("a limit that leads back where it is reached limits nothing", () => {
    expectFindings(login(start, guess("count"), counts("signIn", "signIn")), [
      "J6007: check.false → count.reject → signIn",
    ]);
  });

  test("a limit in the loop, with or without a lockout behind it, is enough", () => {
    expectClean(login(start, checks("success", "count"), counts("signIn")));
    expectClean(
      login(start, checks("success", "count"), counts("signIn", "lock"), lock("failure")),
    );
  });

  test("a limit in the inner journey, or around it, is enough", () => {
    const limited = inner(start, checks("success", "count"), counts("signIn"));
    expectClean(withInner(login(runs("Inner", "success", "failure")), limited));
    const beside = [checks("success", "run"), runs("Inner", "signIn")];
    expectClean(withInner(login(start, ...beside), inner(counts("success"))));
    const around = [runs("Inner", "success", "count"), counts("run")];
    expectClean(withInner(login(...around), inner(start, checks("success"))));
  });

  test("a limit that begins anew whenever the inner journey is run again is none", () => {
    const again = login(runs("Inner", "success", "run")).replace("false -> run", "«false -> run»");
    const counted = inner(start, checks("success", "count"), counts("failure"));
    expectFindings(withInner(again, counted), ["J6007: run.false"]);
  });

  test("a lockout in the loop, and questions that count their own wrong answers, are enough", () => {
    expectClean(login(start, checks("success", "lock"), lock("signIn")));
    const questions = decides("ask", "KBAVerification", "true -> success; false -> ask");
    expectClean(login(asksName("ask"), questions));
  });

  test("a guess that ends the run in failure counts, and a loop behind the proof is no guess", () => {
    expectClean(login(start, checks("success", "failure")));
    const ways = menu({ Again: "signIn", Done: "success" });
    expectClean(login(start, checks("menu"), ways));
  });

  test("a loop that asks nobody tries the same password, which is another finding", () => {
    const nobody = checks("success", "check");
    expectFindings(login(start, nobody), [], ["J3010"]);
  });

  test("an allow above the node silences it", () => {
    const allow = '  @allow(J6007, "the directory locks the account")\n';
    expectClean(login(start, allow + checks("success", "signIn")));
  });
});

describe("J6008: wrong guess that counts for nobody", () => {
  test("a wrong password leads to stop", () => {
    expectFindings(login(start, guess("stop")), ["J6008: check.false"]);
  });

  test("one long way to stop is found among those to failure", () => {
    expectFindings(login(start, guess("step1"), longWay("stop", "failure")), [
      `J6008: check.false → ${alongLongWay}`,
    ]);
  });

  test("an inner journey that fails leads to stop", () => {
    const run = runs("Inner", "success", "stop").replace("false -> stop", "«false -> stop»");
    expectFindings(withInner(login(run), inner(start, checks("success"))), ["J6008: run.false"]);
  });

  test("a stop in an inner journey is its own", () => {
    expectFindings(withInner(login(runs("Inner", "success")), inner(start, guess("stop"))), [
      "J6008: check.false",
    ]);
  });

  test("an inner journey that stops after a wrong guess of its caller", () => {
    const caller = login(start, checks("success", "run"), runs("Inner", "failure"));
    const found = prove(withInner(caller, inner(menu({ Leave: "stop" }))));
    expect(found.map(({ code }) => code)).toEqual(["J6008"]);
  });

  test("a way out of a loop that does not count is found with the loop", () => {
    expectFindings(login(start, guess("menu"), menu({ Again: "signIn", Leave: "stop" })), [
      "J6007: check.false → menu.Again → signIn",
      "J6008: check.false → menu.Leave",
    ]);
  });

  test("failure counts the attempt, and so do a limit and a lockout before stop", () => {
    expectClean(login(start, checks("success", "failure")));
    expectClean(login(start, checks("success", "count"), counts("stop", "stop")));
    expectClean(login(start, checks("success", "lock"), lock("stop")));
  });

  test("a stop behind the proof, or before any guess, is none", () => {
    expectClean(login(start, checks("stop")));
    const asks = [asksName("menu"), menu({ Go: "askPassword", Leave: "stop" })];
    expectClean(login(...asks, asksPassword("check"), checks("success")));
  });

  test("an allow above the node silences it", () => {
    const allow = '  @allow(J6008, "the gateway counts")\n';
    expectClean(login(start, allow + checks("success", "stop")));
  });
});
