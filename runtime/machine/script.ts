/** A script of AM's own: its text runs in a sandbox. */
export interface SandboxedScript {
  /** The file that it was compiled from, seen from its journey: `scripts/decide.js`. */
  readonly name: string;
  readonly text: string;
}
