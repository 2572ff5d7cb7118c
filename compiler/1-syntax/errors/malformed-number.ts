import { defineSyntaxError } from "../syntax-error.ts";

export const malformedNumber = defineSyntaxError({
  code: "J1029",
  title: "Malformed number",
  message: ({ found }) => `${found} is neither a number nor a duration.`,
  hints: () => [
    "Numbers are those of JSON: `3`, `-1`, `0.5`, `1e6`. Durations are whole: `500ms`, `30s`, `5m`, `2h`, `7d`.",
  ],
  fixTitle: () => "Write it as a number",
  certain: true,
});
