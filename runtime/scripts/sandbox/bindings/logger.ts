import type { Json } from "../../../json.ts";
import type { Binding } from "../binding.ts";

const levels = {
  trace: "debug",
  debug: "debug",
  message: "debug",
  info: "info",
  warn: "warn",
  warning: "warn",
  error: "error",
} as const;

/** `logger`: lines of the app's log, in which no secret stands that the script has read. */
export const binding: Binding = {
  inside: `
const words = (value) => typeof value === "string" ? value : value instanceof Error ? String(value)
  : typeof value === "object" && value !== null ? stringify(value) : String(value);
const logger = {};
for (const level of ${JSON.stringify(Object.keys(levels))}) {
  // Values come one by one, or as a list.
  logger[level] = (message, ...given) => {
    const values = given.length === 1 && Array.isArray(given[0]) ? given[0] : given;
    call("log", level, ...[message, ...values].map(words));
  };
  logger["is" + level[0].toUpperCase() + level.slice(1) + "Enabled"] = () => true;
}
atStart("facts", ({ scriptName }) => { logger.getName = () => scriptName; freeze(logger); });
define("logger", logger);
`,
  calls: {
    log(visit, [level, message = "", ...values]) {
      visit.log(levels[level as keyof typeof levels], filled(message, values));
      return undefined;
    },
  },
};

/** Each `{}` is a value; those left over are not shown, as in AM. */
function filled(message: Json, values: readonly Json[]): string {
  let next = 0;
  return String(message).replaceAll("{}", (empty) =>
    next < values.length ? String(values[next++]) : empty,
  );
}
