import { defineSyntaxError, sentence } from "../syntax-error.ts";

export const missingColon = defineSyntaxError({
  code: "J1015",
  title: "Missing colon",
  message: ({ found, expected }) => sentence(`${expected} is expected before ${found}.`),
  fixTitle: () => "Insert `:`",
  certain: true,
});
