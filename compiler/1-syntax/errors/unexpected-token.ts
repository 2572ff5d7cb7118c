import { defineSyntaxError, sentence } from "../syntax-error.ts";

export const unexpectedToken = defineSyntaxError({
  code: "J1001",
  title: "Unexpected token",
  message: ({ found, expected }) => sentence(`${found} stands where ${expected} is expected.`),
  fixTitle: ({ expected }) => `Change to ${expected}`,
  certain: true,
});
