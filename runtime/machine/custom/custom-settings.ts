import type { StandardIssue, StandardSchema } from "../../standard-schema.ts";
import type { SettingsIssue, SettingsReader } from "../node-type.ts";

/** Reads settings by a Standard Schema. One that answers later is refused: an app knows at its start whether it can run. */
export function readCustomSettings(
  schema: StandardSchema | undefined,
  given: Readonly<Record<string, unknown>>,
): ReturnType<SettingsReader> {
  if (schema === undefined) {
    const [name] = Object.keys(given);
    return name === undefined
      ? { value: {} }
      : { issues: [{ path: [name], message: "the node type has no settings" }] };
  }
  const result = schema["~standard"].validate(given);
  if (result instanceof Promise) {
    // Its answer is of no use, and a failure must not end the process.
    result.catch(() => undefined);
    return whole("the schema of the node type answers later; use one without asynchronous parts");
  }
  if (result.issues !== undefined) return { issues: result.issues.map(issueOf) };
  const { value } = result;
  return isRecord(value) ? { value } : whole("the schema of the node type makes no object of them");
}

function whole(message: string): { readonly issues: readonly SettingsIssue[] } {
  return { issues: [{ path: [], message }] };
}

function issueOf({ message, path = [] }: StandardIssue): SettingsIssue {
  return { message, path: path.map((part) => (typeof part === "object" ? part.key : part)) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
