import type { Call, Visit } from "./measuring/served.ts";

interface Step {
  readonly authId: string;
  readonly callbacks: readonly {
    readonly type: string;
    readonly input: readonly { readonly name: string; value: unknown }[];
  }[];
}

const path = "/am/json/realms/root/realms/alpha/authenticate";

/** The first request of a sign-on: it is asked what the user is asked. */
export const start: Call = {
  path: `${path}?authIndexType=service&authIndexValue=Login`,
  headers: { "accept-api-version": "resource=2.0, protocol=1.0" },
  body: {},
};

/** The second request: user name and password. */
export function answered(step: Step): Call {
  const values = ["adele", "correct horse 1"];
  const callbacks = step.callbacks.map((callback, at) => ({
    ...callback,
    input: callback.input.map((input) => ({ ...input, value: values[at] })),
  }));
  return { ...start, path, body: { ...step, callbacks } };
}

/** A sign-on with our runtime: two requests. */
export const signOn: Visit = async (ask) => {
  const step = (await ask(start)) as Step;
  const done = (await ask(answered(step))) as { readonly tokenId?: string };
  if (done.tokenId === undefined) throw new Error("The sign-on made no session.");
};
