/**
 * How often a test tries. The suite runs the first number; `JOURNEYC_THOROUGH=1` the second one, which takes minutes.
 * The numbers in docs/security.md are those of the suite.
 */
export const tries = (suite: number, thorough: number): number =>
  process.env["JOURNEYC_THOROUGH"] ? thorough : suite;

/** A test may take longer when it tries more. */
export const patience = process.env["JOURNEYC_THOROUGH"] ? 30 * 60_000 : 120_000;
