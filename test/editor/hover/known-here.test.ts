import { expect, test } from "vitest";
import { login, resource } from "../../check/program.ts";
import { hover, hovers, withoutMarkdown } from "./support.ts";
import { Editor } from "../support/editor.ts";

const signOn = `  start -> signOn

  page signOn {
    username: PlatformUsername
    password: PlatformPassword

    <|>-> check
  }

  /// Against the <b>stored</b> password, see [here](http://evil.example).
  node ch<|>eck "Check it": DataStoreDecision {
    tr<|>ue  -> count
    false -> failure
  }

  node co<|>unt: IncrementLoginCount -> success

  node al<|>one: IncrementLoginCount -> success
`;

test("at a node: which keys are set, which secrets are alive, who is authenticated", async () => {
  const [arrow, check, right, count, alone] = await hovers(login(signOn));
  expect(arrow).toBe(
    [
      "```journey\nsignOn.outcome\n```",
      "The node has done its work.",
      "Leads to `check` (Check it).",
      "**Known when it is taken**",
      "- Sets `objectAttributes.userName`, `password` and `username`",
    ].join("\n\n"),
  );
  expect(check).toBe(
    [
      '```journey\nnode check "Check it": DataStoreDecision\n```',
      "Against the &lt;b&gt;stored&lt;/b&gt; password, see \\[here\\](http&#58;//evil.example).",
      "Checks the user name and password against the stored password.",
      "**Outcomes**",
      "- `true` → `count` (IncrementLoginCount)\n- `false` → **failure**",
      "**Known here**",
      [
        "- Set: `objectAttributes.userName` and `username`",
        "- Secrets alive: `password` (kept while a later node reads it, not given to a caller)",
        "- Nothing has been shown: anybody gets here.",
      ].join("\n"),
    ].join("\n\n"),
  );
  expect(right).toContain("- Gone from here on: `password`");
  expect(right).toContain("- The user has shown a credential that was verified");
  expect(right).toContain("- Shown on every path: knowledge");
  expect(count).not.toContain("Secrets alive");
  expect(count).toContain("- The stored user has been found.");
  expect(alone).toContain("- No path leads here from the start of the journey.");
});

test("a client without Markdown is shown plain text", async () => {
  const [, check] = await hovers(login(signOn), withoutMarkdown);
  expect(check).toContain('node check "Check it": DataStoreDecision\n\nAgainst the <b>stored</b>');
  expect(check).toContain("Known here\n- Set: objectAttributes.userName and username\n");
});

const inner = `${resource}journey In<|>ner "The other" on managed/alpha_user {
  innerTreeOnly: true
  start -> check

  node ch<|>eck: DataStoreDecision {
    true  -> success
    false -> failure
  }
}
`;
const caller = (members: string): string => `import { Inner } from "./inner.journey"

${resource}journey Outer on managed/alpha_user {
  start -> signOn

  page signOn {
${members}
    -> inner
  }

  node inner: InnerTreeEvaluator {
    tree: In<|>ner

    true  -> success
    false -> failure
  }
}
`;

test("in an inner journey what all callers bring is known, and its signature says what it needs", async () => {
  const shown = await hovers({
    "inner.journey": inner,
    "one.journey": caller("    username: PlatformUsername\n    password: PlatformPassword\n"),
    "two.journey": caller("    username: PlatformUsername\n").replace("Outer", "Second"),
  });
  const [signature, check, reference] = shown;
  expect(signature).toBe(
    [
      '```journey\njourney Inner "The other" on managed/alpha_user\n```',
      "Runs only inside of other journeys.",
      "**As an inner journey**",
      "- Needs of its caller: `password` and `username`\n- Ends in **success** or **failure**",
      "**When it succeeds**",
      [
        "- The user has shown a credential that was verified, or comes into being here.",
        "- Shown on every path: knowledge",
        "- The stored user has been found.",
      ].join("\n"),
      "Run inside of 2 journeys: `Outer` and `Second`.",
    ].join("\n\n"),
  );
  expect(check).toContain("- Set: `objectAttributes.userName` and `username`");
  expect(check).toContain("- Secrets alive: `password` (set on some paths; ");
  expect(reference).toBe(signature);
});

test("of an inner journey that nobody runs that is said", async () => {
  const [signature, check] = await hovers({ "inner.journey": inner });
  expect(signature).toContain("No journey runs it as an inner journey.");
  expect(check).toContain("- Nobody runs this journey: what it would find when it begins");
});

test("what is known is told anew after a change", async () => {
  const text = login(
    "  start -> as<|>k\n\n  page ask {\n    x: PlatformUsername\n\n    -> stop\n  }\n",
  );
  await using editor = await Editor.start({ "a.journey": text });
  expect(await hover(editor)).toContain("→ **stop**");
  await editor.type("a.journey", editor.text("a.journey").replace("-> stop", "-> failure"));
  expect(await hover(editor)).toContain("→ **failure**");
});

test("where no run gets to, it is said what is missing on the way", async () => {
  const [behind] = await hovers(
    login(`  start -> check

  node check: DataStoreDecision {
    true  -> be<|>hind
    false -> failure
  }

  node behind: IncrementLoginCount -> success
`),
  );
  expect(behind).toContain(
    "- Wired, but no run gets here: a node on the way needs `password` and `username`, which no path sets.",
  );
});
