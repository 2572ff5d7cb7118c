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
  mailsCode,
  runs,
} from "./nodes.ts";
import { expectClean, expectFindings, inner, login, withInner } from "./support.ts";

const marked = (node: string): string => node.replace(/(node|page) (\w+)/, "$1 «$2»");
const logs = (to: string, node = "log"): string =>
  decides(node, "Debug", `popupEnabled: false; -> ${to}`);

/** A page that shows the client a key, if it is in shared state. */
const shows = (key: string, to: string): string => `  page show {
    data: StateMetadata {
      attributes: ["${key}"]
    }
    message: MessageNode

    true, false -> ${to}
  }
`;

/** A page that asks for name and password, and keeps the password as one key. */
const asks = (to: string): string => `  page signIn {
    name: PlatformUsername
    password: PasswordCollector

    -> ${to}
  }
`;

describe("J6005: secret that comes to light", () => {
  test("a password that is written to the log", () => {
    expectFindings(login(asks("log"), marked(logs("check")), check), ["J6005: signIn → at log"]);
  });

  test("each secret, and each place where it comes to light", () => {
    const debug = decides("«debug»", "Debug", "-> check");
    const text = login(asksBoth("debug"), debug, check);
    const path = "J6005: signIn → at debug";
    expectFindings(text, [path, path, path, path]);
    expect(prove(text.replaceAll(/[«»]/g, "")).map(({ message }) => message)).toEqual([
      "`debug` shows the user `objectAttributes.password`, which holds a secret.",
      "`debug` shows the user `password`, which holds a secret.",
      "`debug` writes to the log `objectAttributes.password`, which holds a secret.",
      "`debug` writes to the log `password`, which holds a secret.",
    ]);
  });

  test("a one-time password", () => {
    const code = mailsCode("success").replace("-> mailCode", "-> log");
    expectFindings(login(asksName("makeCode"), code, marked(logs("mailCode"))), [
      "J6005: askName → makeCode → at log",
    ]);
  });

  test("a password that is stored under an attribute which anybody may read", () => {
    const asksPassword = `  page askPassword {
    password: PlatformPassword {
      passwordAttribute: "sn"
    }

    -> create
  }
`;
    expectFindings(login(asksName("askPassword"), asksPassword, marked(creates("success"))), [
      "J6005: askName → askPassword → at create",
    ]);
  });

  test("one long way that ends there is found among those past it", () => {
    expectFindings(login(asks("step1"), longWay("log", "check"), marked(logs("check")), check), [
      `J6005: signIn → ${alongLongWay} → at log`,
    ]);
  });

  test("a password of the caller in an inner journey", () => {
    const caller = login(asks("run"), runs("Inner", "check"), check);
    expectFindings(withInner(caller, inner(marked(logs("success")))), [
      "J6005: signIn → into run → > at log",
    ]);
  });

  test("a secret attribute in shared state comes back from the inner journey that asks for it", () => {
    const show = shows("objectAttributes.password", "failure").replace("data", "«data»");
    const text = inner(asksAttribute("password", "success"));
    expectFindings(withInner(login(runs("Inner", "show"), show), text), [
      "J6005: into run → > askAttribute → run.true → at show",
    ]);
  });

  test("a password is there in the second round, where it was not in the first", () => {
    const loop = [asks("check"), checks("success", "count"), counts("log")];
    expectFindings(login(marked(logs("signIn")), ...loop), [
      "J6005: log → signIn → check.false → count.retry → at log",
    ]);
  });

  test("a page that shows what is in shared state shows no password, and no name is a secret", () => {
    for (const key of ["password", "username"]) {
      expectClean(login(asks("show"), shows(key, "check"), check));
    }
    const display = decides("display", "DisplayUsername", "-> check");
    expectClean(login(asksBoth("display"), display, check));
  });

  test("a password that an inner journey asks for does not come back to the log", () => {
    const text = inner(asks("check"), check);
    expectClean(withInner(login(runs("Inner", "log"), logs("success")), text));
  });

  test("a password that was never there, or is asked for later, is not in the log", () => {
    expectClean(login(logs("signIn"), asks("check"), check));
  });

  test("a secret may be stored where the schema keeps it secret", () => {
    expectClean(login(asksName("askPassword"), asksPassword("create"), creates("success")));
  });

  test("recovery codes are shown to their owner", () => {
    const settings = "generateRecoveryCodes: true; success -> codes; failure -> failure";
    const register = decides("register", "OATHRegistration", settings);
    const codes = decides("codes", "RecoveryCodeDisplayNode", "-> success");
    expectClean(login(asks("check"), checks("register"), register, codes));
  });

  test("an allow silences one node and leaves the other", () => {
    const allow = '  @allow(J6005, "the test realm holds no real password")\n';
    const nodes = [level("log", "other"), allow + logs("check"), marked(logs("check", "other"))];
    expectFindings(login(asks("level"), ...nodes, check), [
      "J6005: signIn → level.false → at other",
    ]);
  });
});
