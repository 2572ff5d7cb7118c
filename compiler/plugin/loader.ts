import { BundledJourneys } from "./bundled-journeys.ts";
import type { JourneyPluginOptions } from "./options.ts";

/** What webpack, and Turbopack after it, gives a loader: as much of it as is used here. */
export interface LoaderContext {
  /** The absolute path of the file that is loaded. */
  readonly resourcePath: string;
  readonly rootContext?: string;
  readonly getOptions?: () => JourneyPluginOptions;
  readonly addDependency: (path: string) => void;
  readonly emitWarning?: (warning: Error) => void;
  readonly async: () => (error: Error | null, code?: string, map?: unknown) => void;
}

/** The journeys of each folder that a process builds. */
const builds = new Map<string, BundledJourneys>();

function journeysOf(folder: string): BundledJourneys {
  const known = builds.get(folder) ?? new BundledJourneys(folder);
  builds.set(folder, known);
  return known;
}

/**
 * Compiles a `.journey` file, for bundlers that take loaders and no plugins: Turbopack, which Next.js builds with. Where
 * there is a plugin, it is the better way.
 */
export default function journeyLoader(this: LoaderContext): void {
  const done = this.async();
  const { declarations = true } = this.getOptions?.() ?? {};
  const load = async (): Promise<void> => {
    const journeys = journeysOf(this.rootContext ?? process.cwd());
    const { code, map, error, warning, watched } = await journeys.compile(
      this.resourcePath,
      declarations,
    );
    for (const path of watched) this.addDependency(path);
    if (warning !== undefined) this.emitWarning?.(new Error(warning.message));
    if (error !== undefined || code === undefined) {
      done(new Error(error?.message ?? `${this.resourcePath} cannot be compiled`));
      return;
    }
    done(null, code, map);
  };
  load().catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
}
