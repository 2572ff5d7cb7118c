import { defineSyntaxError, sentence } from "../syntax-error.ts";

/** An import or a resource without `from`, or without the path after it. */
export const missingFrom = defineSyntaxError({
  code: "J1023",
  title: "Missing path",
  message: ({ found, expected }) => sentence(`${expected} is missing before ${found}.`),
  fixTitle: () => "Insert `from`",
  certain: true,
});
