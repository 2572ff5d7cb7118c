import { requestHeaders } from "../http/requests/request-headers.ts";
import { sessionToken } from "../http/cookies/session-cookie.ts";
import type { ServedJourney } from "../machine/served-journey.ts";
import type { Journeys } from "./journeys.ts";
import type { Running } from "./running.ts";

export interface CallParts {
  open(): Promise<Running>;
  startable(name?: string): ServedJourney | undefined;
  readonly cookieName: string | undefined;
}

/** What apps call besides the handler. */
export function callsWithoutHttp({
  open,
  startable,
  cookieName,
}: CallParts): Pick<
  Journeys,
  "session" | "endSessionsOf" | "start" | "resume" | "resumeSuspended"
> {
  return {
    async session(request) {
      const { sessions } = await open();
      return sessions.verify(sessionToken({ headers: requestHeaders(request) }, cookieName));
    },
    async endSessionsOf(userId, resource) {
      const { sessions } = await open();
      return sessions.endAllOf(userId, resource);
    },
    async start(name, request) {
      const { runs } = await open();
      const journey = startable(name);
      return journey ? runs.start(journey, request) : { kind: "refused" };
    },
    async resume(authId, answers, request) {
      const { runs } = await open();
      const expected = (count: number): string =>
        `Expected ${count} answers, got ${answers.length}.`;
      return runs.resume(
        authId,
        (asked) => (asked.length === answers.length ? answers : expected(asked.length)),
        request,
      );
    },
    async resumeSuspended(suspendedId, request) {
      const { runs } = await open();
      return runs.resumeSuspended(suspendedId, request);
    },
  };
}
