import { describe, expect, test } from "vitest";
import { everything } from "../support/abilities.ts";
import { journey, proposals } from "./support/proposals.ts";

/** A client that knows neither snippets nor lazy documentation. */
const simple = {
  ...everything,
  textDocument: { ...everything.textDocument, completion: { completionItem: {} } },
};

describe("node types", () => {
  test("come with what they need and what they can come to", async () => {
    await using found = await proposals(journey("  start -> check\n\n  node check: Da<|>"));
    expect(found.acceptedLine("DataStoreDecision")).toBe(
      [
        "  node check: DataStoreDecision {",
        "  true  -> ${1|failure,success,stop|}",
        "  false -> ${2|failure,success,stop|}",
        "}",
      ].join("\n"),
    );
    const text = await found.documentation("DataStoreDecision");
    expect(text).toContain("In AM: Data Store Decision, `DataStoreDecisionNode`");
    expect(text).toContain("The runtime runs it.");
    expect(text).toContain("- `true`:");
  });

  test("required settings are to be filled in, with what is known for them", async () => {
    await using found = await proposals(
      `connector Directory: Entra {\n  tenantId: env.T\n  clientId: env.C\n}\n\n${journey("  node check: <|>\n\n  node other: Debug -> failure")}`,
    );
    expect(found.acceptedLine("PassthroughAuthentication")).toBe(
      [
        "  node check: PassthroughAuthentication {",
        "  systemEndpoint: ${1:Directory}",
        '  objectType: "${2:User}"',
        "",
        "  authenticated -> ${3|other,failure,success,stop|}",
        "  missingInput  -> ${4|other,failure,success,stop|}",
        "  failed        -> ${5|other,failure,success,stop|}",
        "}",
      ].join("\n"),
    );
  });

  test("behind `node` and `page`, the names that arrows wait for", async () => {
    const waiting = (written: string): string =>
      journey(
        `  node check: DataStoreDecision {\n    true -> counted\n    false -> refused\n  }\n\n  ${written}`,
      );
    await using found = await proposals(waiting("node <|>"));
    expect(found.labels).toContain("counted");
    expect(found.labels).not.toContain("check");
    expect(found.acceptedLine("counted")).toBe("  node counted: $1");
    await using whole = await proposals(waiting("node counted<|>: IncrementLoginCount -> success"));
    expect(whole.acceptedLine("refused")).toBe("  node refused: IncrementLoginCount -> success");
    await using page = await proposals(waiting("page r<|> {"));
    expect(page.acceptedLine("refused")).toBe("  page refused {");
  });

  test("an outcome that the author names is written once", async () => {
    await using found = await proposals(journey("  node check: <|>"));
    expect(found.acceptedLine("ChoiceCollector")).toContain('choices: ["${1:outcome}"]');
    expect(found.acceptedLine("ScriptedDecision")).toContain('outcomes: ["${2:outcome}"]');
  });

  test("one outcome and no setting make a line", async () => {
    await using found = await proposals(journey("  node count: <|>"));
    expect(found.acceptedLine("IncrementLoginCount")).toMatch(
      /^ {2}node count: IncrementLoginCount -> \$\{1\|/,
    );
  });

  test("where a body follows, the name alone is written", async () => {
    await using found = await proposals(
      journey("  node check: Da<|>ta {\n    true -> failure\n  }"),
    );
    expect(found.acceptedLine("DataStoreDecision")).toBe("  node check: DataStoreDecision {");
  });

  test("directly behind the colon, a blank is written, too", async () => {
    await using found = await proposals(journey("  node check:<|> {\n  }"), { typed: ":" });
    expect(found.acceptedLine("DataStoreDecision")).toBe("  node check: DataStoreDecision {");
  });

  test("what the runtime runs comes before what is only described, and a page is no type", async () => {
    await using found = await proposals(journey("  node x: <|>"));
    const { labels } = found;
    expect(labels).not.toContain("Page");
    expect(labels.indexOf("DataStoreDecision")).toBeLessThan(labels.indexOf("PlatformUsername"));
    expect(labels.indexOf("PlatformUsername")).toBeLessThan(labels.indexOf("LDAPDecision"));
    expect(found.item("LDAPDecision").detail).toContain("described only");
  });

  test("the type that the node is called after is first", async () => {
    await using found = await proposals(journey("  node accountLockout: <|>"));
    expect(found.labels[0]).toBe("AccountLockout");
  });

  test("a client without snippets gets the name, and the documentation at once", async () => {
    await using found = await proposals(journey("  node x: <|>"), { abilities: simple });
    expect(found.acceptedLine("DataStoreDecision")).toBe("  node x: DataStoreDecision");
    expect(found.item("DataStoreDecision").documentation).toMatchObject({ kind: "plaintext" });
    expect(found.item("DataStoreDecision").insertTextFormat).toBeUndefined();
  });

  test("the project's own types are there, too", async () => {
    await using found = await proposals({
      "test.journey": journey("  node x: <|>"),
      "journeyc.catalogue.json": JSON.stringify({ nodes: [] }),
    });
    expect(found.labels).toContain("DataStoreDecision");
  });
});

describe("members of pages", () => {
  test("only what may stand on a page", async () => {
    await using found = await proposals(journey("  page p {\n    name: <|>\n  }"));
    expect(found.labels).toContain("PlatformUsername");
    expect(found.labels).not.toContain("DataStoreDecision");
    expect(found.labels).not.toContain("Page");
  });

  test("a line of a page may become a whole member, with a name that is free", async () => {
    await using found = await proposals(
      journey("  page p {\n    username: PlatformUsername\n    <|>\n  }"),
    );
    expect(found.acceptedLine("username2: PlatformUsername")).toBe(
      "    ${1:username2}: PlatformUsername",
    );
    expect(found.labels).toContain("pageHeader");
    expect(found.labels).toContain("->");
  });
});

describe("lines of a journey", () => {
  test("start while there is none, nodes, pages, requirements, settings, @allow", async () => {
    await using found = await proposals(journey("  <|>\n\n  node first: Debug -> failure"));
    for (const label of ["start", "node", "page", "require", "innerTreeOnly", "@allow"])
      expect(found.labels).toContain(label);
    expect(found.acceptedLine("start")).toBe("  start -> ${1|first,failure,success,stop|}");
    expect(found.acceptedLine("node")).toBe("  node ${1:name}: $2");
  });

  test("no second start, and no setting twice", async () => {
    await using found = await proposals(
      journey(
        "  innerTreeOnly: true\n\n  start -> first\n\n  <|>\n\n  node first: Debug -> failure",
      ),
    );
    expect(found.labels).not.toContain("start");
    expect(found.labels).not.toContain("innerTreeOnly");
    expect(found.acceptedLine("treeTimeout")).toMatch(/^ {2}treeTimeout: \$\{1\|/);
  });

  test("a node that an arrow leads to and that is not there", async () => {
    await using found = await proposals(journey("  start -> signOn\n\n  <|>"));
    expect(found.acceptedLine("node signOn")).toBe("  node signOn: $1");
  });

  test("a start that is being written is none yet", async () => {
    await using found = await proposals(
      journey("  sta<|> -> first\n\n  node first: Debug -> failure"),
    );
    expect(found.acceptedLine("start")).toBe("  start -> first");
  });
});

describe("declarations", () => {
  test("at the top of a file", async () => {
    await using found = await proposals(
      'resource managed/alpha_user from "./alpha_user.schema.json"\n\n<|>',
    );
    expect(found.labels.slice(0, 2)).toEqual(["journey", "journey: sign-on with a password"]);
    expect(found.acceptedLine("journey").split("\n")[0]).toBe(
      "journey ${1:Name} on ${2:managed/alpha_user} {",
    );
    expect(found.acceptedLine("connector")).toBe(
      "connector ${1:Name}: Entra {\n  tenantId: env.${2:TENANT_ID}\n  clientId: env.${3:CLIENT_ID}\n}",
    );
    expect(found.acceptedLine("resource")).toBe(
      'resource managed/${1:alpha_user} from "${2:./alpha_user.schema.json}"',
    );
  });

  test("the kind of a connector brings its settings", async () => {
    await using found = await proposals("connector X: <|>");
    expect(found.item("Entra").preselect).toBe(true);
    expect(found.acceptedLine("Entra")).toContain("tenantId: env.${1:TENANT_ID}");
    expect(await found.documentation("Entra")).toContain("Microsoft Entra ID");
  });
});

describe("types that only AM knows", () => {
  const known = journey(
    '  start -> a\n\n  node a: "designer-1" {\n    operator: "PLUS"\n    strict: true\n\n    "Success", "Script Error" -> failure\n  }',
  );

  test("are those that other nodes have", async () => {
    await using found = await proposals({
      "a.journey": journey('  node b: "des<|>"'),
      "b.journey": known,
    });
    expect(found.labels).toEqual(["designer-1"]);
    expect(found.acceptedLine("designer-1")).toBe('  node b: "designer-1"');
    await using bare = await proposals({
      "a.journey": journey("  node b: <|>"),
      "b.journey": known,
    });
    expect(bare.labels.at(-1)).toBe("designer-1");
    expect(bare.acceptedLine("designer-1")).toBe('  node b: "designer-1"');
  });

  test("have the settings and outcomes that other nodes of the type have", async () => {
    await using found = await proposals({
      "a.journey": journey('  node b: "designer-1" {\n    strict: false\n    <|>\n  }'),
      "b.journey": known,
    });
    expect(found.labels).toEqual(["operator", "Success", "Script Error", "->"]);
    expect(found.acceptedLine("Script Error")).toMatch(/^ {4}"Script Error" -> /);
    await using further = await proposals({
      "a.journey": journey('  node b: "designer-1" {\n    Success, <|> -> failure\n  }'),
      "b.journey": known,
    });
    expect(further.labels).toEqual(["Script Error"]);
    expect(further.acceptedLine("Script Error")).toBe('    Success, "Script Error" -> failure');
  });

  test("may be told anything", async () => {
    await using found = await proposals({
      "a.journey": journey('  node b: "designer-1" {\n    strict: <|>\n  }'),
    });
    expect(found.labels.slice(0, 2)).toEqual(["true", "false"]);
    expect(found.labels).toContain("managed/alpha_user");
  });
});
