import { describe, expect, test } from "vitest";
import { dot } from "../../compiler/graph/dot.ts";
import { mermaid } from "../../compiler/graph/mermaid.ts";
import { sourcesOf } from "../emit/support/cases.ts";
import { hostile, journeyOf, payloads } from "./support.ts";

const pta = journeyOf("PtaWithPasswordCapture", sourcesOf("pass-through"));

test("Mermaid", () => {
  expect(mermaid(pta)).toBe(`flowchart TD
  start(("start"))
  node_signOn("signOn<br>username: PlatformUsername<br>password: PlatformPassword")
  node_localLogin{{"localLogin<br>DataStoreDecision"}}
  node_entraLogin{{"entraLogin<br>PassthroughAuthentication"}}
  node_findUser{{"findUser<br>IdentifyExistingUser"}}
  node_hasProfile{{"hasProfile<br>RequiredAttributesPresent"}}
  node_capturePassword{{"capturePassword<br>PatchObject"}}
  node_countLogin["countLogin<br>IncrementLoginCount"]
  node_progressiveProfile[["progressiveProfile<br>ProgressiveProfile"]]
  success(["success"])
  failure(["failure"])
  start --> node_signOn
  node_signOn --> node_localLogin
  node_localLogin -->|"true"| node_countLogin
  node_localLogin -->|"false"| node_entraLogin
  node_entraLogin -->|"authenticated"| node_findUser
  node_entraLogin -->|"missingInput"| node_signOn
  node_entraLogin -->|"failed"| failure
  node_findUser -->|"true"| node_hasProfile
  node_findUser -->|"false"| failure
  node_hasProfile -->|"true"| node_capturePassword
  node_hasProfile -->|"false"| node_countLogin
  node_capturePassword -->|"patched, failure"| node_countLogin
  node_countLogin --> node_progressiveProfile
  node_progressiveProfile -->|"true, false"| success
`);
});

test("DOT", () => {
  const lines = dot(pta).split("\n");
  expect(lines[0]).toBe('digraph "PtaWithPasswordCapture" {');
  expect(lines).toContain(
    '  node_signOn [label="signOn\\nusername: PlatformUsername\\npassword: PlatformPassword", shape=box, style="rounded"];',
  );
  expect(lines).toContain('  node_capturePassword -> node_countLogin [label="patched, failure"];');
  expect(lines).toContain("  node_countLogin -> node_progressiveProfile;");
});

test("the path of a sign-on stands out", () => {
  const highlight = [
    { node: "signOn", outcome: "outcome" },
    { node: "localLogin", outcome: "false" },
  ];
  const text = mermaid(pta, { highlight });
  expect(text).toContain("  class start,node_signOn,node_localLogin,node_entraLogin taken\n");
  expect(text).toContain("  linkStyle 0,1,3 stroke-width:3px\n");
  const thick = dot(pta, { highlight })
    .split("\n")
    .filter((line) => line.includes("penwidth"));
  expect(thick).toHaveLength(7);
  expect(thick).toContain('  node_localLogin -> node_entraLogin [label="false", penwidth=3];');
});

const plainShape = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/g, '"…"');

describe("hostile text", () => {
  const plain = hostile("plain");

  test.each(payloads)("%j stays in its label", (payload) => {
    const drawn = mermaid(hostile(payload));
    expect(plainShape(drawn)).toBe(plainShape(mermaid(plain)));
    expect(plainShape(dot(hostile(payload)))).toBe(plainShape(dot(plain)));
    const labels = drawn.match(/"[^"]*"/g)?.map((label) => label.replaceAll("<br>", "")) ?? [];
    for (const label of labels) expect(label).toMatch(/^"[^<>&`%{}\\'\p{C}]*"$/u);
  });

  test("names of the drawing's own language are names", () => {
    const text = `journey J {
      start -> end
      node end: IncrementLoginCount -> subgraph
      node subgraph: IncrementLoginCount -> success
    }`;
    expect(mermaid(journeyOf("J", { "a.journey": text }))).toContain("node_end --> node_subgraph");
  });
});

test("a draft is drawn as far as it goes", () => {
  const text =
    "journey J {\n node a: IncrementLoginCount {\n }\n node b: Nothing {\n true -> nowhere\n }\n }";
  expect(mermaid(journeyOf("J", { "a.journey": text }))).toBe(`flowchart TD
  start(("start"))
  node_a["a<br>IncrementLoginCount"]
  node_b["b<br>Nothing"]
`);
});

test("an end that more than three boxes lead to stands beside each of them", () => {
  const text = `journey J {
    start -> a
    node a: DataStoreDecision { true -> b\n false -> failure\n }
    node b: DataStoreDecision { true -> c\n false -> failure\n }
    node c: DataStoreDecision { true -> d\n false -> failure\n }
    node d: DataStoreDecision { true -> success\n false -> failure\n }
  }`;
  const journey = journeyOf("J", { "a.journey": text });
  const drawn = mermaid(journey);
  expect(drawn).toContain('  failure_node_c(["failure"])\n');
  expect(drawn).toContain('  node_c -->|"false"| failure_node_c\n');
  expect(drawn).not.toContain("  failure(");
  expect(drawn).toContain('  node_d -->|"true"| success\n');
  expect(dot(journey).match(/label="failure", shape=oval/g)).toHaveLength(4);
  const three = journeyOf("J", { "a.journey": text.replace("false -> failure", "false -> b") });
  expect(mermaid(three).match(/\(\["failure"\]\)/g)).toHaveLength(1);
});

test("unknown types and nodes that nothing leads to are marked", () => {
  const text = `journey J {
    start -> a
    node a: "Tenant's" -> success
    node b: IncrementLoginCount -> success
  }`;
  const journey = journeyOf("J", { "a.journey": text });
  expect(mermaid(journey)).toContain("  class node_a opaque\n");
  expect(mermaid(journey)).toContain("  class node_b unreachable\n");
  expect(dot(journey)).toContain('  node_a [label="a\\nTenant\'s", shape=box, style="dashed"];');
  expect(dot(journey)).toMatch(/node_b \[.*, color="gray", fontcolor="gray"\];/);
});
