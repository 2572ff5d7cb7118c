import { defineSyntaxError } from "../syntax-error.ts";

export const unknownUnit = defineSyntaxError({
  code: "J1030",
  title: "Unknown unit of time",
  message: ({ found }) => `${found} has a unit that durations do not have.`,
  hints: () => ["Units are `ms`, `s`, `m` (minutes), `h` and `d`."],
  fixTitle: () => "Change the unit",
  certain: true,
});
