import {
  defineNode,
  member,
  node,
  take,
  type NodeManifest,
  type PageMemberNode,
} from "@journeyc/runtime";
import { expect, test } from "vitest";
import { defineNode as ours } from "../../../runtime/machine/define-node.ts";
import { authLevelDecision } from "../../../runtime/nodes/auth-level-decision.ts";
import { passthroughAuthentication } from "../../../runtime/nodes/passthrough-authentication.ts";
import { effects, riskScore, settings, small } from "./support/risk-score.ts";

// What follows is for `tsc`: each line with an error that is expected has one.
test("the types hold a node type to its manifest", () => {
  const of = (type: { readonly manifest: NodeManifest }): string => type.manifest.type;
  const run = () => take("low");
  const both = { true: "stop", false: "stop" } as const;

  expect(
    of(
      defineNode(small, {
        run({ settings: given, state }, read) {
          given satisfies {
            readonly key: string;
            readonly threshold?: number;
            readonly lenient?: boolean;
            readonly tags?: readonly string[];
            readonly mode?: "a" | "b";
          };
          read.texts("tags") satisfies readonly string[];
          // @ts-expect-error -- it is a number
          read.text("threshold");
          // @ts-expect-error -- there is no such setting
          read.has("treshold");
          // @ts-expect-error -- there is no such setting
          void given.treshold;
          return take(state.get("username") === "x" ? "low" : "high");
        },
      }),
    ),
  ).toBe("RiskScore");
  // @ts-expect-error -- no outcome of it
  defineNode(small, { run: () => take("odd") });
  // @ts-expect-error -- no outcome of it, of ours as well
  ours(small, { run: () => take("odd") });

  const { documentation: _, ...undocumented } = small;
  // @ts-expect-error -- a part is missing
  defineNode(undocumented, { run });
  // @ts-expect-error -- what it does is missing
  ours(small, {});
  // @ts-expect-error -- there is no such part
  defineNode({ ...small, pageMembers: true }, { run });
  ours(
    {
      ...small,
      settings: {
        ...settings,
        properties: {
          ...settings.properties,
          age: {
            type: "integer",
            // @ts-expect-error -- there is no such limit
            minimun: 1,
            description: "",
          },
        },
      },
    },
    { run },
  );
  ours(
    {
      ...small,
      settings: {
        ...settings,
        // @ts-expect-error -- there is no such setting
        required: ["keys"],
      },
    },
    { run },
  );
  ours(
    {
      ...small,
      effects: {
        ...effects,
        // @ts-expect-error -- there is no such outcome
        tells: ["odd"],
      },
    },
    { run },
  );

  // `high` depends on a setting, and `low` is to be wired.
  node(riskScore, { settings: { key: "risk", mode: "b" }, outcomes: { low: "stop" } });
  member(riskScore, { settings: { key: "risk" } }) satisfies PageMemberNode<"low", "high">;
  // @ts-expect-error -- `low` is not wired
  node(riskScore, { settings: { key: "risk" }, outcomes: { high: "stop" } });
  // @ts-expect-error -- a setting is missing
  node(riskScore, { settings: {}, outcomes: { low: "stop" } });
  // @ts-expect-error -- no such choice
  node(riskScore, { settings: { key: "risk", mode: "c" }, outcomes: { low: "stop" } });
  // @ts-expect-error -- the setting of a node type of ours is a number
  node(authLevelDecision, { settings: { authLevelRequirement: "" }, outcomes: both });
  expect(of(passthroughAuthentication)).toBe("PassthroughAuthentication");
});
