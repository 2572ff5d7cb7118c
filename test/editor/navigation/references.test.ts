import {
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  ReferencesRequest,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { Editor, pathOf, uriOf } from "../support/editor.ts";
import { files, login, marked, shared } from "./support/files.ts";
import { place, places } from "./support/places.ts";

async function references(
  editor: Editor,
  includeDeclaration = true,
  index = 0,
): Promise<readonly string[]> {
  const context = { includeDeclaration };
  const params = { ...editor.cursor(index), context };
  return places(editor, await editor.client.sendRequest(ReferencesRequest.type, params));
}

test.each([
  [
    "a node",
    "login.journey",
    "node ch<|>eck",
    ["login.journey:15:8 check", "login.journey:6:11 check", "login.journey:12:8 check"],
  ],
  [
    "an end",
    "login.journey",
    "true -> succ<|>ess",
    ["login.journey:6:38 success", "login.journey:34:13 success"],
  ],
  [
    "a journey",
    "shared.journey",
    "journey Pro<|>file",
    ["shared.journey:9:9 Profile", "login.journey:1:31 Profile", "login.journey:32:11 Profile"],
  ],
  [
    "a connector",
    "login.journey",
    "systemEndpoint: En<|>tra",
    ["shared.journey:2:11 Entra", "login.journey:1:10 Entra", "login.journey:16:21 Entra"],
  ],
  [
    "an outcome that the author has named",
    "shared.journey",
    "ye<|>s ->",
    ["shared.journey:15:17 yes", "shared.journey:17:5 yes"],
  ],
  [
    "an outcome of the node type",
    "login.journey",
    "authen<|>ticated ->",
    ["login.journey:6:17 authenticated", "login.journey:19:5 authenticated"],
  ],
  [
    "the path of a file",
    "login.journey",
    '"./shared.j<|>ourney',
    ["login.journey:1:47 ./shared.journey"],
  ],
])("every use of %s", async (_, path, mark, expected) => {
  await using editor = await Editor.start(marked({ [path]: mark }));
  expect(new Set(await references(editor))).toEqual(new Set(expected));
});

test("uses without the declaration", async () => {
  await using editor = await Editor.start(marked({ "login.journey": "node ch<|>eck" }));
  expect(await references(editor, false)).toEqual([
    "login.journey:6:11 check",
    "login.journey:12:8 check",
  ]);
});

const other = `resource managed/user from "./schemas/user.schema.json"

journey Other on managed/user {
  start -> find

  node find: IdentifyExistingUser {
    identifier: "userName"
    identityAttribute: "mail"

    true, false -> failure
  }
}
`;

test("a managed object, its attributes, node types and settings are found in the whole folder", async () => {
  const app = { ...files, "other.journey": other };
  await using editor = await Editor.start(
    marked(
      {
        "other.journey": [
          "journey Other on managed/us<|>er",
          "node find: Identify<|>ExistingUser",
          "identityAttri<|>bute",
          '"ma<|>il"',
        ],
      },
      app,
    ),
  );
  expect(await references(editor, true, 0)).toEqual([
    "login.journey:1:17 managed/user",
    "login.journey:3:28 managed/user",
    "other.journey:1:10 managed/user",
    "other.journey:3:18 managed/user",
    "shared.journey:7:10 managed/user",
    "shared.journey:9:20 managed/user",
  ]);
  expect(await references(editor, true, 1)).toEqual([
    "login.journey:23:14 IdentifyExistingUser",
    "other.journey:6:14 IdentifyExistingUser",
  ]);
  expect(await references(editor, true, 2)).toEqual([
    "login.journey:25:5 identityAttribute",
    "other.journey:8:5 identityAttribute",
  ]);
  expect(await references(editor, true, 3)).toEqual([
    "login.journey:25:25 mail",
    "other.journey:8:25 mail",
  ]);
});

test("names of the environment are found in the whole folder; secrets of the same name are others", async () => {
  const more = "connector B: Entra {\n  tenantId: env.TENANT\n  clientSecret: secret.TENANT\n}\n";
  await using editor = await Editor.start(
    marked({ "shared.journey": "env.TEN<|>ANT" }, { ...files, "more.journey": more }),
  );
  expect(await references(editor)).toEqual([
    "more.journey:2:13 env.TENANT",
    "shared.journey:3:13 env.TENANT",
  ]);
});

test("what is being written counts, saved or not", async () => {
  await using editor = await Editor.start(marked({ "shared.journey": "journey Pro<|>file" }), {
    open: ["shared.journey", "login.journey"],
  });
  await editor.type("login.journey", login.replace("tree: Profile", "tree: Prof"));
  expect(await references(editor, false)).toEqual(["login.journey:1:31 Profile"]);
  await editor.type(
    "login.journey",
    `${login}journey More {\n  start -> a\n  node a: InnerTreeEvaluator {\n    tree: Profile`,
  );
  expect(await references(editor, false)).toEqual([
    "login.journey:1:31 Profile",
    "login.journey:32:11 Profile",
    "login.journey:41:11 Profile",
  ]);
});

test("a second declaration of a name takes no uses, but what it refers to is found", async () => {
  const twice = `journey L {
  start -> a
  node a: Meter -> b
  node <|>b: Meter -> failure
  node a: Meter -> b
}
`;
  await using editor = await Editor.start({ "l.journey": twice });
  expect(await references(editor)).toEqual([
    "l.journey:3:20 b",
    "l.journey:4:8 b",
    "l.journey:5:20 b",
  ]);
});

test("an own declaration hides an import of its name", async () => {
  const hiding = `import { Profile } from "./shared.journey"

journey <|>Profile {
  start -> failure
}
`;
  await using editor = await Editor.start({ ...files, "hiding.journey": hiding });
  expect(await references(editor)).toEqual(["hiding.journey:3:9 Profile"]);
});

test("a file outside of the folder belongs to the journeys that import it", async () => {
  const app = Object.fromEntries(
    Object.entries({ ...files, "login.journey": login.replace("./shared", "../out/shared") }).map(
      ([path, text]) => [path === "shared.journey" ? "../out/shared.journey" : path, text],
    ),
  );
  await using editor = await Editor.start(app, { open: ["login.journey"] });
  const textDocument = { uri: "file:///out/shared.journey" };
  await editor.client.sendNotification("textDocument/didOpen", {
    textDocument: { ...textDocument, languageId: "journey", version: 1, text: shared },
  });
  const answer = await editor.client.sendRequest(ReferencesRequest.type, {
    textDocument,
    position: { line: 8, character: 10 },
    context: { includeDeclaration: true },
  });
  expect(answer?.map(({ uri, range }) => `${uri} ${range.start.line}`)).toEqual([
    "file:///out/shared.journey 8",
    "file:///project/login.journey 0",
    "file:///project/login.journey 31",
  ]);
});

test("highlights tell where a name comes from and where it is used", async () => {
  await using editor = await Editor.start(
    marked({ "login.journey": ["tree: Prof<|>ile", "node fi<|>nd"] }),
  );
  const ask = async (index: number): Promise<readonly string[]> => {
    const params = editor.cursor(index);
    const all = await editor.client.sendRequest(DocumentHighlightRequest.type, params);
    return (all ?? []).map(({ range, kind }) => {
      const isWrite = kind === DocumentHighlightKind.Write;
      return `${isWrite ? "write" : "read"} ${place(editor, params.textDocument.uri, range)}`;
    });
  };
  expect(await ask(1)).toEqual([
    "write login.journey:1:31 Profile",
    "read login.journey:32:11 Profile",
  ]);
  expect(await ask(0)).toEqual(["read login.journey:19:22 find", "write login.journey:23:8 find"]);
});

test("links lead to the files that are there", async () => {
  const text = shared.replace("./scripts/ask.js", "./scripts/gone.js");
  await using editor = await Editor.start({ ...files, "shared.journey": text }, { open: [] });
  for (const path of ["login.journey", "shared.journey"]) await editor.open(path);
  const linksIn = async (path: string): Promise<readonly string[]> => {
    const params = { textDocument: { uri: uriOf(path) } };
    const links = await editor.client.sendRequest(DocumentLinkRequest.type, params);
    return (links ?? []).map(
      ({ range, target, tooltip }) =>
        `${editor.textIn(path, range)} -> ${pathOf(target ?? "")}: ${tooltip ?? ""}`,
    );
  };
  expect(await linksIn("login.journey")).toEqual([
    "./shared.journey -> shared.journey: Open shared.journey",
  ]);
  expect(await linksIn("shared.journey")).toEqual([
    "./schemas/user.schema.json -> schemas/user.schema.json: Open schemas/user.schema.json",
  ]);
});
