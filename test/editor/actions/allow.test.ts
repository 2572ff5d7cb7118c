import { expect, test } from "vitest";
import { actionsAt, after, editOf, fillingIn, offered, titled } from "../support/code-actions.ts";
import { Editor } from "../support/editor.ts";

const login = "login.journey";
const title = "Allow J3008 here, with a reason";

const unreachable = (above: string): string => `journey Login {
  start -> failure

${above}  node cou<|>nt: IncrementLoginCount -> success
}
`;

async function main(text: string): Promise<string | undefined> {
  return (await after({ [login]: text }, title))[login];
}

test("the annotation stands above the node, with a reason to be written", async () => {
  expect(await main(unreachable(""))).toBe(unreachable('  @allow(J3008, "")\n').replace("<|>", ""));
});

test("an editor that can puts the cursor into the reason", async () => {
  await using editor = await Editor.start({ [login]: unreachable("") }, { abilities: fillingIn });
  const edit = await editOf(editor, titled(await actionsAt(editor), title));
  const [change] = edit.documentChanges ?? [];
  expect(change).toHaveProperty("edits.0.snippet", {
    kind: "snippet",
    value: '@allow(J3008, "$1")\n  ',
  });
});

test("an empty reason silences nothing", async () => {
  await using editor = await Editor.start({
    [login]: unreachable('  @allow(J3008, "")\n').replace("<|>", ""),
  });
  const codes = (await editor.diagnostics(login)).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(["J2030", "J3008"]));
});

test("it goes below the documentation and the other annotations", async () => {
  const above = '  /// Kept.\n  @allow(J5001, "brought by the caller")\n';
  expect(await main(unreachable(above))).toBe(
    unreachable(`${above}  @allow(J3008, "")\n`).replace("<|>", ""),
  );
});

test("what is annotated already is not annotated again", async () => {
  expect(await offered({ [login]: unreachable('  @allow(J3008, "")\n') })).not.toContain(title);
});

test("what cannot be allowed is not offered", async () => {
  const text = "journey Login {\n  start -> nowh<|>ere\n}\n";
  expect((await offered({ [login]: text })).join()).not.toContain("Allow");
});

test("a finding about a member is allowed above the member, one about a journey above the journey", async () => {
  const text = `resource managed/alpha_user from "./alpha_user.schema.json"

journey Login on managed/alpha_user {
  start -> ask

  page ask {
    pageHeader: { en: "Ask" }

    answer: "designer-1" {
      password: "correct<|>-horse"
    }

    -> stop
  }
}
`;
  const { [login]: now } = await after({ [login]: text }, "Allow J4015 here, with a reason");
  expect(now).toContain('\n\n    @allow(J4015, "")\n    answer: "designer-1" {');
});
