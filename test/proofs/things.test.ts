import { describe, test } from "vitest";
import { expectClean, expectFindings, login } from "./support.ts";

/** A thing registers itself, with these settings. */
const registers = (...settings: readonly string[]): string => `  node register: RegisterThing {
${settings.map((setting) => `    ${setting}\n`).join("")}
    success -> «success»
    failure -> failure
  }
`;

const authenticates = (register: string): string => `  node authenticate: AuthenticateThing {
    success  -> success
    failure  -> failure
    register -> ${register}
  }
`;

const certificate = 'jwtRegistrationMethod: "POP_WITH_CERTIFICATE"';
const unsure = (path: string): readonly string[] => [`J6004: ${path}`];

describe("a thing", () => {
  test("that signs with its key is authenticated, by either method", () => {
    expectClean(login(authenticates("failure")));
    const assertion = authenticates("failure").replace(
      "{\n",
      '{\n    jwtAuthenticationMethod: "CLIENT_ASSERTION"\n\n',
    );
    expectClean(login(assertion));
  });

  test("that is not known has shown nothing", () => {
    expectFindings(login(authenticates("«success»")), ["J6001: authenticate.register"]);
  });

  test("is known by a certificate for its name, which is the default", () => {
    expectClean(login(registers().replace(/[«»]/g, "")));
    expectClean(login(registers(certificate, "verifySubject: true").replace(/[«»]/g, "")));
  });

  test.each([
    ["a certificate for any name", [certificate, "verifySubject: false"]],
    ["a certificate, and whose name it is for the environment says", ["verifySubject: env.VERIFY"]],
    ["a key alone", ['jwtRegistrationMethod: "POP_WITHOUT_TRUST"', "verifySubject: true"]],
    ["a software statement", ['jwtRegistrationMethod: "SOFTWARE_STATEMENT_WITHOUT_POP"']],
    ["a key in a software statement", ['jwtRegistrationMethod: "POP_WITH_SOFTWARE_STATEMENT"']],
  ])("is not known by %s", (_, settings) => {
    expectFindings(login(registers(...settings)), unsure("register.success"));
    const both = login(authenticates("register"), registers(...settings));
    expectFindings(both, unsure("authenticate.register → register.success"));
  });
});
