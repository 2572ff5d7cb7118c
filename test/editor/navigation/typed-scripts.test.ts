import { DefinitionRequest, type LocationLink } from "vscode-languageserver-protocol/node";
import { expect, test } from "vitest";
import { Editor, uriOf } from "../support/editor.ts";

// From a journey to the function that its script is.

const script = `type Risk = "low" | "high";

export async function risk(): Promise<Risk> {
  return "low";
}
`;

test.each([
  ["its path", `script: "./ri<|>sk.ts"`, "low"],
  ["an outcome that it returns", `script: "./risk.ts"`, "lo<|>w"],
])("from %s", async (_, setting, outcome) => {
  await using editor = await Editor.start({
    "a.journey": `journey A {
  start -> decide

  node decide: ScriptedDecision {
    ${setting}

    ${outcome} -> stop
    high -> failure
  }
}
`,
    "risk.ts": script,
  });
  const links = (await editor.client.sendRequest(
    DefinitionRequest.type,
    editor.cursor(),
  )) as LocationLink[]; // this client can take links
  expect(links.map(({ targetUri }) => targetUri)).toEqual([uriOf("risk.ts")]);
  const [range] = links.map(({ targetSelectionRange }) => targetSelectionRange);
  expect(range && editor.textIn("risk.ts", range)).toBe("risk");
});
