import { readTokenAnswer } from "../../../runtime/connectors/entra/read-token-answer.ts";
import { verdictOf } from "../../../runtime/connectors/entra/verdict.ts";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inShort } from "./harness.ts";

function read(status: number, body: unknown, headers: Record<string, string> = {}): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = readTokenAnswer({ status, headers, body: text });
  if (answer.kind === "token") return "token";
  if (answer.kind === "failed") return `unavailable ${answer.error.code}`;
  return inShort(verdictOf(answer));
}

describe("errors that carry no number that we know", () => {
  test.each([
    [{ error: "invalid_grant" }, "rejected invalidCredentials"],
    [{ error: "invalid_grant", suberror: "bad_token" }, "rejected invalidCredentials"],
    [{ error: "invalid_grant", suberror: "user_password_expired" }, "rejected passwordExpired"],
    [{ error: "invalid_grant", suberror: "basic_action" }, "rejected mfaRequired"],
    [{ error: "interaction_required", suberror: "message_only" }, "rejected conditionalAccess"],
    [{ error: "interaction_required" }, "rejected mfaRequired"],
    [
      { error: "invalid_grant", suberror: "consent_required" },
      "misconfigured entra-consent-missing",
    ],
    [{ error: "invalid_client" }, "misconfigured entra-client-credential"],
    [{ error: "unauthorized_client" }, "misconfigured entra-application-unknown"],
    [{ error: "temporarily_unavailable" }, "unavailable entra-trouble"],
    [{ error: "something_new" }, "unavailable entra-unknown-error"],
    [{ error: "constructor" }, "unavailable entra-unknown-error"],
    [{ error: "invalid_grant", suberror: "__proto__" }, "rejected invalidCredentials"],
    [{ error: { invalid_grant: true } }, "unavailable entra-bad-answer"],
    [{ error: "" }, "unavailable entra-bad-answer"],
  ])("%j is %s", (body, expected) => {
    expect(read(400, body)).toBe(expected);
  });

  test("a number is found in the text when `error_codes` is missing", () => {
    const body = {
      error: "invalid_grant",
      error_description: "AADSTS50057: The user is disabled.",
    };
    expect(read(400, body)).toBe("rejected accountDisabled");
  });

  test("the first number that is known decides", () => {
    expect(read(400, { error: "invalid_grant", error_codes: [1, 50055, 50126] })).toBe(
      "rejected passwordExpired",
    );
  });

  test("only HTTP 200 with an id_token and without an error is a token", () => {
    const status = fc.constantFrom(200, 201, 204, 206, 302, 307, 400, 401, 403, 404, 429, 500, 503);
    const body = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .record(
          { id_token: fc.oneof(fc.string(), fc.integer(), fc.constant(null)), error: fc.string() },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(status, body, (code, text) => {
        if (read(code, text) !== "token") return;
        const value = JSON.parse(text) as Record<string, unknown>;
        expect(code).toBe(200);
        expect(typeof value["id_token"]).toBe("string");
        expect(value["error"]).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
