import { defineSyntaxError } from "../syntax-error.ts";

export const missingOpeningBrace = defineSyntaxError({
  code: "J1002",
  title: "Missing opening brace",
  message: ({ found }) => `\`{\` is missing before ${found}.`,
  fixTitle: () => "Insert `{`",
  certain: true,
});
