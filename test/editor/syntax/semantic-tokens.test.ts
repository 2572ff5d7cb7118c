import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type SemanticTokens,
  DidSaveTextDocumentNotification,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol/node";
import { describe, expect, test } from "vitest";
import { type ClientAbilities, everything } from "../support/abilities.ts";
import { Editor, uriOf } from "../support/editor.ts";

const root = join(import.meta.dirname, "../../..");
const path = "a.journey";

/** A client with a grammar of its own, and one without. */
function client(augmentsSyntaxTokens: boolean, multilineTokenSupport = false): ClientAbilities {
  const { textDocument } = everything;
  const before = textDocument?.semanticTokens;
  if (before === undefined) throw new Error("This editor has no semantic tokens.");
  const semanticTokens = { ...before, augmentsSyntaxTokens, multilineTokenSupport };
  return { ...everything, textDocument: { ...textDocument, semanticTokens } };
}

interface Token {
  readonly text: string;
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: string;
}

/** Reads tokens as an editor does. */
function decoded(editor: Editor, data: readonly number[], text = editor.text(path)): Token[] {
  const provider = editor.server.capabilities.semanticTokensProvider;
  const { tokenTypes, tokenModifiers } = provider?.legend ?? { tokenTypes: [], tokenModifiers: [] };
  const lines = text.split("\n");
  let [line, character] = [0, 0];
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(5 * index);
    character = down === 0 ? character + right : right;
    line += down;
    const modifiers = tokenModifiers.filter((_, bit) => ((bits >> bit) & 1) === 1);
    const rest = lines.slice(line).join("\n");
    return {
      text: rest.slice(character, character + length),
      line,
      character,
      length,
      type: [tokenTypes[type], ...modifiers].join("."),
    };
  });
}

async function full(editor: Editor): Promise<SemanticTokens> {
  const textDocument = { uri: uriOf(path) };
  const tokens = await editor.client.sendRequest(SemanticTokensRequest.type, { textDocument });
  if (tokens === null) throw new Error("There are no tokens.");
  return tokens;
}

async function tokensOf(
  files: Readonly<Record<string, string>>,
  abilities = client(true),
): Promise<Token[]> {
  await using editor = await Editor.start(files, { abilities, open: [path] });
  return decoded(editor, (await full(editor)).data);
}

const told = (tokens: readonly Token[]): readonly string[] =>
  tokens.map(({ text, type }) => `${text} ${type}`);

const schema = JSON.stringify({
  type: "object",
  properties: {
    userName: { type: "string" },
    password: { type: "string", writeOnly: true },
  },
});
const files = {
  "user.json": schema,
  [path]: `import { Other } from "./b.journey"

resource managed/user from "./user.json"

connector Id: Entra {
  tenantId: env.TENANT
  clientSecret: secret.KEY
}

/// About.
@allow(J3004, "why")
journey Login on managed/user {
  start -> page1

  page page1 {
    name: PlatformUsername

    -> find
  }

  node find: QueryFilterDecision {
    queryFilter: "userName eq \\"x\\" and !(password pr)"

    true -> inner
    else -> own
  }

  node inner: InnerTreeEvaluator {
    tree: Other

    true, false -> success
  }

  node own: "designer-1" { "Oh no" -> failure }
}
`,
  "b.journey": "journey Other {\n  start -> a\n\n  node a: Meter -> stop\n}\n",
};

describe("an editor with a grammar", () => {
  test("gets the names whose meaning is known", async () => {
    expect(told(await tokensOf(files))).toEqual([
      "Other function",
      "managed/user struct.declaration",
      "Id namespace.declaration",
      "Entra class.defaultLibrary",
      "tenantId property",
      "env.TENANT parameter.readonly",
      "clientSecret property.secret",
      "secret.KEY parameter.readonly.secret",
      "J3004 enumMember.readonly",
      "Login function.declaration",
      "managed/user struct",
      "page1 variable",
      "page1 variable.declaration",
      "name variable.declaration",
      "PlatformUsername class.defaultLibrary",
      "find variable",
      "find variable.declaration",
      "QueryFilterDecision class.defaultLibrary",
      "queryFilter property",
      "userName property",
      "password property.secret",
      "true enumMember",
      "inner variable",
      "else keyword",
      "own variable",
      "inner variable.declaration",
      "InnerTreeEvaluator class.defaultLibrary",
      "tree property",
      "Other function",
      "true enumMember",
      "false enumMember",
      "success enumMember.readonly.end",
      "own variable.declaration",
      '"designer-1" class.opaque',
      '"Oh no" enumMember',
      "failure enumMember.readonly.end",
    ]);
  });

  test("gets those of a part of the file", async () => {
    await using editor = await Editor.start(files, { abilities: client(true), open: [path] });
    const { data } = (await editor.client.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument: { uri: uriOf(path) },
      range: { start: { line: 4, character: 0 }, end: { line: 5, character: 6 } },
    })) ?? { data: [] };
    expect(told(decoded(editor, data))).toEqual([
      "Id namespace.declaration",
      "Entra class.defaultLibrary",
      "tenantId property",
    ]);
  });

  test("gets what has changed", async () => {
    await using editor = await Editor.start(files, { abilities: client(true), open: [path] });
    const first = await full(editor);
    await editor.type(path, editor.text(path).replace("start -> page1", "start -> success"));
    const delta = await editor.client.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument: { uri: uriOf(path) },
      previousResultId: first.resultId ?? "",
    });
    if (delta === null || !("edits" in delta)) throw new Error("This is no delta.");
    const data = [...first.data];
    for (const { start, deleteCount, data: added = [] } of delta.edits.toReversed())
      data.splice(start, deleteCount, ...added);
    expect(delta.edits.flatMap(({ data = [] }) => data).length).toBeLessThan(15);
    expect(data).toEqual((await full(editor)).data);
  });
});

test("when a file has been saved, the editor is told to ask again", async () => {
  const abilities = client(true);
  const workspace = { ...abilities.workspace, semanticTokens: { refreshSupport: true } };
  await using editor = await Editor.start(files, { abilities: { ...abilities, workspace } });
  const asked = new Promise<void>((resolve) => {
    editor.client.onRequest(SemanticTokensRefreshRequest.type, () => resolve());
  });
  await editor.open("b.journey");
  await editor.client.sendNotification(DidSaveTextDocumentNotification.type, {
    textDocument: { uri: uriOf("b.journey") },
  });
  await asked;
});

describe("an editor without a grammar", () => {
  test("gets keywords, texts, numbers and comments, too; a text is parted where a name is known in it", async () => {
    const tokens = told(await tokensOf(files, client(false)));
    expect(tokens.slice(0, 6)).toEqual([
      "import keyword",
      "Other function",
      "from keyword",
      '"./b.journey" string',
      "resource keyword",
      "managed/user struct.declaration",
    ]);
    expect(tokens).toContain("/// About. comment.documentation");
    expect(tokens.slice(tokens.indexOf("@ decorator"))).toEqual(
      expect.arrayContaining(["allow decorator", "J3004 enumMember.readonly", '"why" string']),
    );
    const filter = tokens.indexOf("queryFilter property");
    expect(tokens.slice(filter + 1, filter + 6)).toEqual([
      '" string',
      "userName property",
      ' eq \\"x\\" and !( string',
      "password property.secret",
      ' pr)" string',
    ]);
  });

  test("gets the same when it says that it has a grammar, and asks for them", async () => {
    const initializationOptions = { syntaxTokens: true };
    await using editor = await Editor.start(files, {
      abilities: client(true),
      initializationOptions,
      open: [path],
    });
    const tokens = told(decoded(editor, (await full(editor)).data));
    expect(tokens).toEqual(told(await tokensOf(files, client(false))));
  });

  test("gets words as keywords only where they are", async () => {
    const text = 'journey page {\n  start -> node\n\n  node node: T { on: "x" }\n}\n';
    const words = told(await tokensOf({ [path]: text }, client(false)));
    expect(words).toEqual([
      "journey keyword",
      "page function.declaration",
      "start keyword",
      "-> operator",
      "node variable",
      "node keyword",
      "node variable.declaration",
      "on property",
      '"x" string',
    ]);
  });

  const block = 'connector A: Entra {\n  x: """\n    a\n\n    b\n    """\n}\n/* c\n d */\n';

  test("gets what goes over lines line by line", async () => {
    const tokens = told(await tokensOf({ [path]: block }, client(false)));
    expect(tokens.slice(-6)).toEqual([
      '""" string',
      "    a string",
      "    b string",
      '    """ string',
      "/* c comment",
      " d */ comment",
    ]);
  });

  test("gets it whole when it can take it", async () => {
    const tokens = told(await tokensOf({ [path]: block }, client(false, true)));
    expect(tokens.slice(-2)).toEqual([
      '"""\n    a\n\n    b\n    """ string',
      "/* c\n d */ comment",
    ]);
  });
});

test.each(globSync("examples/*/*.journey", { cwd: root }))(
  "in %s, whole or half-typed, no token overlaps another or a line's end",
  async (name) => {
    const text = readFileSync(join(root, name), "utf8").replaceAll("\r\n", "\n");
    await using editor = await Editor.start({ [path]: text }, { abilities: client(false) });
    for (let end = text.length; end > 0; end -= 97) {
      const part = text.slice(0, end);
      await editor.type(path, part);
      const tokens = decoded(editor, (await full(editor)).data, part);
      let last = { line: 0, character: 0, length: 0 };
      for (const token of tokens) {
        expect(token.text.length).toBe(token.length);
        expect(token.text).not.toContain("\n");
        const isBehind =
          token.line > last.line ||
          (token.line === last.line && token.character >= last.character + last.length);
        expect(isBehind, `${end} ${token.text}`).toBe(true);
        last = token;
      }
      expect(tokens.length).toBeGreaterThan(0);
    }
  },
);
