import { CodeActionKind } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { after, offered } from "../support/code-actions.ts";

const main = "flows/login.journey";
const inner = (name: string): string =>
  `journey ${name} {\n  innerTreeOnly: true\n\n  start -> failure\n}\n`;
const calls = (names: readonly string[], head = ""): string => `${head}journey Login {
  start -> first

${names
  .map(
    (name, index) =>
      `  node ${index === 0 ? "first" : name.toLowerCase()}: InnerTreeEvaluator {\n    tree: ${name}\n\n    true, false -> ${names[index + 1]?.replace("<|>", "").toLowerCase() ?? "failure"}\n  }\n`,
  )
  .join("\n")}}
`;

test("a journey of a file that nobody imports is imported", async () => {
  const files = { [main]: calls(["Ot<|>her"]), "inner/other.journey": inner("Other") };
  expect(await after(files, "Import `Other` from `../inner/other.journey`")).toEqual({
    [main]: `import { Other } from "../inner/other.journey"\n\n${calls(["Other"])}`,
  });
});

test("of two files, the user chooses", async () => {
  const files = {
    [main]: calls(["Ot<|>her"]),
    "a.journey": inner("Other"),
    "b.journey": inner("Other"),
  };
  expect((await offered(files)).filter((title) => title.startsWith("Import"))).toEqual([
    "Import `Other` from `../a.journey`",
    "Import `Other` from `../b.journey`",
  ]);
});

test("a file that imports this one cannot be imported", async () => {
  const files = {
    [main]: calls(["Ot<|>her"]),
    "a.journey": `import { Login } from "./flows/login.journey"\n\n${inner("Other")}`,
  };
  expect((await offered(files)).filter((title) => title.startsWith("Import"))).toEqual([]);
});

test("what the finding's own fix imports is offered once", async () => {
  const files = {
    [main]: calls(["Ot<|>her", "Known"], 'import { Known } from "./known.journey"\n\n'),
    "flows/known.journey": `${inner("Known")}\n${inner("Other")}`,
  };
  expect((await offered(files)).filter((title) => title.startsWith("Import"))).toEqual([
    "Import `Other` from `./known.journey`",
  ]);
});

test("connectors and resources are imported, too", async () => {
  const shared = `connector Microsoft: Entra {\n  tenantId: env.T\n  clientId: env.C\n}\n\nresource managed/user from "./user.schema.json"\n`;
  const text = `journey Login on managed/us<|>er {
  start -> entra

  node entra: PassthroughAuthentication {
    systemEndpoint: Micro<|>soft
    objectType: "User"

    else -> failure
  }
}
`;
  const files = { [main]: text, "shared.journey": shared };
  expect(await offered(files, { cursor: 0 })).toContain(
    "Import `managed/user` from `../shared.journey`",
  );
  expect(await offered(files, { cursor: 1 })).toContain(
    "Import `Microsoft` from `../shared.journey`",
  );
});

async function organized(head: string, names: readonly string[]): Promise<string | undefined> {
  const files = {
    [main]: `<|>${calls(names, head)}`,
    "a.journey": `${inner("A")}\n${inner("B")}`,
    "c.journey": `${inner("C")}\n${inner("D")}`,
  };
  const changed = await after(files, "Organize imports", {
    only: [CodeActionKind.SourceOrganizeImports],
  });
  return changed[main];
}

test("imports are sorted, those of one file become one, and unused ones go", async () => {
  const head =
    'import { C, D } from "../c.journey"\nimport { B } from "../a.journey"\nimport { A } from "../a.journey"\n\n';
  expect(await organized(head, ["A", "B", "C"])).toBe(
    calls(
      ["A", "B", "C"],
      'import { A, B } from "../a.journey"\nimport { C } from "../c.journey"\n\n',
    ),
  );
});

test("comments stay with their imports", async () => {
  const head = `// The file.

// About C.
import { C } from "../c.journey" // c
// About B.
import { B } from "../a.journey" // b
import { A } from "../a.journey" // a

`;
  expect(await organized(head, ["A", "B", "C"])).toBe(
    calls(
      ["A", "B", "C"],
      `// The file.

// About B.
// a
import { A, B } from "../a.journey" // b
// About C.
import { C } from "../c.journey" // c

`,
    ),
  );
});

test("when all go, no empty lines are left", async () => {
  expect(await organized('import { C } from "../c.journey"\n\n', ["Login"])).toBe(calls(["Login"]));
});

test("imports further down come up", async () => {
  const head = `import { C } from "../c.journey"

resource managed/user from "./user.schema.json"

import { A } from "../a.journey"

`;
  expect(await organized(head, ["A", "C"])).toBe(
    calls(
      ["A", "C"],
      'import { A } from "../a.journey"\nimport { C } from "../c.journey"\n\nresource managed/user from "./user.schema.json"\n\n',
    ),
  );
});

test("imports in order are left alone, and so is half a file", async () => {
  const only = [CodeActionKind.SourceOrganizeImports];
  const head = 'import { A } from "../a.journey"\n\n';
  const files = { [main]: `<|>${calls(["A"], head)}`, "a.journey": inner("A") };
  expect(await offered(files, { only })).toEqual([]);
  const broken = { ...files, [main]: `<|>import { B, A } from "../a.journey"\njourney {` };
  expect(await offered(broken, { only })).toEqual([]);
});
