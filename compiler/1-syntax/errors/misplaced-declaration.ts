import { defineSyntaxError } from "../syntax-error.ts";

export const misplacedDeclaration = defineSyntaxError({
  code: "J1027",
  title: "Node outside of a journey",
  message: ({ found }) => `This ${found} stands outside of any journey.`,
  hints: () => ["Move it between the braces of its journey."],
});
