import { defineSyntaxError, sentence } from "../syntax-error.ts";

export const missingName = defineSyntaxError({
  code: "J1019",
  title: "Missing name",
  message: ({ found, expected }) => sentence(`${expected} is missing before ${found}.`),
});
