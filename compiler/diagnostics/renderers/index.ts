import type { Renderer } from "../report.ts";

/** The reporters by name; each is loaded when it is asked for. */
const loaders = {
  pretty: async () => (await import("./pretty.ts")).pretty,
  concise: async () => (await import("./concise.ts")).concise,
  json: async () => (await import("./json.ts")).json,
  github: async () => (await import("./github.ts")).github,
  sarif: async () => (await import("./sarif.ts")).sarif,
  junit: async () => (await import("./junit.ts")).junit,
} as const satisfies Readonly<Record<string, () => Promise<Renderer>>>;

export type ReporterName = keyof typeof loaders;

export const reporterNames: readonly ReporterName[] = [
  "pretty",
  "concise",
  "json",
  "github",
  "sarif",
  "junit",
];

export function loadRenderer(name: ReporterName): Promise<Renderer> {
  return loaders[name]();
}
