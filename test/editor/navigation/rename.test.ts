import {
  PrepareRenameRequest,
  RenameRequest,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { everything } from "../support/abilities.ts";
import { Editor } from "../support/editor.ts";
import { applied } from "./support/apply.ts";
import { files, login, marked, shared } from "./support/files.ts";

type Marks = Readonly<Record<string, string | readonly string[]>>;

async function rename(
  marks: Marks,
  newName: string,
  app: Readonly<Record<string, string>> = files,
): Promise<Readonly<Record<string, string>>> {
  await using editor = await Editor.start(marked(marks, app));
  const params = { ...editor.cursor(), newName };
  return applied(editor, await editor.client.sendRequest(RenameRequest.type, params));
}

test("a node, with its arrows and requirements", async () => {
  expect(await rename({ "login.journey": "node ch<|>eck" }, "verify")).toEqual({
    "login.journey": login.replaceAll(/\bcheck\b/g, "verify"),
  });
});

test("a member", async () => {
  expect(await rename({ "login.journey": "pass<|>word: P" }, "secretWord")).toEqual({
    "login.journey": login.replace("password:", "secretWord:"),
  });
});

test("a journey, from its declaration or from a use, with its imports", async () => {
  const expected = {
    "shared.journey": shared.replace("journey Profile", "journey Completion"),
    "login.journey": login.replaceAll(/\bProfile\b/g, "Completion"),
  };
  expect(await rename({ "shared.journey": "journey Prof<|>ile" }, "Completion")).toEqual(expected);
  expect(await rename({ "login.journey": "tree: Profile<|>" }, "Completion")).toEqual(expected);
  expect(await rename({ "login.journey": ", Pro<|>file }" }, "Completion")).toEqual(expected);
});

test("a connector", async () => {
  expect(await rename({ "login.journey": "systemEndpoint: Ent<|>ra" }, "Azure")).toEqual({
    "shared.journey": shared.replace("connector Entra:", "connector Azure:"),
    "login.journey": login.replaceAll(/\bEntra\b/g, "Azure"),
  });
});

test("an outcome that the author has named: list and lines, in quotes where it must be", async () => {
  expect(await rename({ "shared.journey": "ye<|>s ->" }, "no thanks")).toEqual({
    "scripts/ask.js": files["scripts/ask.js"]?.replace("yes", "no thanks"),
    "shared.journey": shared.replace('"yes"', '"no thanks"').replace("yes ->", '"no thanks" ->'),
  });
  expect(await rename({ "shared.journey": '"Not n<|>ow"]' }, 'a "b" \\')).toEqual({
    "shared.journey": shared.replaceAll('"Not now"', String.raw`"a \"b\" \\"`),
  });
});

test("a script follows where it names the outcome, unless other nodes run it, too", async () => {
  const script = `if (a) outcome = 'yes';\nelse if (b) { action.goTo("yes"); }\nelse x = "yes";\n`;
  const app = { ...files, "scripts/ask.js": script };
  const renamed = await rename({ "shared.journey": "ye<|>s ->" }, `it's "ok"`, app);
  expect(renamed["scripts/ask.js"]).toBe(
    `if (a) outcome = 'it\\'s "ok"';\nelse if (b) { action.goTo("it's \\"ok\\""); }\nelse x = "yes";\n`,
  );
  const second = shared.replace("journey Profile", "journey Second").replace(/connector[^}]*}/, "");
  await using editor = await Editor.start(
    marked({ "shared.journey": "ye<|>s ->" }, { ...app, "second.journey": second }),
  );
  const params = { ...editor.cursor(), newName: "other" };
  await expect(editor.client.sendRequest(RenameRequest.type, params)).rejects.toThrow(
    "other nodes run it, too",
  );
});

test("an outcome that a function returns is not renamed", async () => {
  const script = `export default function decide(): "high" | "low" {\n  return "low";\n}\n`;
  const text = `journey L {
  start -> risk
  node risk: ScriptedDecision {
    script: "./risk.ts"
    hi<|>gh, low -> failure
  }
}
`;
  await using editor = await Editor.start({ "l.journey": text, "risk.ts": script });
  const asked = editor.client.sendRequest(PrepareRenameRequest.type, editor.cursor());
  await expect(asked).rejects.toThrow("`high` is what the script returns");
});

test("a script on a page has outcomes of its own, unless it is the last", async () => {
  const text = `journey L {
  start -> ask
  page ask {
    first: ScriptedDecision { script: "./a.js", outcomes: ["true"] }
    last: ScriptedDecision { script: "./b.js", outcomes: ["true"] }
    true -> success
  }
}
`;
  const scripts = { "a.js": 'outcome = "true"', "b.js": "outcome = 'true'" };
  const app = { "l.journey": text, ...scripts };
  const first = 'first: ScriptedDecision { script: "./a.js", outcomes: ["';
  expect(await rename({ "l.journey": `${first}<|>true` }, "done", app)).toEqual({
    "l.journey": text.replace(`${first}true`, `${first}done`),
    "a.js": 'outcome = "done"',
  });
  const last = text.slice(text.indexOf("last"));
  expect(await rename({ "l.journey": "<|>true -> success" }, "done", app)).toEqual({
    "l.journey": text.replace(last, last.replaceAll("true", "done")),
    "b.js": "outcome = 'done'",
  });
});

test("a choice on a page, with the choice that is selected at first and a requirement", async () => {
  const text = `journey L {
  start -> ask
  require ask."by mail" before success

  page ask {
    way: ChoiceCollector {
      choices: ["by mail", "else"]
      defaultChoice: "by mail"
      prompt: "by mail"
    }

    "by ma<|>il" -> success
    "else" -> failure
  }
}
`;
  await using editor = await Editor.start({ "l.journey": text });
  const params = { ...editor.cursor(), newName: "mail" };
  const edit = await editor.client.sendRequest(RenameRequest.type, params);
  expect(applied(editor, edit)).toEqual({
    "l.journey": text
      .replace("<|>", "")
      .replaceAll('"by mail"', '"mail"')
      .replace('prompt: "mail"', 'prompt: "by mail"'),
  });
});

test("a name of the environment, in the whole folder; its secret namesake stays", async () => {
  const more = "connector B: Entra {\n  tenantId: env.TENANT\n  clientSecret: secret.TENANT\n}\n";
  const app = { ...files, "more.journey": more };
  expect(await rename({ "shared.journey": "env.TEN<|>ANT" }, "DIRECTORY", app)).toEqual({
    "shared.journey": shared.replace("env.TENANT", "env.DIRECTORY"),
    "more.journey": more.replace("env.TENANT", "env.DIRECTORY"),
  });
});

test("what an import has kept beside a journey follows", async () => {
  const layout = JSON.stringify(
    {
      version: 1,
      format: "aic",
      nodes: { signOn: { id: "1", members: { username: { id: "2" } } }, check: { id: "3" } },
    },
    null,
    2,
  );
  const app = { ...files, "login.journey.layout.json": layout };
  const node = await rename({ "login.journey": "node ch<|>eck" }, "verify", app);
  expect(node["login.journey.layout.json"]).toBe(layout.replace('"check"', '"verify"'));
  const member = await rename({ "login.journey": "user<|>name: P" }, "who", app);
  expect(member["login.journey.layout.json"]).toBe(layout.replace('"username"', '"who"'));
});

test("the editor is told what is renamed, and which versions of open files are meant", async () => {
  await using editor = await Editor.start(
    marked({
      "shared.journey": ["env.TEN<|>ANT", '"Not n<|>ow" ->'],
      "login.journey": "tree: Prof<|>ile",
    }),
  );
  const prepared = (index: number) =>
    editor.client.sendRequest(PrepareRenameRequest.type, editor.cursor(index));
  const shown = async (index: number): Promise<unknown> => {
    const answer = await prepared(index);
    if (answer === null || !("placeholder" in answer)) return answer;
    const path = editor.cursor(index).textDocument.uri.split("/").at(-1) ?? "";
    return [editor.textIn(path, answer.range), answer.placeholder];
  };
  expect(await shown(0)).toEqual(["TENANT", "TENANT"]);
  expect(await shown(1)).toEqual(["Not now", "Not now"]);
  expect(await shown(2)).toEqual(["Profile", "Profile"]);
  const edit = (await editor.client.sendRequest(RenameRequest.type, {
    ...editor.cursor(2),
    newName: "Other",
  })) as WorkspaceEdit;
  expect(
    edit.documentChanges?.map((change) => "textDocument" in change && change.textDocument),
  ).toEqual([
    { uri: "file:///project/login.journey", version: null },
    { uri: "file:///project/shared.journey", version: 1 },
  ]);
});

test("a client without versions gets plain changes, and no preparation", async () => {
  await using editor = await Editor.start(marked({ "login.journey": "node ch<|>eck" }), {
    abilities: { ...everything, workspace: {}, textDocument: {} },
  });
  expect(editor.server.capabilities.renameProvider).toBe(true);
  const params = { ...editor.cursor(), newName: "verify" };
  const edit = await editor.client.sendRequest(RenameRequest.type, params);
  expect(Object.keys(edit?.changes ?? {})).toEqual(["file:///project/login.journey"]);
});

test.each([
  ["login.journey", "PlatformUser<|>name", "is a node type of the catalogue"],
  ["login.journey", "authenti<|>cated ->", "is an outcome of the node's type"],
  ["login.journey", "identi<|>fier:", "is a setting of `IdentifyExistingUser`"],
  ["login.journey", "before suc<|>cess", "is an end that every journey has"],
  ["login.journey", "on managed/us<|>er", "is AM's name for these objects"],
  ["login.journey", '"ma<|>il"', "Attributes are named by the schema"],
  ["login.journey", "el<|>se ->", "has no name of its own"],
  ["login.journey", '"Us<|>er"', "is a name of the other system"],
  ["login.journey", '"./sha<|>red', "Rename the file itself"],
  ["shared.journey", "Entra: Ent<|>ra {", "is a kind of connectors"],
])("%s: %s is not renamed, and the reason is told", async (path, mark, reason) => {
  await using editor = await Editor.start(marked({ [path]: mark }));
  const asked = editor.client.sendRequest(PrepareRenameRequest.type, editor.cursor());
  await expect(asked).rejects.toThrow(reason);
  const params = { ...editor.cursor(), newName: "fresh" };
  await expect(editor.client.sendRequest(RenameRequest.type, params)).rejects.toThrow(reason);
});

test.each([
  ["login.journey", "node ch<|>eck", "find", "already has a node `find`"],
  ["login.journey", "node ch<|>eck", "success", "is an end of the journey"],
  ["login.journey", "node ch<|>eck", "two words", "is not a name"],
  ["login.journey", "node ch<|>eck", "", "is not a name"],
  ["login.journey", "node ch<|>eck", "2nd", "is not a name"],
  ["login.journey", "user<|>name: P", "password", "already has a member `password`"],
  ["login.journey", "journey Log<|>in", "Entra", "already imports `Entra`"],
  ["shared.journey", "journey Prof<|>ile", "Entra", "already declares a connector `Entra`"],
  [
    "shared.journey",
    "journey Prof<|>ile",
    "Login",
    "`login.journey` already declares a journey `Login`",
  ],
  ["shared.journey", "ye<|>s ->", "Not now", "`ask` already has an outcome `Not now`"],
  ["shared.journey", "ye<|>s ->", " ", "needs a name"],
  ["shared.journey", "env.TEN<|>ANT", "CLIENT", "`env.CLIENT` is already used"],
])("%s: %s cannot become %s", async (path, mark, newName, reason) => {
  await using editor = await Editor.start(marked({ [path]: mark }));
  const params = { ...editor.cursor(), newName };
  await expect(editor.client.sendRequest(RenameRequest.type, params)).rejects.toThrow(reason);
});

test("a node that would take the place of what a requirement means", async () => {
  const text = login.replace("require check.authenticated", "require mfa");
  const app = { ...files, "login.journey": text };
  await using editor = await Editor.start(marked({ "login.journey": "node ch<|>eck" }, app));
  const params = { ...editor.cursor(), newName: "mfa" };
  await expect(editor.client.sendRequest(RenameRequest.type, params)).rejects.toThrow(
    "already means something else",
  );
});

test("the second declaration of a name is renamed alone, the first with its uses", async () => {
  const text = `journey L {
  start -> a
  page a {
    m: PlatformUsername
    m: PlatformUsername
    -> b
  }
  node b: Meter -> a
  node a: Meter -> b
}
journey L {
  start -> failure
}
`;
  const at = async (before: string, after: string, newName: string): Promise<string> => {
    const app = { "l.journey": text };
    const mark = `${before}<|>${after}`;
    return (await rename({ "l.journey": mark }, newName, app))["l.journey"] ?? "";
  };
  expect(await at("node ", "a: Meter", "c")).toBe(text.replace("node a", "node c"));
  expect(await at("page ", "a {", "c")).toBe(
    text.replaceAll(/\ba\b/g, "c").replace("node c", "node a"),
  );
  expect(await at("PlatformUsername\n    ", "m", "n")).toBe(
    text.replace(/m(: \w+\n {4}->)/, "n$1"),
  );
  expect(await at("}\njourney ", "L", "M")).toBe(text.replace("}\njourney L", "}\njourney M"));
  await expect(at("node ", "a: Meter", "b")).rejects.toThrow("`b` is taken, too");
});

test("unsaved files count, and broken ones", async () => {
  await using editor = await Editor.start(marked({ "shared.journey": "journey Prof<|>ile" }), {
    open: ["shared.journey", "login.journey"],
  });
  const half = `${login}journey More {\n  start -> a\n  node a: InnerTreeEvaluator {\n    tree: "Profile`;
  await editor.type("login.journey", half);
  const params = { ...editor.cursor(), newName: "Completion" };
  const edit = await editor.client.sendRequest(RenameRequest.type, params);
  expect(applied(editor, edit)["login.journey"]).toBe(
    `${login.replaceAll(/\bProfile\b/g, "Completion")}journey More {\n  start -> a\n  node a: InnerTreeEvaluator {\n    tree: "Completion"`,
  );
});

test("CRLF line ends, and characters of two units before the name", async () => {
  const text =
    'journey L {\r\n  /* 😀 */ start -> a\r\n  node /* 😀 */ a "😀": Meter -> /* 😀 */ <|>a\r\n}\r\n';
  await using editor = await Editor.start({ "l.journey": text });
  const params = { ...editor.cursor(), newName: "next" };
  const edit = await editor.client.sendRequest(RenameRequest.type, params);
  expect(applied(editor, edit)).toEqual({
    "l.journey":
      'journey L {\r\n  /* 😀 */ start -> next\r\n  node /* 😀 */ next "😀": Meter -> /* 😀 */ next\r\n}\r\n',
  });
});
