import * as fc from "fast-check";

/**
 * Property tests draw the same samples each time, so that a red run is about the change and not about luck. Another
 * seed looks further: `FAST_CHECK_SEED=7 npx vitest run`. Shrinking a counterexample ends after half a minute.
 */
fc.configureGlobal({
  seed: Number(process.env["FAST_CHECK_SEED"] ?? 20_261_123),
  interruptAfterTimeLimit: 30_000,
  markInterruptAsFailure: true,
});
