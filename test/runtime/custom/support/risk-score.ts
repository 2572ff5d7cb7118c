import { defineNode, take } from "@journeyc/runtime";

const named = {
  type: "RiskScore",
  amType: "RiskScore",
  displayName: "Risk Score",
  summary: "Scores a sign-on.",
  documentation: "",
  interactive: false,
  pageMember: false,
} as const;
const levels = {
  from: "fixed",
  list: [
    { name: "low", id: "low", displayName: "Low", description: "" },
    {
      name: "high",
      id: "high",
      displayName: "High",
      description: "",
      when: { setting: "lenient", equals: false },
    },
  ],
} as const;
/** Some of each type. */
export const settings = {
  type: "object",
  properties: {
    threshold: { type: "integer", minimum: 1, default: 3, description: "" },
    lenient: { type: "boolean", default: false, description: "" },
    key: { type: "string", minLength: 1, description: "" },
    tags: { type: "array", items: { type: "string", description: "" }, description: "" },
    mode: { type: "string", enum: ["a", "b"], description: "" },
  },
  required: ["key"],
  additionalProperties: false,
} as const;
export const effects = {
  reads: [{ key: "username", required: true }],
  writes: [{ key: "${key}", scope: "shared", outcomes: ["high"] }],
  identity: [],
} as const;
/** A manifest whose literal says all. */
export const small = { ...named, settings, outcomes: levels, effects } as const;

/** Its node type, as an app makes it. */
export const riskScore = defineNode(small, {
  run(context, { integer, text }) {
    const name = context.state.get("username");
    if (String(name).length < integer("threshold")) return take("low");
    context.state.setShared(text("key"), 1);
    return take("high");
  },
});
