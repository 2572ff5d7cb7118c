import type { RawAnswer, RawClient } from "./raw-client.ts";

export const pta = "PTA with password capture";

const authenticate = "/am/json/realms/root/realms/alpha/authenticate";

/** Starts a journey. */
export function begin(
  client: RawClient,
  journey: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawAnswer> {
  const query = new URLSearchParams({ authIndexType: "service", authIndexValue: journey });
  return client.post(`${authenticate}?${query}`, "", headers);
}

/** Answers a step with these values, in order. */
export function submit(
  client: RawClient,
  asked: RawAnswer,
  ...values: readonly string[]
): Promise<RawAnswer> {
  const step = JSON.parse(asked.body) as { callbacks: { input?: { value: unknown }[] }[] };
  const inputs = step.callbacks.flatMap(({ input = [] }) => input);
  for (const [index, value] of values.entries()) {
    const input = inputs[index];
    if (input) input.value = value;
  }
  return client.post(authenticate, step);
}
