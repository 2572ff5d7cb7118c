import { newTraceId } from "./users.ts";

/** An error as the token endpoint answers it. */
export interface OAuthError {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Shape {
  readonly error: string;
  readonly suberror?: string;
  readonly status?: number;
}

/** What Entra calls each number in OAuth's terms; those that are not here are `invalid_grant`. */
const shapes: readonly (readonly [Shape, readonly number[]])[] = [
  [
    { error: "interaction_required", suberror: "basic_action" },
    [50072, 50074, 50076, 50078, 50079, 50125, 50127],
  ],
  [{ error: "interaction_required", suberror: "additional_action" }, [50158, 53004, 53010]],
  [
    { error: "access_denied", suberror: "message_only" },
    [53000, 53001, 53002, 53003, 53011, 530032],
  ],
  [{ error: "invalid_grant", suberror: "user_password_expired" }, [50055]],
  [{ error: "invalid_grant", suberror: "consent_required" }, [65001]],
  [{ error: "consent_required" }, [65004, 90094, 90095]],
  [
    { error: "invalid_client", status: 401 },
    [7000215, 7000218, 7000222, 700025, 700027, 70002, 50012],
  ],
  [{ error: "unauthorized_client" }, [700016, 700011, 70001, 7000112]],
  [
    { error: "invalid_request" },
    [900144, 90014, 90002, 900023, 9001023, 90124, 90130, 50194, 50049, 50059],
  ],
  [{ error: "invalid_resource" }, [500011]],
  [{ error: "unsupported_grant_type" }, [70003]],
  [{ error: "invalid_scope" }, [70011, 28002, 28003, 1002012]],
  [{ error: "temporarily_unavailable", status: 503 }, [90033, 90024]],
  [{ error: "server_error", status: 500 }, [50000, 90036]],
];

const byNumber = new Map(
  shapes.flatMap(([shape, numbers]) => numbers.map((number) => [number, shape] as const)),
);

/** An error with an AADSTS number, worded as Entra's are: the text names the user, as some of Entra's do. */
export function oauthError(number: number, correlationId: string, userName = ""): OAuthError {
  const { error, suberror, status = 400 } = byNumber.get(number) ?? { error: "invalid_grant" };
  const traceId = newTraceId();
  const timestamp = new Date().toISOString().replace(/T(.{8}).*/, " $1Z");
  const ids = `Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${number}: The stand-in refuses '${userName}'. ${ids}`,
      error_codes: [number],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${number}`,
      ...(suberror && { suberror }),
    },
  };
}
