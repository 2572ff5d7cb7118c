import type { Journeys, JsonObject } from "@journeyc/runtime";

export const address = "https://id.example.com/am/json/realms/root/realms/alpha";

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: JsonObject & { readonly authId?: string; readonly callbacks?: readonly Wire[] };
}

export interface Wire {
  readonly type: string;
  readonly output: readonly { readonly name: string; readonly value: unknown }[];
  readonly input?: readonly { readonly name: string; value: unknown }[];
  readonly _id?: number;
}

/** Posts JSON as the SDKs do; without a body as they start. */
export async function post(
  journeys: Journeys,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const response = await journeys.handler(
    new Request(path.startsWith("https:") ? path : `${address}/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "accept-api-version": "protocol=1.0,resource=2.1",
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Reply["body"],
  };
}

export const start = (journeys: Journeys, query = ""): Promise<Reply> =>
  post(journeys, `authenticate${query}`);

/** The step with the first input of each callback filled in. */
export function fill(step: Reply["body"], ...values: readonly unknown[]): JsonObject {
  const callbacks = (step.callbacks ?? []).map((callback, index) => ({
    ...callback,
    ...(callback.input
      ? {
          input: callback.input.map((input, at) =>
            at === 0 ? { ...input, value: values[index] } : input,
          ),
        }
      : {}),
  }));
  return { ...step, callbacks, status: 200, ok: true } as unknown as JsonObject;
}
