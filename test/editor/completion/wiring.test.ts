import { describe, expect, test } from "vitest";
import { journey, proposals } from "./support/proposals.ts";

const passThrough = (lines: string): string =>
  journey(`  start -> login

  node login: PassthroughAuthentication {
${lines}
  }

  node find: IdentifyExistingUser {
    true  -> success
    false -> failure
  }`);

describe("outcomes", () => {
  test("those that no line wires, with what they mean; the required ones first", async () => {
    await using found = await proposals(
      passThrough('    objectType: "User"\n\n    authenticated -> find\n    <|>'),
    );
    const { labels } = found;
    expect(labels).not.toContain("authenticated");
    expect(labels).not.toContain("objectType");
    expect(labels.indexOf("missingInput")).toBeLessThan(labels.indexOf("mfaRequired"));
    expect(found.item("mfaRequired").detail).toBe("MFA Required, else failed");
    expect(await found.documentation("failed")).toContain("refused the credentials");
    expect(found.acceptedLine("failed")).toBe("    failed -> ${1|failure,success,stop,find|}");
  });

  test("one proposal wires all that are missing, with the arrows below each other", async () => {
    await using found = await proposals(
      passThrough('    systemEndpoint: X\n    objectType: "User"\n\n    <|>'),
    );
    expect(found.acceptedLine("wire all outcomes: authenticated, missingInput, failed")).toBe(
      [
        "    authenticated -> ${1|find,failure,success,stop|}",
        "missingInput  -> ${2|find,failure,success,stop|}",
        "failed        -> ${3|find,failure,success,stop|}",
      ].join("\n"),
    );
    expect(found.labels[0]).toMatch(/^wire all/);
  });

  test("the rest, once", async () => {
    await using found = await proposals(passThrough("    authenticated -> find\n    <|>"));
    expect(found.acceptedLine("else")).toMatch(/^ {4}else -> /);
    await using again = await proposals(
      passThrough("    authenticated -> find\n    <|>\n    else -> failure"),
    );
    expect(again.labels).not.toContain("else");
    expect(again.labels).toContain("mfaRequired");
    expect(again.labels.some((label) => label.startsWith("wire all"))).toBe(false);
  });

  test("before an arrow that is there, the name alone", async () => {
    await using found = await proposals(passThrough("    au<|> -> find"));
    expect(found.acceptedLine("authenticated")).toBe("    authenticated -> find");
    expect(found.acceptedLine("else")).toBe("    else -> find");
    expect(found.labels).not.toContain("objectType");
    await using empty = await proposals(passThrough("    <|> -> find\n    failed -> failure"));
    expect(empty.labels).toContain("authenticated");
    expect(empty.labels).not.toContain("failed");
  });

  test("behind a comma, further ones", async () => {
    await using found = await proposals(
      passThrough("    authenticated -> find\n    missingInput, <|> -> failure"),
      { typed: "," },
    );
    expect(found.labels).toContain("failed");
    expect(found.labels).not.toContain("missingInput");
    expect(found.labels).not.toContain("authenticated");
    expect(found.acceptedLine("failed")).toBe("    missingInput, failed -> failure");
  });

  test("those of an author, in quotes where they need them", async () => {
    await using found = await proposals(
      journey('  node ask: ChoiceCollector {\n    choices: ["yes", "not now"]\n\n    <|>\n  }'),
    );
    expect(found.acceptedLine("not now")).toMatch(/^ {4}"not now" -> /);
    await using quoted = await proposals(
      journey('  node ask: ChoiceCollector {\n    choices: ["yes", "not now"]\n\n    "n<|>"\n  }'),
    );
    expect(quoted.acceptedLine("not now")).toBe('    "not now"');
  });

  test("a page has those of its last member", async () => {
    await using found = await proposals(
      journey(
        '  page p {\n    name: PlatformUsername\n    ask: ChoiceCollector {\n      choices: ["yes", "no"]\n    }\n\n    <|>\n  }',
      ),
    );
    expect(found.labels).toContain("yes");
    expect(found.labels.some((label) => label === "wire all outcomes: yes, no")).toBe(true);
  });

  test("where there is but one, an arrow", async () => {
    await using found = await proposals(
      journey("  node count: IncrementLoginCount {\n    <|>\n  }"),
    );
    expect(found.labels).toContain("->");
    expect(found.acceptedLine("->")).toMatch(/^ {4}-> \$\{1\|/);
  });

  test("a node that was copied and not yet renamed has its outcomes, too", async () => {
    await using found = await proposals(
      journey(
        "  node check: DataStoreDecision {\n    true -> success\n    false -> failure\n  }\n\n  node check: DataStoreDecision {\n    true -> failure\n    <|>\n  }",
      ),
    );
    expect(found.labels).toContain("false");
    expect(found.labels).not.toContain("true");
  });
});

describe("targets", () => {
  const text = (line: string): string =>
    journey(`  start -> a

  /// Looks whether the password is right.
  node a "Check": DataStoreDecision {
    ${line}
  }

  page b {
    name: PlatformUsername
    -> a
  }

  node c: Debug -> failure`);

  test("first what nothing leads to, then the others, the ends, and last the node itself", async () => {
    await using found = await proposals(text("true -> <|>"));
    expect(found.labels).toEqual(["b", "c", "success", "failure", "stop", "a"]);
    expect(found.item("b").detail).toBe("Page, nothing leads here yet");
    expect(found.item("a").detail).toBe("DataStoreDecision");
    const documentation = await found.documentation("a");
    expect(documentation).toContain("Looks whether the password is right.");
    expect(documentation).toContain("**Known here**");
  });

  test("the target that is being written does not count as reached by it", async () => {
    await using found = await proposals(text("true -> c<|>"));
    expect(found.labels.slice(0, 2)).toEqual(["b", "c"]);
  });

  test("directly behind the arrow, with a blank", async () => {
    await using found = await proposals(text("true -><|>"), { typed: ">" });
    expect(found.acceptedLine("c")).toBe("    true -> c");
  });

  test("of the start", async () => {
    await using found = await proposals(
      journey("  start -> <|>\n\n  node a: Debug -> b\n\n  node b: Debug -> failure"),
    );
    expect(found.labels[0]).toBe("a");
  });

  test("of a node on one line, not itself", async () => {
    await using found = await proposals(
      journey("  start -> a\n\n  node a: Debug -> <|>\n\n  node b: Debug -> failure"),
    );
    expect(found.labels).toEqual(["b", "success", "failure", "stop", "a"]);
  });

  test("in a file whose braces are not closed", async () => {
    await using found = await proposals(
      "journey J {\n  start -> a\n\n  node a: DataStoreDecision {\n    true -> <|>\n\n  node b: Debug -> failure\n",
    );
    expect(found.labels).toContain("b");
  });
});

describe("settings", () => {
  test("those that are not given, the required ones first, each with what it wants", async () => {
    await using found = await proposals(passThrough('    objectType: "User"\n    <|>'));
    const { labels } = found;
    expect(labels[0]).toBe("systemEndpoint");
    expect(labels).not.toContain("objectType");
    expect(found.item("systemEndpoint").detail).toBe("required, the name of a connector");
    expect(found.item("identityAttribute").detail).toBe('text in quotes = "userName"');
    expect(await found.documentation("identityAttribute")).toContain('Default: `"userName"`');
  });

  test("choices and truth values are chosen, what is the default last", async () => {
    await using found = await proposals(journey("  node n: LoginCountDecision {\n    <|>\n  }"));
    expect(found.acceptedLine("interval")).toMatch(
      /^ {4}interval: "\$\{1\|(AT|EVERY),(AT|EVERY)\|\}"$/,
    );
    await using patch = await proposals(journey("  node n: PatchObject {\n    <|>\n  }"));
    expect(patch.acceptedLine("patchAsObject")).toBe("    patchAsObject: ${1|true,false|}");
  });

  test("one that is being written is proposed, and only its name where a value follows", async () => {
    await using found = await proposals(passThrough('    object<|>Type: "User"'));
    expect(found.acceptedLine("objectType")).toBe('    objectType: "User"');
    expect(found.labels).not.toContain("failed");
  });

  test("of connectors, journeys, pages, members and objects in values", async () => {
    await using connector = await proposals("connector C: Entra {\n  tenantId: env.T\n  <|>\n}");
    expect(connector.labels[0]).toBe("clientId");
    expect(connector.acceptedLine("clientSecret")).toBe(
      "  clientSecret: secret.${1:CLIENT_SECRET}",
    );
    await using inside = await proposals("connector C: Entra {\n  certificate: { <|> }\n}");
    expect(inside.labels).toEqual(["certificate", "privateKey"]);
    await using member = await proposals(
      journey("  page p {\n    a: AttributeCollector {\n      <|>\n    }\n  }"),
    );
    expect(member.labels[0]).toBe("attributesToCollect");
    expect(member.labels).not.toContain("->");
  });
});
