import { refusedBindings } from "../../../catalogue/refused-bindings.ts";
import type { Json } from "../../../json.ts";
import type { Binding } from "../binding.ts";
import { misused } from "../errors.ts";
import { reservedProperties } from "../../../nodes/session/reserved-properties.ts";
import type { Visit } from "../visit.ts";

/** `action`: what the script decides. The last word counts. */
export const binding: Binding = {
  inside: `
const action = {};
for (const name of ["goTo", "withIdentifiedUser", "withHeader", "withDescription", "withStage", "putSessionProperty",
  "removeSessionProperty", "withMaxSessionTime", "withMaxIdleTime", "withErrorMessage", "withLockoutMessage"])
  action[name] = (...given) => (call("action." + name, ...given), action);
action.suspend = (message, logic, minutes) => {
  const isFunction = typeof logic === "function";
  const uri = call("action.suspend", message, isFunction, minutes === undefined ? null : minutes);
  if (uri !== null && isFunction) logic(uri);
  return action;
};
for (const name of ${JSON.stringify(refusedBindings.action)})
  action[name] = () => refuse("action." + name);
define("action", freeze(action));
`,
  calls: {
    "action.goTo": (visit, [outcome]) => {
      visit.decision.outcome = visit.text(outcome, "action.goTo");
      return undefined;
    },
    "action.withIdentifiedUser": (visit, [user]) => {
      visit.decision.user = visit.text(user, "action.withIdentifiedUser");
      return undefined;
    },
    "action.withHeader": (visit, [text]) => say(visit, "header", text),
    "action.withDescription": (visit, [text]) => say(visit, "description", text),
    "action.withStage": (visit, [text]) => say(visit, "stage", text),
    "action.putSessionProperty": (visit, [name, value]) => {
      const key = visit.text(name, "action.putSessionProperty");
      if (reservedProperties.has(key))
        throw misused(visit.name, "action.putSessionProperty", "the session says that itself");
      const text = visit.text(value, "action.putSessionProperty");
      visit.decision.properties = { ...visit.decision.properties, [key]: text };
      return undefined;
    },
    "action.removeSessionProperty": (visit, [name]) => {
      const { [visit.text(name, "action.removeSessionProperty")]: _, ...rest } =
        visit.decision.properties;
      visit.decision.properties = rest;
      return undefined;
    },
    "action.withMaxSessionTime": (visit, [minutes]) => {
      const binding = "action.withMaxSessionTime";
      visit.decision.maximumMilliseconds = duration(visit, minutes, binding);
      return undefined;
    },
    "action.withMaxIdleTime": (visit, [minutes]) => {
      visit.decision.idleMilliseconds = duration(visit, minutes, "action.withMaxIdleTime");
      return undefined;
    },
    "action.suspend": (visit, [message, delivers, minutes]) => {
      visit.decision.suspension = {
        message: visit.text(message, "action.suspend"),
        delivers: delivers === true,
        milliseconds: minutes === null ? undefined : duration(visit, minutes, "action.suspend"),
      };
      return visit.resumeUri;
    },
    "action.withErrorMessage": (visit) => ignored(visit, "withErrorMessage"),
    "action.withLockoutMessage": (visit) => ignored(visit, "withLockoutMessage"),
  },
};

function say(visit: Visit, part: "header" | "description" | "stage", text: unknown): undefined {
  visit.decision.page[part] = String(text);
}

function duration(visit: Visit, minutes: Json | undefined, method: string): number {
  const given = visit.number(minutes, method);
  if (!Number.isSafeInteger(given * 60_000) || given < 1)
    throw misused(visit.name, method, "minutes are a whole number above zero");
  return given * 60_000;
}

/** Whoever fails learns no more than that: a text of a script's could say why. */
function ignored(visit: Visit, name: string): undefined {
  visit.log("warn", `action.${name} changes nothing: who fails is told nothing but that.`);
}
