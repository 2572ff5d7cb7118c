import { defineNode } from "@journeyc/runtime";
import * as v from "valibot";
import { z } from "zod";

export const byZod = defineNode({
  type: "ByZod",
  summary: "Has a schema of zod's.",
  outcomes: ["outcome"],
  settings: z.object({
    /** From here on. */
    threshold: z.number().default(3),
    mode: z.enum(["strict", "lenient"]),
    tags: z.array(z.string()).optional(),
  }),
  run: ({ take, settings: { threshold } }) => take(threshold > 3 ? "outcome" : "outcome"),
});

export const byValibot = defineNode({
  type: "ByValibot",
  summary: "Has a schema of valibot's.",
  outcomes: ["outcome"],
  settings: v.object({
    /** From here on. */
    threshold: v.optional(v.number(), 3),
    mode: v.picklist(["strict", "lenient"]),
    tags: v.optional(v.array(v.string())),
  }),
  run: ({ take, settings: { threshold } }) => take(threshold > 3 ? "outcome" : "outcome"),
});
