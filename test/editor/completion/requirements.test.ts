import { describe, expect, test } from "vitest";
import { journey, proposals } from "./support/proposals.ts";

const nodes =
  "\n  start -> check\n\n  node check: DataStoreDecision {\n    true  -> success\n    false -> failure\n  }";

describe("requirements", () => {
  test("what is needed: factors, nodes, types, those of the journey first", async () => {
    await using found = await proposals(journey(`  require <|>\n${nodes}`));
    expect(found.labels.slice(0, 3)).toEqual(["mfa", "check", "DataStoreDecision"]);
    expect(found.labels).toContain("AccountLockout");
    expect(found.labels).not.toContain("success");
  });

  test("before what: ends, too", async () => {
    await using found = await proposals(journey(`  require mfa before <|>\n${nodes}`));
    expect(found.labels.slice(0, 4)).toEqual(["success", "failure", "stop", "check"]);
    await using word = await proposals(journey(`  require mfa <|>\n${nodes}`));
    expect(word.labels).toEqual(["before", "after"]);
  });

  test("an outcome of a node, or of all nodes of a type", async () => {
    await using node = await proposals(journey(`  require check.<|>\n${nodes}`), { typed: "." });
    expect(node.labels).toEqual(["true", "false"]);
    await using type = await proposals(journey(`  require RetryLimitDecision.<|>\n${nodes}`));
    expect(type.labels).toContain("reject");
  });
});

describe("@allow", () => {
  test("codes that are found below come first, each with its title and its page", async () => {
    const text = journey(
      "  start -> success\n\n  @allow(<|>)\n  node lost: DataStoreDecision {\n    true  -> stop\n    false -> failure\n  }",
    );
    await using found = await proposals(text);
    const told = await found.editor.diagnostics("test.journey", (all) =>
      all.some(({ code }) => code === "J3008"),
    );
    expect(told.length).toBeGreaterThan(0);
    const again = await found.again("(");
    expect(again.labels[0]).toBe("J3008");
    expect(again.item("J3008").detail).toContain("(found here)");
    expect(again.acceptedLine("J3008")).toBe('  @allow(J3008, "${1:reason}")');
    expect(await again.documentation("J3008")).toContain("J3008: Unreachable node");
    expect(again.labels).not.toContain("J1001");
    expect(again.labels).not.toContain("J3001");
  });

  test("the annotation", async () => {
    await using found = await proposals(journey(`  @<|>\n${nodes}`), { typed: "@" });
    expect(found.labels).toEqual(["allow"]);
    expect(found.acceptedLine("allow")).toBe('  @allow($1, "${2:reason}")');
  });
});
