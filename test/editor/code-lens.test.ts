import { expect, test, vi } from "vitest";
import {
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  type Command,
  DidSaveTextDocumentNotification,
  type Location,
} from "vscode-languageserver-protocol/node";
import { login, resource, userSchema } from "../check/program.ts";
import { Editor, pathOf, uriOf } from "./support/editor.ts";

const inner = `${resource}journey Inner on managed/alpha_user {
  innerTreeOnly: true
  start -> success
}
`;
const caller = (name: string): string => `import { Inner } from "./inner.journey"

${login(`  start -> a

  node a: InnerTreeEvaluator {
    tree: Inner

    else -> b
  }

  node b: InnerTreeEvaluator {
    tree: Inner

    else -> failure
  }
`).replace("Login", name)}`;
const files = {
  "inner.journey": inner,
  "one.journey": caller("One"),
  "two.journey": caller("Two"),
  "alpha_user.schema.json": userSchema,
};
const commands = ["journey.showReferences", "journey.preview"];

async function lenses(editor: Editor, path: string): Promise<readonly CodeLens[]> {
  const params = { textDocument: { uri: uriOf(path) } };
  return (await editor.client.sendRequest(CodeLensRequest.type, params)) ?? [];
}

/** Whoever is shown a line has it resolved first. */
async function resolved(editor: Editor, path: string): Promise<readonly (Command | undefined)[]> {
  const all: (Command | undefined)[] = [];
  for (const lens of await lenses(editor, path)) {
    const shown =
      lens.command === undefined
        ? await editor.client.sendRequest(CodeLensResolveRequest.type, lens)
        : lens;
    all.push(shown.command);
  }
  return all;
}

test("above an inner journey: how many journeys run it, with the places, and a preview", async () => {
  await using editor = await Editor.start(files, { initializationOptions: { commands } });
  const [first] = await lenses(editor, "inner.journey");
  expect(first?.command).toBeUndefined();
  const [used, preview] = await resolved(editor, "inner.journey");
  expect(used).toMatchObject({ title: "used by 2 journeys", command: "journey.showReferences" });
  const [uri, position, places] = (used?.arguments ?? []) as [string, unknown, Location[]];
  expect(uri).toBe(uriOf("inner.journey"));
  expect(position).toEqual({ line: 2, character: 8 });
  expect(places).toHaveLength(4);
  for (const place of places) expect(editor.textIn(pathOf(place.uri), place.range)).toBe("Inner");
  expect(preview).toEqual({
    title: "preview",
    command: "journey.preview",
    arguments: [uriOf("inner.journey"), "Inner"],
  });
});

test("a journey that cannot be run by another has no count; one that nobody runs yet says so", async () => {
  await using editor = await Editor.start(
    { ...files, "alone.journey": inner.replace("Inner", "Alone") },
    { initializationOptions: { commands } },
  );
  await resolved(editor, "inner.journey");
  expect((await resolved(editor, "one.journey")).map((one) => one?.title)).toEqual(["preview"]);
  expect(await resolved(editor, "alone.journey")).toEqual([
    { title: "used by no journeys", command: "" },
    expect.objectContaining({ title: "preview" }),
  ]);
});

test("an editor without the commands is offered none, and each kind can be switched off", async () => {
  await using editor = await Editor.start(files);
  expect(await resolved(editor, "inner.journey")).toEqual([
    { title: "used by 2 journeys", command: "" },
  ]);
  await using other = await Editor.start(files, { initializationOptions: { commands } });
  other.configuration = { codeLens: { references: false } };
  expect((await resolved(other, "inner.journey")).map((one) => one?.title)).toEqual(["preview"]);
});

test("when a file is saved the counts of others are shown anew", async () => {
  await using editor = await Editor.start(files, { open: ["inner.journey", "two.journey"] });
  await resolved(editor, "inner.journey");
  await editor.type("two.journey", "");
  await editor.client.sendNotification(DidSaveTextDocumentNotification.type, {
    textDocument: { uri: uriOf("two.journey") },
  });
  await vi.waitFor(() => expect(editor.refreshed).toContain("workspace/codeLens/refresh"));
  expect(await resolved(editor, "inner.journey")).toEqual([
    { title: "used by 1 journey", command: "" },
  ]);
});

test("half-typed text gives no error", async () => {
  await using editor = await Editor.start(files, { open: ["one.journey"] });
  const text = caller("One");
  for (let end = 0; end <= text.length; end += 11) {
    await editor.type("one.journey", text.slice(0, end));
    await resolved(editor, "one.journey");
  }
});
