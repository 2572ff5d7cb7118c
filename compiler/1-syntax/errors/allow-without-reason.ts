import { defineSyntaxError } from "../syntax-error.ts";

export const allowWithoutReason = defineSyntaxError({
  code: "J1025",
  title: "`@allow` without a reason",
  message: ({ found }) => `\`@allow\` needs a reason, as a string, before ${found}.`,
  hints: () => ['`@allow(J3004, "reason")`: whoever reads it later wants to know why.'],
});
