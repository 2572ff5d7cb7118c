import { CodeActionKind } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import {
  actionsAt,
  actionsIn,
  after,
  applyAction,
  editOf,
  offered,
  plain,
  titled,
  titlesOf,
} from "../support/code-actions.ts";
import { Editor, uriOf } from "../support/editor.ts";

const login = "login.journey";
const misspelt =
  "journey Login {\n  start -> chec<|>\n\n  node check: IncrementLoginCount -> success\n}\n";
const fix = "Change to `check`";

test("the server tells which kinds of actions there are", async () => {
  await using editor = await Editor.start({ [login]: misspelt });
  expect(editor.server.capabilities.codeActionProvider).toEqual({
    codeActionKinds: [
      "quickfix",
      "refactor.extract",
      "refactor.rewrite",
      "source.fixAll.journey",
      "source.organizeImports",
    ],
    resolveProvider: true,
  });
});

test("an editor that knows commands only is offered nothing", async () => {
  await using editor = await Editor.start({ [login]: misspelt }, { abilities: {} });
  expect(editor.server.capabilities.codeActionProvider).toBeUndefined();
});

test("a fix is linked to its finding, preferred, and for this version of the document", async () => {
  await using editor = await Editor.start({ [login]: misspelt });
  const told = await editor.diagnostics(login);
  const action = titled(await actionsAt(editor), fix);
  expect(action).toMatchObject({ kind: CodeActionKind.QuickFix, isPreferred: true });
  expect(action.diagnostics).toEqual(told.filter(({ code }) => code === "J2001"));
  expect(await editOf(editor, action)).toEqual({
    documentChanges: [
      {
        textDocument: { uri: uriOf(login), version: 1 },
        edits: [
          {
            range: { start: { line: 1, character: 11 }, end: { line: 1, character: 15 } },
            newText: "check",
          },
        ],
      },
    ],
  });
});

test("an editor that knows neither versions nor later edits gets plain changes at once", async () => {
  await using editor = await Editor.start({ [login]: misspelt }, { abilities: plain });
  const action = titled(await actionsAt(editor), fix);
  expect(Object.keys(action).toSorted()).toEqual(["diagnostics", "edit", "kind", "title"]);
  expect(Object.keys(action.edit?.changes ?? {})).toEqual([uriOf(login)]);
});

test("only what is asked for is offered", async () => {
  await using editor = await Editor.start({ [login]: misspelt });
  const only = async (...kinds: string[]): Promise<readonly string[]> =>
    titlesOf(await actionsAt(editor, { only: kinds }));
  expect(await only(CodeActionKind.QuickFix)).toContain(fix);
  expect(await only(CodeActionKind.Refactor)).not.toContain(fix);
  expect(await only(CodeActionKind.Source)).toEqual(["Fix all that can be fixed for certain"]);
  expect(await only(CodeActionKind.SourceFixAll)).toEqual([
    "Fix all that can be fixed for certain",
  ]);
  expect(await only("refactor.inline")).toEqual([]);
  expect(titlesOf(await actionsAt(editor))).not.toContain("Fix all that can be fixed for certain");
});

test("a text that has just been typed is checked before anything is offered", async () => {
  await using editor = await Editor.start({ [login]: misspelt });
  await editor.diagnostics(login);
  const text = editor.text(login).replace("journey Login", "/// Doc.\njourney Login");
  await editor.type(login, text);
  // The editor still shows the finding where it was.
  const place = { line: 2, character: 12 };
  const range = { start: place, end: place };
  const found = await actionsIn(editor, login, range, { diagnostics: [] });
  const changed = await applyAction(editor, titled(found, fix));
  expect(changed[login]).toBe(text.replace("-> chec\n", "-> check\n"));
});

test("an action that was offered for another text has no edit any more", async () => {
  await using editor = await Editor.start({ [login]: misspelt });
  const action = titled(await actionsAt(editor), fix);
  await editor.type(login, `\n${editor.text(login)}`);
  await expect(editOf(editor, action)).rejects.toThrow("The text is another one now.");
});

test("what another file that is not saved says counts", async () => {
  const files = {
    [login]: `import { Other } from "./other.journey"

journey Login {
  start -> other

  node other: InnerTreeEvaluator {
    tree: Ot<|>her

    true, false -> failure
  }
}
`,
    "other.journey": "journey Other {\n  innerTreeOnly: true\n\n  start -> failure\n}\n",
  };
  await using editor = await Editor.start(files, { open: [login, "other.journey"] });
  await editor.diagnostics(login);
  await editor.type("other.journey", editor.text("other.journey").replace("Other", "Others"));
  const place = { line: 0, character: 10 };
  const range = { start: place, end: place };
  const found = await actionsIn(editor, login, range, { diagnostics: [] });
  expect(titlesOf(found)).toContain("Change to `Others`");
});

const two = `journey Login {
  start -> on<|>e

  node first: DataStoreDecision {
    true  -> failure
  }

  node se<|>cond: DataStoreDecision {
    true -> failure
  }
}
`;

test("two cursors, and all between them", async () => {
  expect(await offered({ [login]: two }, { cursor: 0 })).not.toContain("Wire to `failure`");
  expect(await offered({ [login]: two }, { cursor: 1 })).toContain("Wire to `failure`");
  const between = await offered({ [login]: two }, { cursor: 0, to: 1 });
  expect(between.filter((title) => title === "Wire to `failure`")).toHaveLength(2);
});

test("of two actions of one title each changes what it is about", async () => {
  await using editor = await Editor.start({ [login]: two });
  const found = await actionsAt(editor, { cursor: 0, to: 1 });
  const both = found.filter(({ title }) => title === "Wire to `failure`");
  const texts = await Promise.all(both.map((action) => applyAction(editor, action)));
  expect(new Set(texts.map((files) => files[login])).size).toBe(2);
});

test("all findings of one kind are repaired together", async () => {
  const { [login]: now } = await after({ [login]: two }, "Fix all 2 J3001 in this file", {
    cursor: 1,
  });
  expect(now?.match(/false -> failure/g)).toHaveLength(2);
});

test("an editor that asks when a file is saved gets every certain repair, in rounds", async () => {
  const text = `import { Nothing, Other } from "./other.journey"

journey Login {
  start -> chec<|>

  node check: DataStoreDecison -> other

  node other: InnerTreeEvaluator {
    tree: Othr
  }
}
`;
  const files = {
    [login]: text,
    "other.journey":
      "journey Other {\n  innerTreeOnly: true\n\n  start -> failure\n}\n\njourney Nothing {\n  start -> failure\n}\n",
  };
  const changed = await after(files, "Fix all that can be fixed for certain", {
    only: [CodeActionKind.SourceFixAll],
  });
  expect(changed).toEqual({
    [login]: `import { Other } from "./other.journey"

journey Login {
  start -> check

  node check: DataStoreDecision {
    true, false -> other
  }

  node other: InnerTreeEvaluator {
    tree: Other

    true  -> failure
    false -> failure
  }
}
`,
  });
});

test("several outcomes that are not wired are wired in one line, and what else goes there is told", async () => {
  const node = `journey Login {
  start -> check

  node che<|>ck: IdentifyExistingUser {
    identifier: "userName"
    identityAttribute: "userName"
  }
}
`;
  expect((await after({ [login]: node }, "Wire the rest to `failure` with `else`"))[login]).toBe(
    node
      .replace("che<|>ck", "check")
      .replace('"userName"\n  }', '"userName"\n\n    else -> failure\n  }'),
  );
  const entra = `journey Login {
  start -> entra

  node ent<|>ra: PassthroughAuthentication {
    systemEndpoint: Entra1
    objectType: "User"

    authenticated -> success
  }
}
`;
  expect(await offered({ [login]: entra })).toContain(
    "Wire the rest to `failure` with `else` (`unavailable` included)",
  );
});

test("half a file is no hindrance", async () => {
  const text = `journey Login {
  start -> chec<|>

  node check: IncrementLoginCount -> success

  node next: DataStoreDecision {
    true ->
`;
  expect((await after({ [login]: text }, fix))[login]).toBe(text.replace("chec<|>", "check"));
});

test("a file with other line ends keeps them", async () => {
  const text =
    "journey Login {\n  start -> chec<|>k\n\n  node check: DataStoreDecision {}\n}\n".replaceAll(
      "\n",
      "\r\n",
    );
  const at = text.replace("<|>", "").replace("node check", "node che<|>ck");
  const { [login]: now } = await after({ [login]: at }, "Wire to `failure`");
  expect(now?.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  expect(now).toContain("    true  -> failure\r\n    false -> failure\r\n");
});

test("an outcome that is called else is wired by its name", async () => {
  const text = `journey Login {
  start -> choose

  node cho<|>ose: ChoiceCollector {
    choices: ["else", "other"]
    prompt: { en: "Which?" }
  }
}
`;
  const { [login]: now } = await after({ [login]: text }, "Wire to `failure`");
  expect(now).toContain('    "else" -> failure\n    other  -> failure\n');
});

test("a node whose outcomes nobody knows gets a bare arrow", async () => {
  const text = 'journey Login {\n  start -> own\n\n  node o<|>wn: "designer-1" {}\n}\n';
  expect((await after({ [login]: text }, "Wire to `stop`"))[login]).toBe(
    'journey Login {\n  start -> own\n\n  node own: "designer-1" -> stop\n}\n',
  );
});

test("what looks like a secret is taken from the environment", async () => {
  const text = `journey Login {
  start -> own

  node own: "designer-1" {
    api: { accessKey: "corre<|>ct-horse" }

    -> stop
  }
}
`;
  expect(
    (await after({ [login]: text }, "Take it from the environment as `env.ACCESS_KEY`"))[login],
  ).toBe(text.replace('"corre<|>ct-horse"', "env.ACCESS_KEY"));
});
