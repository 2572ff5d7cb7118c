import { expect, test } from "vitest";
import { after, fillingIn, offered, plain } from "../support/code-actions.ts";

const login = "login.journey";

async function main(
  text: string,
  title: string,
  asked: Parameters<typeof after>[2] = {},
): Promise<string | undefined> {
  return (await after({ [login]: text }, title, asked))[login];
}

test("a missing node is made behind the one that leads to it, of a type of that name", async () => {
  const text = `journey Login {
  start -> ask

  node ask: IncrementLoginCount -> login<|>Count // then

  /// What follows.
  node next: IncrementLoginCount -> success
}
`;
  expect(await main(text, "Create node `loginCount` of type `LoginCountDecision`")).toBe(
    text.replace(
      "login<|>Count // then\n",
      "loginCount // then\n\n  node loginCount: LoginCountDecision {\n    true  -> failure\n    false -> failure\n  }\n",
    ),
  );
});

test("a missing node that the journey starts at comes first", async () => {
  const text =
    "journey Login {\n  start -> dataStore<|>\n\n  node next: IncrementLoginCount -> success\n}\n";
  expect(await main(text, "Create node `dataStore` of type `DataStoreDecision`")).toBe(
    "journey Login {\n  start -> dataStore\n\n  node dataStore: DataStoreDecision {\n    true  -> failure\n    false -> failure\n  }\n\n  node next: IncrementLoginCount -> success\n}\n",
  );
});

test("where no type is of that name, the user is asked for it; who cannot be asked gets a decision", async () => {
  const text = "journey Login {\n  start -> zzz<|>\n}\n";
  expect(await offered({ [login]: text })).toEqual([
    "Create node `zzz` of type `DataStoreDecision`",
    "Create page `zzz`",
  ]);
  expect(await offered({ [login]: text }, { abilities: fillingIn })).toEqual([
    "Create node `zzz`",
    "Create page `zzz`",
  ]);
  expect(await main(text, "Create node `zzz`", { abilities: fillingIn })).toBe(
    "journey Login {\n  start -> zzz\n\n  node zzz: NodeType -> failure\n}\n",
  );
});

test("what is called a page becomes one", async () => {
  const text = "journey Login {\n  start -> password<|>Page\n}\n";
  expect(await offered({ [login]: text })).not.toContain(
    "Create node `passwordPage` of type `PlatformPassword`",
  );
  expect(await main(text, "Create page `passwordPage`")).toBe(`journey Login {
  start -> passwordPage

  page passwordPage {
    pageHeader: { en: "Password Page" }

    answer: PasswordCollector

    -> failure
  }
}
`);
});

test("a node is made with the settings that it must have", async () => {
  const text = "journey Login {\n  start -> passthrough<|>\n}\n";
  expect(await main(text, "Create node `passthrough` of type `PassthroughAuthentication`"))
    .toBe(`journey Login {
  start -> passthrough

  node passthrough: PassthroughAuthentication {
    systemEndpoint: Connector
    objectType: "User"

    authenticated -> failure
    missingInput  -> failure
    failed        -> failure
  }
}
`);
});

const callsOther = `journey Login {
  start -> other

  node other: InnerTreeEvaluator {
    tree: Ot<|>her

    true, false -> failure
  }
}
`;

test("a missing journey is made here, or in a file of its own that is imported", async () => {
  const journey = "journey Other {\n  innerTreeOnly: true\n\n  start -> failure\n}\n";
  const text = callsOther.replace("<|>", "");
  expect(await main(callsOther, "Create journey `Other` in this file")).toBe(`${text}\n${journey}`);
  expect(
    await after({ [login]: callsOther }, "Create journey `Other` in `./other.journey`"),
  ).toEqual({
    "other.journey": journey,
    [login]: `import { Other } from "./other.journey"\n\n${text}`,
  });
});

test("an editor that makes no files is not asked to", async () => {
  expect(await offered({ [login]: callsOther }, { abilities: plain })).toEqual([
    "Create journey `Other` in this file",
  ]);
});

test("a file that is there is not made anew", async () => {
  const files = { [login]: callsOther, "other.journey": "" };
  expect(await offered(files)).toEqual(["Create journey `Other` in this file"]);
});

test("a missing connector is declared above the journeys, with its settings from the environment", async () => {
  const text = `resource managed/alpha_user from "./alpha_user.schema.json"

/// Signs on.
journey Login on managed/alpha_user {
  start -> entra

  node entra: PassthroughAuthentication {
    systemEndpoint: Micro<|>soft
    objectType: "User"

    else -> failure
  }
}
`;
  const connector =
    "connector Microsoft: Entra {\n  tenantId: env.ENTRA_TENANT_ID\n  clientId: env.ENTRA_CLIENT_ID\n}\n\n";
  expect(await main(text, "Declare connector `Microsoft` of kind `Entra`")).toBe(
    connector + text.replace("<|>", ""),
  );
});

test("a missing resource is declared from the schema beside the file, which is made if need be", async () => {
  const text = "journey Login on managed/<|>user {\n  start -> failure\n}\n";
  const declared = `resource managed/user from "./user.schema.json"\n\n${text.replace("<|>", "")}`;
  const made = await after(
    { [login]: text },
    "Declare `managed/user` with a new schema `./user.schema.json`",
  );
  expect(made[login]).toBe(declared);
  expect(JSON.parse(made["user.schema.json"] ?? "")).toHaveProperty("properties.userName");
  const files = { [login]: text, "user.schema.json": "{}" };
  expect(await after(files, "Declare `managed/user` from `./user.schema.json`")).toEqual({
    [login]: declared,
  });
});

test("missing settings are added with values of the right type, to be filled in", async () => {
  const text = `journey Login {
  start -> entra

  node en<|>tra: PassthroughAuthentication {
    authenticated -> success
    missingInput  -> failure
    failed        -> failure
  }
}
`;
  const added = text
    .replace("en<|>tra", "entra")
    .replace(
      "Authentication {\n",
      'Authentication {\n    systemEndpoint: Connector\n    objectType: "User"\n\n',
    );
  const title = "Add `systemEndpoint` and `objectType`";
  expect(await main(text, title)).toBe(added);
  expect(await main(text, title, { abilities: fillingIn })).toBe(added);
});

test("a node in the short form, and a member, get a body for their settings", async () => {
  const short =
    'journey Login {\n  start -> count\n\n  node co<|>unt "Count": Meter -> failure\n}\n';
  expect(await main(short, "Add `metricKey`", { abilities: fillingIn })).toBe(
    short
      .replace("co<|>unt", "count")
      .replace(" -> failure\n", ' {\n    metricKey: ""\n\n    -> failure\n  }\n'),
  );
  const member = `journey Login {
  start -> ask

  page ask {
    pageHeader: { en: "Ask" }

    dea<|>ls: AttributeCollector

    -> failure
  }
}
`;
  expect(await main(member, "Add `attributesToCollect`")).toBe(
    member.replace(
      "dea<|>ls: AttributeCollector",
      `deals: AttributeCollector {\n      attributesToCollect: ["userName"]\n    }`,
    ),
  );
});

test("what is too much is removed, and what is said beside it stays", async () => {
  const text = `journey Login {
  start -> failure

  // Kept for later.
  /// Nobody comes here.
  node count<|>: IncrementLoginCount -> success

  // The end.
}
`;
  expect(await main(text, "Remove node `count`")).toBe(
    "journey Login {\n  start -> failure\n\n  // Kept for later.\n\n  // The end.\n}\n",
  );
});

test("a line of else that is left with nothing goes", async () => {
  const text = `journey Login {
  start -> check

  node check: IdentifyExistingUser {
    identifier: "userName"
    identityAttribute: "userName"

    true  -> failure
    false -> failure
    els<|>e  -> failure
  }
}
`;
  expect(await main(text, "Remove the line")).toBe(text.replace("    els<|>e  -> failure\n", ""));
});
