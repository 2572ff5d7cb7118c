/** What the plugin may be told. */
export interface JourneyPluginOptions {
  /**
   * Whether `x.d.journey.ts` is written beside each `x.journey` that is bundled, so that TypeScript and editors
   * understand the import; TypeScript's option `allowArbitraryExtensions` must be on. True when absent.
   */
  readonly declarations?: boolean;
}
