import { isObject } from "../../json.ts";
import type { ScriptSurroundings } from "../../machine/app-content.ts";
import type { Mistake } from "../../machine/link.ts";
import { defaultBounds, mostThreads } from "../../scripts/sandbox/bounds.ts";
import type { ScriptThreads } from "../../scripts/sandbox/threads/script-threads.ts";
import { fields, type Shapes } from "./shape.ts";
import { wrongNumbers, wrongOption } from "./wrong-option.ts";

/** What scripts of AM's may reach and may cost. */
export interface ScriptsOptions {
  /** What `httpClient` may reach. Default: nothing. */
  readonly httpClient?: {
    /** `https://api.example.com`: what a script knows, it may send there. */
    readonly origins: readonly string[];
  };
  /** What `systemEnv.getProperty` answers, by name: `esv.api.url`. Default: nothing. */
  readonly systemEnv?: Readonly<Record<string, string>>;
  /** Library scripts, by the name that `require` is called with: the text of each. Default: none. */
  readonly libraries?: Readonly<Record<string, string>>;
  /** How long a script may compute. Default: 1000. */
  readonly milliseconds?: number;
  /** How much memory a script may use. Default: 16 MB. */
  readonly memoryBytes?: number;
  /** How many scripts compute at the same time, each in a thread. Default: 2. */
  readonly threads?: number;
}

export interface ScriptOptions {
  readonly scripts?: ScriptsOptions;
}

export const scriptShapes: Shapes<ScriptOptions> = {
  scripts: fields("httpClient", "systemEnv", "libraries", "milliseconds", "memoryBytes", "threads"),
};

/** Whether scripts can be told what they may do. */
export function checkScripts({ scripts }: ScriptOptions): readonly Mistake[] {
  if (scripts === undefined) return [];
  const { httpClient, systemEnv, libraries, milliseconds, memoryBytes, threads } = scripts;
  const numbers = Object.fromEntries(
    Object.entries({ milliseconds, memoryBytes }).filter(([, value]) => value !== undefined),
  );
  return [
    ...(httpClient === undefined ? [] : wrongOrigins(httpClient)),
    ...(systemEnv === undefined || isTexts(systemEnv)
      ? []
      : [wrongOption("scripts.systemEnv", "Give an object of texts.")]),
    ...(libraries === undefined || isTexts(libraries)
      ? []
      : [wrongOption("scripts.libraries", "Give an object of texts.")]),
    ...wrongNumbers("scripts", numbers),
    ...(threads === undefined || isCount(threads)
      ? []
      : [wrongOption("scripts.threads", `Give a whole number from 1 to ${mostThreads}.`)]),
  ];
}

function wrongOrigins(httpClient: unknown): readonly Mistake[] {
  const origins = isObject(httpClient) ? httpClient["origins"] : undefined;
  const isList = Array.isArray(origins) && origins.every((origin) => isOrigin(origin));
  const fix =
    "Give a list of origins, such as `https://api.example.com`, with nothing behind them.";
  return isList ? [] : [wrongOption("scripts.httpClient.origins", fix)];
}

function isOrigin(value: unknown): boolean {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  const { origin, protocol } = new URL(value);
  return origin === value && (protocol === "https:" || protocol === "http:");
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= mostThreads;
}

function isTexts(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((text) => typeof text === "string");
}

/** What scripts find, from options that were checked. */
export function scriptSurroundings(
  { scripts = {} }: ScriptOptions,
  realm: string,
  cookieName: string,
  threads: ScriptThreads,
): ScriptSurroundings {
  const { httpClient, systemEnv = {}, libraries = {}, ...bounds } = scripts;
  const { milliseconds = defaultBounds.milliseconds, memoryBytes = defaultBounds.memoryBytes } =
    bounds;
  return {
    realm,
    cookieName,
    origins: new Set(httpClient?.origins),
    systemEnv,
    libraries,
    bounds: { milliseconds, memoryBytes },
    threads,
  };
}
