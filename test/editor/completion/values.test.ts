import { describe, expect, test } from "vitest";
import { journey, proposals } from "./support/proposals.ts";

const setting = (type: string, line: string): string =>
  journey(`  node n: ${type} {\n    ${line}\n  }`);

describe("texts", () => {
  test("attributes of the resource, with their types, secrets marked", async () => {
    await using found = await proposals(setting("IdentifyExistingUser", "identityAttribute: <|>"));
    expect(found.labels).toEqual(["mail", "userName", "password", "preferences"]);
    expect(found.item("userName").detail).toBe("string, required, unique");
    expect(found.item("mail").detail).toBe("string, email");
    expect(found.item("password").detail).toBe("string, secret");
    expect(found.acceptedLine("mail")).toBe('    identityAttribute: "mail"');
    expect(await found.documentation("userName")).toContain("User name");
  });

  test("inside of quotes, without them; a quote that is missing is written", async () => {
    await using closed = await proposals(
      setting("IdentifyExistingUser", 'identityAttribute: "<|>"'),
      { typed: '"' },
    );
    expect(closed.acceptedLine("mail")).toBe('    identityAttribute: "mail"');
    await using open = await proposals(setting("IdentifyExistingUser", 'identityAttribute: "<|>'), {
      typed: '"',
    });
    expect(open.acceptedLine("mail")).toBe('    identityAttribute: "mail"');
  });

  test("paths into attributes, and not those that the list has already", async () => {
    await using found = await proposals(
      setting("AttributeCollector", 'attributesToCollect: ["mail", "preferences/<|>"]'),
      { typed: "/" },
    );
    expect(found.labels).toContain("preferences/marketing");
    expect(found.labels).not.toContain("mail");
    expect(found.acceptedLine("preferences/marketing")).toBe(
      '    attributesToCollect: ["mail", "preferences/marketing"]',
    );
    expect(found.item("preferences/marketing").detail).toBe("boolean");
  });

  test("a list that is not opened", async () => {
    await using found = await proposals(setting("AttributeCollector", "attributesToCollect: <|>"));
    expect(found.acceptedLine("mail")).toBe('    attributesToCollect: ["mail"]');
    expect(found.item("[ ]").insertTextFormat).toBe(2);
  });

  test("choices, the default marked", async () => {
    await using found = await proposals(setting("LoginCountDecision", "interval: <|>"));
    expect(found.labels.toSorted()).toEqual(["AT", "EVERY"]);
    expect(found.acceptedLine("AT")).toBe('    interval: "AT"');
    await using quoted = await proposals(setting("LoginCountDecision", 'interval: "<|>"'));
    expect(quoted.acceptedLine("EVERY")).toBe('    interval: "EVERY"');
  });

  test("the object types of the connector that a sibling names", async () => {
    await using found = await proposals(
      `connector C: Entra {\n  tenantId: env.T\n  clientId: env.I\n}\n\n${setting("PassthroughAuthentication", 'systemEndpoint: C\n    objectType: "<|>"')}`,
    );
    expect(found.labels).toEqual(["User"]);
    expect(found.item("User").preselect).toBe(true);
    expect(found.item("User").detail).toBe("object type of C");
  });

  test("AM's ids of node types, where a setting names a type", async () => {
    await using found = await proposals(setting("ConfigurationProvider", 'nodeType: "<|>"'));
    expect(found.labels).toContain("MessageNode");
  });

  test("scripts of the folder", async () => {
    await using found = await proposals({
      "auth/test.journey": setting("ScriptedDecision", 'script: "./<|>"'),
      "auth/scripts/risk.js": "",
      "alpha_user.schema.json": "{}",
    });
    expect(found.labels).toEqual(["./scripts/risk.js"]);
    expect(found.acceptedLine("./scripts/risk.js")).toBe('    script: "./scripts/risk.js"');
  });
});

describe("query filters", () => {
  const filter = (text: string): string => setting("QueryFilterDecision", `queryFilter: "${text}"`);

  test.each([
    ["<|>", "/preferences/marketing", "/preferences/marketing"],
    ["/pref<|>", "/preferences/marketing", "/preferences/marketing"],
    ["!(<|>)", "/mail", "!(/mail)"],
    ["/mail <|>", "sw", "/mail sw"],
    ["/preferences/marketing eq <|>", "false", "/preferences/marketing eq false"],
    ["/mail pr <|>", "or", "/mail pr or"],
    ["/mail eq 'a b' a<|>", "and", "/mail eq 'a b' and"],
    ["(/mail pr) and /u<|>ser eq 1", "/userName", "(/mail pr) and /userName eq 1"],
  ])("%s", async (before, label, after) => {
    await using found = await proposals(filter(before));
    expect(found.acceptedLine(label)).toBe(`    queryFilter: "${after}"`);
  });

  test("only what fits: no operator where an attribute is wanted", async () => {
    await using found = await proposals(filter("/mail pr and <|>"));
    expect(found.labels.every((label) => label.startsWith("/"))).toBe(true);
  });
});

describe("other values", () => {
  test("truth values, the default marked", async () => {
    await using found = await proposals(setting("PatchObject", "patchAsObject: <|>"));
    expect(found.labels).toEqual(expect.arrayContaining(["true", "false"]));
    expect(found.item("false").detail).toBe("default");
  });

  test("durations in the units that people write, and any unit for an amount", async () => {
    await using found = await proposals(setting("DataStoreDecision", "revalidateAfter: <|>"));
    expect(found.labels).toEqual(expect.arrayContaining(["30s", "5m", "1h"]));
    await using amount = await proposals(setting("DataStoreDecision", "revalidateAfter: 24<|>"));
    expect(amount.labels).toEqual(expect.arrayContaining(["24s", "24m", "24h", "24d"]));
    expect(amount.acceptedLine("24h")).toBe("    revalidateAfter: 24h");
  });

  test("the default of a number", async () => {
    await using found = await proposals("connector C: Entra {\n  maxInFlight: <|>\n}");
    expect(found.item("50").detail).toBe("default");
  });

  test("the resource of the journey", async () => {
    await using found = await proposals(setting("PatchObject", "identityResource: <|>"));
    expect(found.labels).toEqual(["managed/alpha_user"]);
    expect(found.item("managed/alpha_user").preselect).toBe(true);
    await using half = await proposals(setting("PatchObject", "identityResource: managed/<|>"), {
      typed: "/",
    });
    expect(half.acceptedLine("managed/alpha_user")).toBe(
      "    identityResource: managed/alpha_user",
    );
  });

  test("locales, those of the journey first", async () => {
    await using found = await proposals(
      journey(
        '  page p {\n    pageHeader: { fr: "Bonjour" }\n    pageDescription: { <|> }\n    a: PlatformUsername\n\n    -> stop\n  }',
      ),
      { typed: "{" },
    );
    expect(found.labels[0]).toBe("fr");
    expect(found.item("de").detail).toBe("German");
    expect(found.acceptedLine("pt-BR")).toContain('pageDescription: { "pt-BR": "$1" }');
    await using second = await proposals(
      journey('  page p {\n    pageHeader: { en: "Hi", <|> }\n    -> stop\n  }'),
    );
    expect(second.labels).not.toContain("en");
    await using whole = await proposals(
      journey("  page p {\n    pageHeader: <|>\n    -> stop\n  }"),
    );
    expect(whole.acceptedLine('{ en: "" }')).toBe('    pageHeader: { en: "$1" }');
  });

  test("nothing for a setting that the type does not have", async () => {
    await using found = await proposals(setting("DataStoreDecision", "other: <|>"));
    expect(found.labels).toEqual([]);
  });

  test("nothing in a text of several lines, which the protocol cannot replace", async () => {
    await using found = await proposals(
      setting("LoginCountDecision", 'interval: """\n      A<|>\n    """'),
    );
    expect(found.labels).toEqual([]);
  });
});
