import { defineSyntaxError } from "../syntax-error.ts";

export const missingComma = defineSyntaxError({
  code: "J1013",
  title: "Missing comma",
  message: ({ found }) => `A comma or a line break is missing before ${found}.`,
  fixTitle: () => "Insert `,`",
  certain: true,
});
