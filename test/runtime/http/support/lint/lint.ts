import { bodies, noSecrets } from "./bodies.ts";
import { commonHeaders, cookies, crossOrigin } from "./headers.ts";
import type { Recorded } from "./recorded.ts";

/** What is wrong with a response of the protocol's endpoints: nothing, when clients can rely on it. */
export function lint(recorded: Recorded, cookieName = "iPlanetDirectoryPro"): readonly string[] {
  return [commonHeaders, crossOrigin, cookies(cookieName), bodies, noSecrets].flatMap((rule) =>
    rule(recorded),
  );
}
