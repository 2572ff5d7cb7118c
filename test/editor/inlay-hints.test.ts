import { expect, test, vi } from "vitest";
import {
  DidChangeConfigurationNotification,
  InlayHintRequest,
} from "vscode-languageserver-protocol/node";
import { login, resource, userSchema } from "../check/program.ts";
import { everything } from "./support/abilities.ts";
import { Editor, uriOf } from "./support/editor.ts";

const inner = `${resource}journey Inner on managed/alpha_user {
  innerTreeOnly: true
  start -> success
}
`;
const outer = `import { Inner } from "./inner.journey"

connector Remote: Entra {
  tenantId: env.TENANT
  clientId: env.CLIENT
}

${login(`  start -> ask

  page ask {
    username: PlatformUsername

    -> remote
  }

  node remote: PassthroughAuthentication {
    systemEndpoint: Remote
    objectType: "User"

    authenticated -> inner
    missingInput  -> ask
    failed        -> failure
  }

  node inner: InnerTreeEvaluator {
    tree: Inner

    true -> ask
    else -> failure
  }

  node again: PassthroughAuthentication {
    systemEndpoint: Remote
    objectType: "User"

    else -> ask
  }
`)}`;
const files = {
  "a.journey": outer,
  "inner.journey": inner,
  "alpha_user.schema.json": userSchema,
};

/** The text of a file with its hints in it, as an editor shows them. */
async function hinted(editor: Editor, path: string, lines?: number): Promise<string> {
  const text = editor.text(path);
  const end = { line: lines ?? text.split("\n").length, character: 0 };
  const hints = await editor.client.sendRequest(InlayHintRequest.type, {
    textDocument: { uri: uriOf(path) },
    range: { start: { line: 0, character: 0 }, end },
  });
  const shown = text.split("\n");
  for (const { position, label, paddingLeft, paddingRight } of (hints ?? []).toReversed()) {
    const line = shown[position.line] ?? "";
    const hint = `${paddingLeft === true ? " " : ""}«${String(label)}»${paddingRight === true ? " " : ""}`;
    shown[position.line] =
      line.slice(0, position.character) + hint + line.slice(position.character);
  }
  return shown.filter((line) => line.includes("«")).join("\n");
}

test("hints say what else stands for, what is taken as another outcome, and where an outcome leads", async () => {
  await using editor = await Editor.start(files);
  expect(await hinted(editor, "a.journey")).toMatchInlineSnapshot(`
    "  start -> ask «page»
        authenticated -> inner «runs Inner»
        missingInput  -> ask «page»
        failed        -> failure «also mfaRequired, passwordExpired, accountLocked, 2 more»
        true -> ask «page»
        else «(false)» -> failure
        else «(authenticated, missingInput, failed, 6 more)» -> ask «page»"
  `);
});

test("a bare arrow shows its outcome where the name says something", async () => {
  const text = login(`  start -> a

  node a: PollingWait {
    -> b
  }

  node b: MessageNode {
    -> b
  }

  node c: IncrementLoginCount -> a
`);
  await using editor = await Editor.start({ ...files, "a.journey": text });
  expect(await hinted(editor, "a.journey")).toBe("    «done» -> b");
});

test("each kind can be switched off, in the configuration or at the start, and comes back", async () => {
  await using editor = await Editor.start(files);
  editor.configuration = { inlayHints: { targets: false, foldedOutcomes: false } };
  const changed = async (): Promise<void> => {
    await editor.client.sendNotification(DidChangeConfigurationNotification.type, {
      settings: null,
    });
  };
  await changed();
  expect(await hinted(editor, "a.journey")).toMatch(/^ {4}else «\(false\)» -> failure\n.*else/);
  await vi.waitFor(() => expect(editor.refreshed).toContain("workspace/inlayHint/refresh"));
  editor.configuration = { inlayHints: false };
  await changed();
  expect(await hinted(editor, "a.journey")).toBe("");
  editor.configuration = {};
  await changed();
  expect(await hinted(editor, "a.journey")).toContain("«page»");
});

test("an editor that cannot be asked says it at the start", async () => {
  const { configuration: _, ...workspace } = everything.workspace ?? {};
  await using editor = await Editor.start(files, {
    abilities: { ...everything, workspace },
    initializationOptions: { inlayHints: { targets: false } },
  });
  const shown = await hinted(editor, "a.journey");
  expect(shown).not.toContain("«page»");
  expect(shown).toContain("else «");
});

test("only what is in sight is hinted, and half-typed text gives no error", async () => {
  await using editor = await Editor.start(files);
  expect((await hinted(editor, "a.journey", 18)).split("\n")).toHaveLength(1);
  for (let end = 0; end <= outer.length; end += 7) {
    await editor.type("a.journey", outer.slice(0, end));
    await hinted(editor, "a.journey");
  }
});
