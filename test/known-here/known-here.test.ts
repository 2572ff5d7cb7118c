import { expect, test } from "vitest";
import { login, resource } from "../check/program.ts";
import { perhaps, Program, surely } from "./support.ts";

const signOn = `  page signOn {
    username: PlatformUsername
    password: PlatformPassword

    -> check
  }
`;

test("what a page collects is set behind it, and the password lives while it is read", () => {
  const program = new Program(
    login(`  start -> signOn

${signOn}
  node check: DataStoreDecision {
    true  -> count
    false -> failure
  }

  node count: IncrementLoginCount -> success
`),
  );
  const start = program.at("Login", "signOn");
  expect(start).toMatchObject({ reach: "reached", keys: [], proofs: ["nobody"], found: "no" });
  const check = program.at("Login", "check");
  expect(surely(check)).toEqual(["objectAttributes.userName", "password", "username"]);
  expect(check.keys.find(({ key }) => key === "password")).toEqual({
    key: "password",
    surely: true,
    secret: true,
    lasts: "journey",
  });
  const count = program.at("Login", "count");
  expect(surely(count)).toEqual(["objectAttributes.userName", "username"]);
  expect(count).toMatchObject({ proofs: ["proved"], factors: ["knowledge"], found: "surely" });
  expect(program.after("Login", "check", "false")).toMatchObject({ proofs: ["nobody"] });
  expect(program.after("Login", "check", "missing")).toBeUndefined();
});

test("an answer that may be empty, and a branch without it, set a key on some path", () => {
  const program = new Program(
    login(`  start -> askMail

  page askMail {
    mail: AttributeCollector {
      attributesToCollect: ["mail"]
    }

    -> find
  }

  node find: IdentifyExistingUser {
    identityAttribute: "mail"

    true  -> show
    false -> show
  }

  node show: MessageNode {
    true  -> success
    false -> failure
  }
`),
  );
  expect(perhaps(program.at("Login", "find"))).toEqual(["objectAttributes.mail"]);
  const show = program.at("Login", "show");
  expect(perhaps(show)).toContain("username");
  expect(show.found).toBe("maybe");
  const found = program.after("Login", "find", "true");
  expect(found && surely(found)).toContain("username");
});

test("behind a script other keys may be set, and a proof is not known", () => {
  const program = new Program(
    login(`  start -> decide

  node decide: ScriptedDecision {
    script: "abc"
    outcomes: ["yes", "no"]

    "yes" -> check
    "no"  -> failure
  }

  node check: DataStoreDecision {
    true  -> success
    false -> failure
  }
`),
  );
  expect(program.at("Login", "decide").open).toBe(false);
  expect(program.at("Login", "check")).toMatchObject({ open: true, proofs: ["unknown"] });
});

test("no path leads to a node that nothing is wired to, and every run ends before one that cannot be reached", () => {
  const program = new Program(
    login(`  start -> check

  node check: DataStoreDecision {
    true  -> behind
    false -> failure
  }

  node behind: IncrementLoginCount -> success

  node alone: IncrementLoginCount -> success
`),
  );
  expect(program.at("Login", "alone").reach).toBe("noPath");
  expect(program.at("Login", "behind")).toMatchObject({
    reach: "endsBefore",
    missing: ["username", "password"].toSorted(),
  });
});

const inner = `${resource}journey Inner on managed/alpha_user {
  innerTreeOnly: true
  start -> check

  node check: DataStoreDecision {
    true  -> askMail
    false -> failure
  }

  page askMail {
    mail: AttributeCollector {
      attributesToCollect: ["mail"]
    }

    -> success
  }
}
`;

const outer = (name: string, collects: string): string => `
journey ${name} on managed/alpha_user {
  start -> signOn

  page signOn {
${collects}
    -> inner
  }

  node inner: InnerTreeEvaluator {
    tree: Inner

    true  -> count
    false -> failure
  }

  node count: IncrementLoginCount -> success
}
`;

test("an inner journey knows what all of its callers bring, and gives back what it has shown", () => {
  const both = "    username: PlatformUsername\n    password: PlatformPassword\n";
  const one = new Program(inner + outer("One", both));
  expect(surely(one.at("Inner", "check"))).toEqual([
    "objectAttributes.userName",
    "password",
    "username",
  ]);
  const count = one.at("One", "count");
  expect(surely(count)).not.toContain("password");
  expect(perhaps(count)).toEqual(["objectAttributes.mail"]);
  expect(count.proofs).toEqual(["proved"]);
  const two = new Program(
    inner + outer("One", both) + outer("Two", "    username: PlatformUsername\n"),
  );
  expect(perhaps(two.at("Inner", "check"))).toEqual(["password"]);
});

test("of an inner journey that nobody runs, it is not known what is there", () => {
  const program = new Program(inner);
  expect(program.facts("Inner").entries.known).toBe(false);
  expect(program.at("Inner", "check")).toMatchObject({ reach: "reached", keys: [], open: true });
});

test("a signature says what a journey needs, how it ends, and what it has shown then", () => {
  const { needs, ends, calls, errs } = new Program(inner + outer("One", "")).signature("Inner");
  expect(needs).toEqual([["password"], ["username"]]);
  expect([...ends.keys()]).toEqual(["success", "failure"]);
  expect(ends.get("success")).toMatchObject({ proofs: ["proved"] });
  expect(calls.map(({ caller }) => caller.name)).toEqual(["One"]);
  expect(errs).toBe(false);
});

test("where a setting is missing that says which keys are set, nobody claims that no run gets on", () => {
  const program = new Program(
    login(`  start -> session

  node session: GetSessionData -> has

  node has: AttributePresentDecision {
    presentAttribute: "mail"

    true  -> behind
    false -> failure
  }

  node behind: IncrementLoginCount -> success
`),
  );
  expect(program.at("Login", "behind")).toMatchObject({ reach: "reached", open: true });
});

test("a secret of a caller enters only where a node names it, not by a read of every attribute", () => {
  const program = new Program(`${resource}journey Outer on managed/alpha_user {
  start -> signOn

  page signOn {
    username: PlatformUsername
    password: PlatformPassword

    -> inner
  }

  node inner: InnerTreeEvaluator {
    tree: Inner

    true, false -> save
  }

  node save: PatchObject {
    identityResource: managed/alpha_user

    patched, failure -> failure
  }
}

journey Inner on managed/alpha_user {
  innerTreeOnly: true
  start -> find

  node find: IdentifyExistingUser {
    identityAttribute: "userName"

    true  -> ask
    false -> save
  }

  page ask {
    password: PlatformPassword

    -> save
  }

  node save: PatchObject {
    identityResource: managed/alpha_user

    patched, failure -> success
  }
}
`);
  const secret = "objectAttributes.password";
  expect(surely(program.at("Outer", "inner"))).toContain(secret);
  expect(program.at("Inner", "find").keys.map(({ key }) => key)).not.toContain(secret);
  expect(perhaps(program.at("Inner", "save"))).toContain(secret);
  expect(surely(program.at("Outer", "save"))).toContain(secret);
});
