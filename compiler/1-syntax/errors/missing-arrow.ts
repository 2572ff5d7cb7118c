import { defineSyntaxError } from "../syntax-error.ts";

export const missingArrow = defineSyntaxError({
  code: "J1016",
  title: "Missing arrow",
  message: ({ found }) => `\`->\` is missing before ${found}.`,
  fixTitle: () => "Insert `->`",
  certain: true,
});
