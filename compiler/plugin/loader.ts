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

async function load(
  context: LoaderContext,
  done: ReturnType<LoaderContext["async"]>,
): Promise<void> {
  const { resourcePath, rootContext = process.cwd() } = context;
  const { declarations = true } = context.getOptions?.() ?? {};
  const { code, map, error, warning, watched } = await journeysOf(rootContext).compile(
    resourcePath,
    declarations,
  );
  for (const path of watched) context.addDependency(path);
  if (warning !== undefined) context.emitWarning?.(new Error(warning.message));
  if (error !== undefined || code === undefined) {
    done(new Error(error?.message ?? `${resourcePath} cannot be compiled`));
    return;
  }
  done(null, code, map);
}

/**
 * Compiles a `.journey` file, for bundlers that take loaders and no plugins: Turbopack, which Next.js builds with. Where
 * there is a plugin, it is the better way.
 */
const journeyLoader = function (this: LoaderContext): void {
  const done = this.async();
  load(this, done).catch((error: unknown) =>
    done(error instanceof Error ? error : new Error(String(error))),
  );
};

export default journeyLoader;
