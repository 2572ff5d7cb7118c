import { describe, expect, test } from "vitest";
import { everything } from "../support/abilities.ts";
import { journey, proposals } from "./support/proposals.ts";

describe("nothing is proposed", () => {
  test.each([
    ["in a comment", journey("  // start -> <|>")],
    ["in documentation", journey("  /// node <|>")],
    ["in the name of a node", journey("  node ch<|>: DataStoreDecision {\n  }")],
    ["in a display name", journey('  node check "Che<|>ck": DataStoreDecision {\n  }')],
    ["in the name of a journey", "journey <|>"],
    ["in a reason", journey('  @allow(J3008, "<|>")\n  node a: Debug -> failure')],
    ["behind a finished value", journey('  node a: Debug {\n    tag: "x" <|>\n  }')],
    ["in AM's own type", journey('  node a: "Cust<|>om" {\n  }')],
  ])("%s", async (_, text) => {
    await using found = await proposals(text);
    expect(found.labels).toEqual([]);
  });

  test.each([
    ["a blank at the start of a line", journey("  <|>"), " "],
    ["a brace that opens a body", journey("  node a: DataStoreDecision {<|>"), "{"],
    ["a blank in a text", journey('  page p {\n    pageHeader: { en: "Sign <|>" }\n  }'), " "],
    ["a blank behind a name", journey("  node a <|>"), " "],
    ["a point in a text", journey('  page p {\n    pageHeader: { en: "Hi.<|>" }\n  }'), "."],
  ])("unasked behind %s", async (_, text, typed) => {
    await using found = await proposals(text, { typed });
    expect(found.labels).toEqual([]);
  });
});

describe("as the client can", () => {
  test("what is typed may be kept behind the cursor", async () => {
    await using found = await proposals(
      journey("  start -> ch<|>eck\n\n  node check: Debug -> stop"),
    );
    expect(found.item("check").textEdit).toEqual({
      newText: "check",
      insert: { start: { line: 3, character: 11 }, end: { line: 3, character: 13 } },
      replace: { start: { line: 3, character: 11 }, end: { line: 3, character: 16 } },
    });
  });

  test("one range for a client that knows only one", async () => {
    await using found = await proposals(
      journey("  start -> ch<|>eck\n\n  node check: Debug -> stop"),
      {
        abilities: {
          ...everything,
          textDocument: { completion: { completionItem: { snippetSupport: true } } },
        },
      },
    );
    expect(found.item("check").textEdit).toEqual({
      newText: "check",
      range: { start: { line: 3, character: 11 }, end: { line: 3, character: 16 } },
    });
    expect(found.item("check").labelDetails).toBeUndefined();
  });

  test("documentation is worked out when it is asked for", async () => {
    await using found = await proposals(journey("  node a: <|>"));
    expect(found.item("DataStoreDecision").documentation).toBeUndefined();
    expect(await found.documentation("DataStoreDecision")).toContain("Data Store Decision");
  });

  test("without snippets, plain texts", async () => {
    const abilities = {
      ...everything,
      textDocument: { ...everything.textDocument, completion: { completionItem: {} } },
    };
    const all = async (text: string) => {
      await using found = await proposals(text, { abilities });
      return found;
    };
    const lines = await all(journey("  node a: DataStoreDecision {\n    <|>\n  }"));
    expect(lines.items.every(({ insertTextFormat }) => insertTextFormat === undefined)).toBe(true);
    expect(lines.acceptedLine("wire all outcomes: true, false")).toBe(
      "    true -> failure\n    false -> failure",
    );
    expect(lines.acceptedLine("revalidateAfter")).toBe("    revalidateAfter: ");
    const file = await all("<|>");
    expect(file.acceptedLine("journey")).toBe("journey ");
  });

  test("an editor that names the command is asked to go on", async () => {
    const abilities = {
      ...everything,
      textDocument: { ...everything.textDocument, completion: { completionItem: {} } },
      experimental: { commands: { commands: ["editor.action.triggerSuggest"] } },
    };
    await using found = await proposals(journey("  node a: DataStoreDecision {\n    <|>\n  }"), {
      abilities,
    });
    expect(found.item("revalidateAfter").command?.command).toBe("editor.action.triggerSuggest");
    await using node = await proposals(journey("  start -> signOn\n\n  <|>"), {
      abilities: { ...abilities, textDocument: everything.textDocument ?? {} },
    });
    expect(node.item("node signOn").command?.command).toBe("editor.action.triggerSuggest");
    expect(node.item("treeTimeout").command).toBeUndefined();
    await using silent = await proposals(journey("  node a: DataStoreDecision {\n    <|>\n  }"));
    expect(silent.item("revalidateAfter").command).toBeUndefined();
  });

  test("the capability", async () => {
    await using found = await proposals("<|>");
    expect(found.editor.server.capabilities.completionProvider?.resolveProvider).toBe(true);
    expect(found.editor.server.capabilities.completionProvider?.triggerCharacters).toContain(":");
  });
});
