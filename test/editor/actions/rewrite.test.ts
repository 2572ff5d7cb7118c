import { expect, test } from "vitest";
import { after, offered } from "../support/code-actions.ts";

/** A journey whose only node is written with this body. */
function passThrough(wirings: string): string {
  return `connector Entra1: Entra {
  tenantId: env.TENANT
  clientId: env.CLIENT
}

journey Login {
  start -> entra

  node entra: PassthroughAuthentication {
    systemEndpoint: Entra1
    objectType: "User"

${wirings}
  }
}
`;
}

const decision = (body: string): string =>
  `journey Login {\n  start -> check\n\n  node check: DataStoreDecision ${body}\n}\n`;

async function main(text: string, title: string): Promise<string | undefined> {
  return (await after({ "login.journey": text }, title))["login.journey"];
}

test("lines that lead to one place are grouped, with the arrows aligned", async () => {
  const text = passThrough(
    "    authenticated -> success\n    missing<|>Input  -> failure\n    failed        -> failure",
  );
  expect(await main(text, "Group the outcomes that lead to `failure`")).toBe(
    passThrough("    authenticated        -> success\n    missingInput, failed -> failure"),
  );
});

test("a line that a comment speaks of stays apart", async () => {
  const text = passThrough(
    "    authenticated -> success\n    missing<|>Input  -> failure // typed nothing\n    failed        -> failure",
  );
  expect(await offered({ "login.journey": text })).not.toContain(
    "Group the outcomes that lead to `failure`",
  );
  const above = text
    .replace(" // typed nothing", "")
    .replace("    failed", "    // wrong\n    failed");
  expect(await offered({ "login.journey": above })).not.toContain(
    "Group the outcomes that lead to `failure`",
  );
});

test("a comment behind a line above does not hinder", async () => {
  const text = passThrough(
    "    authenticated -> success // shown\n    missing<|>Input  -> failure\n    failed        -> failure",
  );
  expect(await main(text, "Group the outcomes that lead to `failure`")).toBe(
    passThrough(
      "    authenticated        -> success // shown\n    missingInput, failed -> failure",
    ),
  );
});

test("an outcome called else stays in quotes when lines are grouped or split", async () => {
  const node = (wirings: string): string => `journey Login {
  start -> choose

  node choose: ChoiceCollector {
    choices: ["else", "a b"]
    prompt: { en: "Which?" }

${wirings}
  }
}
`;
  const grouped = node('    "else", "a b" -> failure');
  const split = node('    "else" -> failure\n    "a b"  -> failure');
  const title = "Group the outcomes that lead to `failure`";
  expect(await main(split.replace('"else" ->', '"else" <|>->'), title)).toBe(grouped);
  expect(
    await main(
      grouped.replace("-> failure\n  }", "->< failure\n  }".replace("<", "<|>")),
      "Give each outcome its own line",
    ),
  ).toBe(split);
});

test("a line is split into one for each outcome", async () => {
  const text = decision("{\n    true, fal<|>se -> failure // for now\n  }");
  expect(await main(text, "Give each outcome its own line")).toBe(
    decision("{\n    true  -> failure\n    false -> failure // for now\n  }"),
  );
});

test("a comment between two outcomes hinders splitting", async () => {
  const text = decision("{\n    true, /* not */ fal<|>se -> failure\n  }");
  expect(await offered({ "login.journey": text })).not.toContain("Give each outcome its own line");
});

test("else is replaced by what it stands for", async () => {
  const text = `journey Login {
  start -> member

  node member: IdentifyExistingUser {
    identifier: "userName"
    identityAttribute: "userName"

    el<|>se -> failure
  }
}
`;
  expect(await main(text, "Replace `else` by `true` and `false`")).toBe(
    text.replace("el<|>se", "true, false"),
  );
});

test("many outcomes are counted in the title", async () => {
  const text = passThrough("    authenticated -> success\n    el<|>se          -> failure");
  expect(await offered({ "login.journey": text })).toContain("Replace `else` by 8 outcomes");
});

test("the short form becomes a block and back", async () => {
  const short =
    "journey Login {\n  start -> count\n\n  node count: IncrementLoginCount -> suc<|>cess\n}\n";
  const long =
    "journey Login {\n  start -> count\n\n  node count: IncrementLoginCount {\n    out<|>come -> success\n  }\n}\n";
  expect(await main(short, "Name the outcome `outcome`")).toBe(long.replace("<|>", ""));
  expect(await main(long, "Write a bare arrow")).toBe(short.replace("<|>", ""));
});

test("a node of several outcomes has no bare arrow to offer", async () => {
  const text = decision("{\n    tr<|>ue -> failure\n  }");
  expect(await offered({ "login.journey": text })).not.toContain("Write a bare arrow");
});

test("optional outcomes are wired where the run goes on now", async () => {
  const text = passThrough(
    "    authenticated -> success\n    missingInput  -> entra\n    fai<|>led        -> failure",
  );
  const now = await main(text, "Wire 5 optional outcomes as the run goes now");
  expect(now).toContain("    accountLocked     -> failure\n");
});

test("nodes are sorted as one would tell them, each with its comments", async () => {
  const text = `/// Signs on.
journey Log<|>in {
  start -> ask

  // Counted last.
  node count: IncrementLoginCount -> success // well

  /// Checks.
  @allow(J3008, "an example")
  node check: DataStoreDecision {
    true  -> count
    false -> ask
  }

  page ask {
    pageHeader: { en: "Sign on" }

    username: PlatformUsername
    password: PlatformPassword

    -> check
  }
}
`;
  const now = (await main(text, "Sort nodes in reading order")) ?? "";
  expect(now).toBe(`/// Signs on.
journey Login {
  start -> ask

  page ask {
    pageHeader: { en: "Sign on" }

    username: PlatformUsername
    password: PlatformPassword

    -> check
  }

  /// Checks.
  @allow(J3008, "an example")
  node check: DataStoreDecision {
    true  -> count
    false -> ask
  }

  // Counted last.
  node count: IncrementLoginCount -> success // well
}
`);
  const again = now.replace("journey Login", "journey Log<|>in");
  expect(await offered({ "login.journey": again })).not.toContain("Sort nodes in reading order");
});

test("a value is taken from the environment", async () => {
  const text = `connector Microsoft: Entra {\n  tenantId: "00<|>00"\n  clientId: env.CLIENT\n}\n`;
  expect(
    await main(text, "Take `tenantId` from the environment as `env.MICROSOFT_TENANT_ID`"),
  ).toBe(text.replace('"00<|>00"', "env.MICROSOFT_TENANT_ID"));
});

test("what the compiler must know is not taken from the environment", async () => {
  const text = passThrough("    else -> failure").replace('"User"', '"Us<|>er"');
  expect((await offered({ "login.journey": text })).join()).not.toContain("environment");
});

test("a file that is not formatted is changed only where the action is", async () => {
  const text = `journey Login {\n  start   -> check\n  node check: DataStoreDecision {\n      true, fal<|>se   ->   failure\n  }\n}\n`;
  expect(await main(text, "Give each outcome its own line")).toBe(
    text.replace("true, fal<|>se   ->   failure", "true -> failure\n      false -> failure"),
  );
});

test("line ends stay those of the file", async () => {
  const text = decision("{\n    true, fal<|>se -> failure\n  }").replaceAll("\n", "\r\n");
  expect(await main(text, "Give each outcome its own line")).toBe(
    decision("{\n    true  -> failure\n    false -> failure\n  }").replaceAll("\n", "\r\n"),
  );
});
