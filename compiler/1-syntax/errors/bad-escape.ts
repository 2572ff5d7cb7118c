import { defineSyntaxError } from "../syntax-error.ts";

export const badEscape = defineSyntaxError({
  code: "J1011",
  title: "Unknown escape",
  message: ({ found }) => `${found} is no escape that a string knows.`,
  hints: () => [
    "Escapes are those of JSON, and `\\u{1F600}`. A backslash itself is written `\\\\`.",
  ],
  fixTitle: () => "Write the backslash twice",
});
