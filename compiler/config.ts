/** What `journey.config.ts` sets, for all commands that it concerns. What the command line says counts more. */
export interface JourneyConfig {
  /**
   * Files and folders that `check`, `compile`, `format`, `docs` and `graph` look at when the command line names none,
   * relative to the config's folder. `["."]` when absent.
   */
  readonly include?: readonly string[];
  /** The folder that `compile` writes modules to; beside their sources when absent. */
  readonly outDir?: string;
  /** True: `compile` writes `x.d.journey.ts` instead of modules, for journeys that a bundler compiles. */
  readonly declarations?: boolean;
  /** The module that takes the list of the journeys, `journeys.ts`, to be loaded when first asked for; none when absent. */
  readonly registry?: string;
  /** `check` and `compile` end with 1 when there are more warnings than this. */
  readonly maxWarnings?: number;
}

/** Gives the config its type, so that editors complete and check it. */
export function defineConfig(config: JourneyConfig): JourneyConfig {
  return config;
}
