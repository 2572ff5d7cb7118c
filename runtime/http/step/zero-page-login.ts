import type { Answer, Callback } from "../../machine/callbacks.ts";
import type { StepReply, StepRequest } from "../../session/runs.ts";
import { decodeHeader } from "../../encoded-words.ts";
import type { Exchange } from "../exchange.ts";

const headers = [
  ["NameCallback", "x-openam-username"],
  ["PasswordCallback", "x-openam-password"],
] as const;

/** What the headers of a request answer, by callback type; nothing where the app does not want that. */
export function headerCredentials({ request, server }: Exchange): ReadonlyMap<string, string> {
  if (!server.settings.zeroPageLogin) return new Map();
  return new Map(
    headers.flatMap(([type, name]) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[type, decodeHeader(value)] as const];
    }),
  );
}

/**
 * Answers from headers what a start asked, as far as they go. A page counts only if they fill all of it, else it is
 * for the client. Each header serves once: a journey that asks again after a wrong password asks the client.
 */
export async function answerFromHeaders(
  { server: { runs } }: Exchange,
  started: StepReply,
  credentials: ReadonlyMap<string, string>,
  request: StepRequest,
): Promise<StepReply> {
  const left = new Map(credentials);
  let reply = started;
  while (reply.kind === "step") {
    const { callbacks } = reply.question;
    const answers = answersFrom(callbacks, left);
    if (!answers) break;
    for (const { type } of callbacks) left.delete(type);
    reply = await runs.resume(reply.authId, () => answers, request);
  }
  return reply;
}

function answersFrom(
  callbacks: readonly Callback[],
  credentials: ReadonlyMap<string, string>,
): readonly Answer[] | undefined {
  const values = callbacks.flatMap(({ type }) => credentials.get(type) ?? []);
  if (values.length === 0 || values.length < callbacks.length) return undefined;
  return values.map((value) => new Map([["", value]]));
}
