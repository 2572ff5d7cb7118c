import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type DiagramAnswer, diagramMethod, type DiagramParams } from "journeyc-editor/diagram";
import { expect, test } from "vitest";
import { Editor, uriOf } from "./support/editor.ts";

const folder = join(import.meta.dirname, "../../examples/pass-through");
const names = ["login.journey", "progressive-profile.journey", "alpha_user.schema.json"];
const example = Object.fromEntries(
  names.map((name) => [name, readFileSync(join(folder, name), "utf8")]),
);

function diagram(
  editor: Editor,
  path: string,
  options: Omit<DiagramParams, "textDocument"> = {},
): Promise<DiagramAnswer> {
  const params: DiagramParams = { textDocument: { uri: uriOf(path) }, ...options };
  return editor.client.sendRequest(diagramMethod, params);
}

test("a journey is drawn, and each box leads to its node", async () => {
  await using editor = await Editor.start(example);
  const answer = await diagram(editor, "login.journey", { theme: "none" });
  expect(answer.problem).toBeUndefined();
  expect(answer.journey).toBe("Login");
  expect(answer.svg).not.toContain("<style>");
  for (const { box, name, nameRange, range } of answer.nodes) {
    expect(answer.svg).toContain(`data-box="${box}"`);
    expect(editor.textIn("login.journey", nameRange)).toContain(name);
    expect(editor.textIn("login.journey", range)).toContain(name);
  }
  expect(answer.nodes.map(({ name }) => name)).toContain("start");
});

const unsafe = `journey Login {
  start -> askName

  page askName {
    name: PlatformUsername

    -> done
  }

  node done: IncrementLoginCount -> success
}

journey Other {
  start -> none

  node none: IncrementLoginCount -> failure
}
`;

test("the way of a run that shows a finding is told by boxes and arrows of the picture", async () => {
  await using editor = await Editor.start({ "a.journey": unsafe });
  await editor.diagnostics("a.journey", (all) => all.some(({ code }) => code === "J6001"));
  const { findings, svg, journeys } = await diagram(editor, "a.journey");
  const finding = findings.find(({ code }) => code === "J6001");
  expect(finding?.at).toBe("node_done");
  expect(finding?.boxes).toEqual(expect.arrayContaining(["start", "node_askName", "success"]));
  expect(finding?.arrows).toContainEqual({ from: "node_askName", to: "node_done" });
  for (const { from, to } of finding?.arrows ?? [])
    expect(svg).toContain(`data-from="${from}" data-to="${to}"`);
  expect(finding?.range && editor.textIn("a.journey", finding.range)).toContain("success");
  expect(journeys.map(({ name }) => name)).toEqual(["Login", "Other"]);
});

test("a finding without a way marks the node that it is in, and only in its own journey", async () => {
  const text = unsafe.replace("-> failure", "-> nowhere");
  await using editor = await Editor.start({ "a.journey": text });
  await editor.diagnostics("a.journey", (all) => all.some(({ code }) => code === "J2001"));
  const codes = async (journey: string): Promise<readonly string[]> =>
    (await diagram(editor, "a.journey", { journey })).findings.map(({ code }) => code);
  expect(await codes("Other")).toContain("J2001");
  expect(await codes("Login")).not.toContain("J2001");
});

test("a violation in an inner journey's caller is shown on the inner journey's picture", async () => {
  const inner =
    "journey Inner {\n  innerTreeOnly: true\n  start -> n\n\n  node n: IncrementLoginCount -> success\n}\n";
  const outer =
    'import { Inner } from "./inner.journey"\n\njourney Outer {\n  start -> run\n\n  node run: InnerTreeEvaluator {\n    tree: Inner\n\n    true, false -> success\n  }\n}\n';
  await using editor = await Editor.start(
    { "inner.journey": inner, "outer.journey": outer },
    { open: ["outer.journey", "inner.journey"] },
  );
  await editor.diagnostics("outer.journey", (all) => all.some(({ code }) => code === "J6001"));
  const { findings } = await diagram(editor, "inner.journey");
  const finding = findings.find(({ code }) => code === "J6001");
  expect(finding?.arrows).toContainEqual({ from: "node_n", to: "success" });
  expect(finding).not.toHaveProperty("range");
  expect(finding).not.toHaveProperty("at");
});

test("half-typed text gives no picture, but says why, and where the nodes are by now", async () => {
  await using editor = await Editor.start({ "a.journey": unsafe });
  await editor.type("a.journey", `\n${unsafe.replace("-> done", "->")}`);
  const answer = await diagram(editor, "a.journey", { journey: "Login" });
  expect(answer).not.toHaveProperty("svg");
  expect(answer.problem).toContain("syntax error");
  const ask = answer.nodes.find(({ name }) => name === "askName");
  expect(ask && editor.textIn("a.journey", ask.nameRange)).toBe("askName");
});

test("no journey, an unknown one, and an unreadable file are no error", async () => {
  await using editor = await Editor.start({ "a.journey": "" });
  expect((await diagram(editor, "a.journey")).problem).toContain("no journey");
  expect((await diagram(editor, "a.journey", { journey: "X" })).problem).toContain("`X`");
  expect(await diagram(editor, "gone.journey")).toBeNull();
});

test("each prefix of a journey is answered", async () => {
  await using editor = await Editor.start({ "a.journey": "" });
  for (let end = 1; end <= unsafe.length; end += 3) {
    await editor.type("a.journey", unsafe.slice(0, end));
    expect(await diagram(editor, "a.journey")).toHaveProperty("nodes");
  }
});

test("a journey that is too large says so", async () => {
  const nodes = Array.from(
    { length: 310 },
    (_, n) => `  node n${n}: IncrementLoginCount -> n${n + 1}`,
  );
  const text = `journey Big {\n  start -> n0\n${nodes.join("\n")}\n  node n310: IncrementLoginCount -> success\n}\n`;
  await using editor = await Editor.start({ "a.journey": text });
  expect((await diagram(editor, "a.journey")).problem).toContain("300 nodes");
});
