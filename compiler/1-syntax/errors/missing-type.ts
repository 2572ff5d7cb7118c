import { defineSyntaxError, sentence } from "../syntax-error.ts";

export const missingType = defineSyntaxError({
  code: "J1020",
  title: "Missing type",
  message: ({ found, expected }) => sentence(`${expected} is missing before ${found}.`),
});
