import { randomUUID } from "node:crypto";
import { JourneyError } from "../errors.ts";
import type { Log } from "../machine/ports.ts";
import { describeCause } from "../machine/run-errors.ts";
import { UnreadableBody } from "./requests/read-body.ts";
import { errorResponse, runErrorResponse } from "./responses/error-response.ts";
import type { Message } from "./sign-on-page/message-page.ts";

/** The app, or a framework, has read the body before the handler could. */
export class BodyTaken extends JourneyError {
  constructor() {
    super(
      "request-body-taken",
      "The body of a request was read before the handler got it.",
      "Call `journeys.handler` before anything that reads bodies, or pass it a clone of the request.",
    );
  }
}

/** Why a request has no answer of its own. */
export type Failure =
  | { readonly kind: "unreadable" }
  | { readonly kind: "error"; readonly error: JourneyError; readonly requestId: string };

/** What was thrown, told to the log: clients learn an id to look for there. */
export function failureOf(thrown: unknown, log: Log): Failure {
  if (thrown instanceof UnreadableBody) return { kind: "unreadable" };
  const error =
    thrown instanceof JourneyError
      ? thrown
      : new JourneyError("internal-error", "A request failed.", "Report it with this log line.", {
          cause: thrown,
        });
  const requestId = randomUUID();
  const { code, message: reason, fix } = error;
  log.error(
    { code, reason, fix, requestId, ...describeCause(error) },
    "A request could not be answered.",
  );
  return { kind: "error", error, requestId };
}

/** As clients of the protocol are told. */
export function failureResponse(failure: Failure): Response {
  return failure.kind === "error"
    ? runErrorResponse(failure.error, failure.requestId)
    : errorResponse(400, "The request body could not be read");
}

/** As people are told. */
export function failureMessage(failure: Failure): Message {
  if (failure.kind === "unreadable") return { status: 400, text: "unreadable" };
  const { error, requestId } = failure;
  return error.temporary
    ? { status: 503, text: "unavailable", requestId }
    : { status: 500, text: "broken", requestId };
}
