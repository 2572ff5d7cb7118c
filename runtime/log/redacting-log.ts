import { escapeUnprintable } from "./json-line.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Log } from "../machine/ports.ts";

const placeholder = "[redacted]";
const longest = 4_000;
const deepest = 6;

/** Names of fields that hold secrets, however they are spelled: `newPassword`, `access-token`. */
const secrets =
  /pass(?:word|wd|phrase|code)|secret|token|authid|suspendedid|resumeur[il]|authorization|cookie|credential|assertion|apikey|privatekey/;

/** Names of fields that hold people: `USER_NAME`. */
const people =
  /username|userid|loginname|givenname|^sn$|surname|mail|phone|address|objectattributes|sharedstate|transientstate/;

/**
 * A log that keeps quiet about secrets and people, whoever writes to it: node types and connectors of the app, too.
 * Fields with telling names are cut, errors are their class and code, and no text can begin a line of its own, in
 * whatever way the logger writes it.
 */
export function redactingLog(log: Log): Log {
  const through =
    (level: keyof Log) =>
    (fields: JsonObject, message: string): void =>
      log[level](redactFields(fields), text(message));
  return {
    debug: through("debug"),
    info: through("info"),
    warn: through("warn"),
    error: through("error"),
  };
}

function redactFields(fields: unknown, depth = 0): JsonObject {
  if (typeof fields !== "object" || fields === null) return {};
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      escapeUnprintable(name),
      isSensitive(name) ? placeholder : redact(value, depth + 1),
    ]),
  );
}

/** Whether a field of this name holds a secret. */
export function isSecretName(name: string): boolean {
  return secrets.test(letters(name));
}

function isSensitive(name: string): boolean {
  return isSecretName(name) || people.test(letters(name));
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, "");
}

/** From JavaScript anything may come: what is not JSON becomes what can be said of it safely. */
function redact(value: unknown, depth: number): Json {
  switch (typeof value) {
    case "string":
      return text(value);
    case "number":
    case "boolean":
      return value;
    case "bigint":
      return String(value);
    case "object":
      if (value === null) return null;
      if (value instanceof Error) return errorFields(value);
      if (depth > deepest) return placeholder;
      if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
      return isPlain(value) ? redactFields(value, depth) : placeholder;
    default:
      return placeholder;
  }
}

/** An error's text may quote what a user typed. */
function errorFields(error: Error & { readonly code?: unknown }): JsonObject {
  const { name, code } = error;
  return { name: text(name), ...(typeof code === "string" ? { code: text(code) } : {}) };
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function text(value: string): string {
  const short = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return escapeUnprintable(short);
}
