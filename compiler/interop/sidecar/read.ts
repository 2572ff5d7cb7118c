import { Ajv, type ValidateFunction } from "ajv";
import { locateJsonFault } from "../../2-bind/json-fault.ts";
import { report, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../host.ts";
import { wholeFile } from "../../workspace/read-failure.ts";
import { layoutUnreadable } from "../errors/layout-unreadable.ts";
import { maximumImportBytes } from "../limits.ts";
import type { Layout } from "./layout.ts";
import { layoutSchema } from "./schema.ts";

let validator: ValidateFunction<Layout> | undefined;

function validate(value: unknown): value is Layout {
  validator ??= new Ajv({ allErrors: false, strict: true }).compile<Layout>(layoutSchema);
  return validator(value);
}

function firstFault(): string {
  const [fault] = validator?.errors ?? [];
  return `${fault?.instancePath || "its content"} ${fault?.message ?? "is not what a layout has"}`;
}

export interface LayoutReading {
  /** Undefined: there is none, or it cannot be used. */
  readonly layout: Layout | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function unusable(path: string, reason: string): LayoutReading {
  const hints = [
    "Restore it from version control; or remove it with its journey, and import the journey again.",
  ];
  return {
    layout: undefined,
    diagnostics: [report(layoutUnreadable, { path, reason }, wholeFile(path), { hints })],
  };
}

/** Reads the layout at a path. That there is none is no fault: a journey may have been written by hand. */
export function readLayout(host: Host, path: string): LayoutReading {
  const file = host.read(path, maximumImportBytes);
  if (!file.ok) {
    return file.failure === "notFound"
      ? { layout: undefined, diagnostics: [] }
      : unusable(path, file.detail);
  }
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    const { line, column, fault } = locateJsonFault(file.text);
    return unusable(path, `line ${line}, column ${column}: ${fault}`);
  }
  return validate(value) ? { layout: value, diagnostics: [] } : unusable(path, firstFault());
}
