import { describe, expect, test } from "vitest";
import { journey, proposals } from "./support/proposals.ts";

const inner =
  'resource managed/alpha_user from "./alpha_user.schema.json"\n\n/// Asks for preferences.\njourney Preferences "Ask preferences" on managed/alpha_user {\n  innerTreeOnly: true\n\n  start -> stop\n}\n';
const connectors =
  "connector Directory: Entra {\n  tenantId: env.TENANT\n  clientId: env.CLIENT\n  clientSecret: secret.DIRECTORY_SECRET\n}\n";

describe("imports", () => {
  test("names that the file declares and that are not imported", async () => {
    await using found = await proposals({
      "a.journey": 'import { Preferences, <|> } from "./b.journey"\n',
      "b.journey": `${inner}\n${connectors}`,
    });
    expect(found.labels.toSorted()).toEqual(["Directory", "managed/alpha_user"]);
  });

  test("names of any file, with the path, where it is not written", async () => {
    await using found = await proposals({
      "auth/a.journey": "import { <|> }\n",
      "shared/b.journey": inner,
    });
    expect(found.accept("Preferences")).toBe('import { Preferences } from "../shared/b.journey"\n');
    await using open = await proposals({ "a.journey": "import { <|>", "b.journey": inner });
    expect(open.accept("Preferences")).toBe('import { Preferences } from "./b.journey"');
  });

  test("paths, the file that has the names first", async () => {
    await using found = await proposals({
      "a.journey": 'import { Preferences } from "<|>"\n',
      "a2.journey": connectors,
      "deep/b.journey": inner,
    });
    expect(found.labels).toEqual(["./deep/b.journey", "./a2.journey"]);
    expect(found.item("./deep/b.journey").detail).toBe("managed/alpha_user, Preferences");
    expect(found.acceptedLine("./deep/b.journey")).toBe(
      'import { Preferences } from "./deep/b.journey"',
    );
  });
});

describe("names of other files bring their import", () => {
  const caller = (before: string): string =>
    `${before}resource managed/alpha_user from "./alpha_user.schema.json"\n\njourney Login on managed/alpha_user {\n  node inner: InnerTreeEvaluator {\n    tree: <|>\n  }\n}\n`;

  test("a journey, as a new import", async () => {
    await using found = await proposals({ "a.journey": caller(""), "b.journey": inner });
    expect(found.labels).toEqual(["Preferences"]);
    expect(found.item("Preferences").detail).toBe("import from ./b.journey");
    expect(await found.documentation("Preferences")).toContain("Asks for preferences.");
    const text = found.accept("Preferences");
    expect(text).toMatch(/^import \{ Preferences \} from "\.\/b\.journey"\n\nresource/);
    expect(text).toContain("tree: Preferences\n");
  });

  test("in the import that is there", async () => {
    await using found = await proposals({
      "a.journey": caller('import { Directory } from "./b.journey"\n\n'),
      "b.journey": `${connectors}\n${inner}`,
    });
    expect(found.accept("Preferences")).toMatch(
      /^import \{ Directory, Preferences \} from "\.\/b\.journey"\n/,
    );
  });

  test("not one that is imported, and not the journey itself", async () => {
    await using found = await proposals({
      "a.journey": caller('import { Preferences } from "./b.journey"\n\n'),
      "b.journey": inner,
    });
    expect(found.labels).toEqual(["Preferences"]);
    expect(found.item("Preferences").additionalTextEdits).toBeUndefined();
    expect(found.item("Preferences").detail).toBe("Ask preferences");
  });

  test("a connector, and the only one is preselected", async () => {
    const text = journey("  node n: PassthroughAuthentication {\n    systemEndpoint: <|>\n  }");
    await using found = await proposals({ "a.journey": text, "b.journey": connectors });
    expect(found.accept("Directory")).toContain('import { Directory } from "./b.journey"');
    await using own = await proposals({ "a.journey": `${connectors}\n${text}` });
    expect(own.item("Directory").preselect).toBe(true);
    expect(own.item("Directory").detail).toBe("Entra");
  });

  test("a resource behind `on`", async () => {
    await using found = await proposals({
      "a.journey": "journey Login on <|> {\n}\n",
      "b.journey": inner,
    });
    expect(found.accept("managed/alpha_user")).toMatch(
      /^import \{ managed\/alpha_user \} from "\.\/b\.journey"\n\njourney Login on managed\/alpha_user \{/,
    );
  });
});

describe("resources", () => {
  test("a new one is called as its schema's file", async () => {
    await using found = await proposals("resource <|>");
    expect(found.accept("managed/alpha_user")).toBe(
      'resource managed/alpha_user from "./alpha_user.schema.json"',
    );
    await using half = await proposals("resource managed/<|>", { typed: "/" });
    expect(half.accept("managed/alpha_user")).toBe(
      'resource managed/alpha_user from "./alpha_user.schema.json"',
    );
  });

  test("schemas of the folder, and not its other JSON", async () => {
    await using found = await proposals({
      "a.journey": 'resource managed/x from "<|>"',
      "types/y.json": "{}",
      "package.json": "{}",
      "node_modules/z/z.schema.json": "{}",
    });
    expect(found.labels).toEqual(["./alpha_user.schema.json", "./types/y.json"]);
  });

  test("what the heading needs next", async () => {
    await using from = await proposals("resource managed/x <|>");
    expect(from.labels).toEqual(["from"]);
    await using on = await proposals("journey X <|>");
    expect(on.labels).toEqual(["on"]);
  });
});

describe("the environment", () => {
  test("names that any file uses, and a new one", async () => {
    await using found = await proposals({
      "a.journey": "connector C: Entra {\n  tenantId: <|>\n}\n",
      "b.journey": connectors,
    });
    expect(found.labels).toEqual(["env.TENANT", "env.CLIENT", "env."]);
    expect(await found.documentation("env.TENANT")).toContain("b.journey");
    expect(found.acceptedLine("env.")).toBe("  tenantId: env.${1:TENANT_ID}");
  });

  test("behind the dot", async () => {
    await using found = await proposals(
      { "a.journey": "connector C: Entra {\n  tenantId: env.<|>\n}\n", "b.journey": connectors },
      { typed: "." },
    );
    expect(found.labels).toEqual(["TENANT", "CLIENT"]);
    expect(found.acceptedLine("TENANT")).toBe("  tenantId: env.TENANT");
  });

  test("secrets only where a secret may stand", async () => {
    await using found = await proposals({
      "a.journey": "connector C: Entra {\n  clientSecret: <|>\n}\n",
      "b.journey": connectors,
    });
    expect(found.labels).toEqual(["secret.DIRECTORY_SECRET", "secret."]);
    expect(found.acceptedLine("secret.")).toBe("  clientSecret: secret.${1:CLIENT_SECRET}");
  });

  test("not the name that is being written", async () => {
    await using found = await proposals("connector C: Entra {\n  tenantId: env.TEN<|>\n}\n");
    expect(found.labels).toEqual([]);
  });
});
