import { Agent, request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** How a request ended for its client. */
export interface Outcome {
  readonly id: string;
  readonly status?: number;
  /** What the client got instead of a whole answer. */
  readonly error?: string;
  /** The answer had begun. */
  readonly begun: boolean;
  readonly endedAt: number;
}

const path = "/am/json/realms/root/realms/alpha/authenticate";

/** Clients that sign on again and again, each on a connection that it keeps open, until nobody listens any more. */
export async function signOnUntilRefused(
  origin: string,
  clients: number,
  outcomes: Outcome[],
): Promise<void> {
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      let body = "";
      for (let index = 0; ; index += 1) {
        const id = `${client}-${index}`;
        const { outcome, answer } = await post(origin, id, body, agent);
        outcomes.push(outcome);
        if (outcome.error?.includes("ECONNREFUSED")) break;
        body = nextStep(answer);
      }
      agent.destroy();
    }),
  );
}

function nextStep(answer: string): string {
  if (!answer.includes('"authId"')) return "";
  const step = JSON.parse(answer) as { callbacks: { input: { value: string }[] }[] };
  const values = ["ada", "correct-horse"];
  for (const [index, { input }] of step.callbacks.entries())
    for (const field of input) field.value = values[index] ?? "";
  return JSON.stringify(step);
}

async function post(
  origin: string,
  id: string,
  body: string,
  agent: Agent,
): Promise<{ outcome: Outcome; answer: string }> {
  let begun = false;
  const ended = (more: { status?: number; error?: string }): Outcome => ({
    id,
    begun,
    endedAt: Date.now(),
    ...more,
  });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sending = request(`${origin}${path}`, {
        agent,
        method: "POST",
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "accept-api-version": "protocol=1.0,resource=2.1",
          "x-request-id": id,
        },
      });
      sending.once("response", resolve).once("error", reject).end(body);
    });
    begun = true;
    const answer = await text(response);
    if (!response.complete) return { outcome: ended({ error: "incomplete" }), answer: "" };
    JSON.parse(answer);
    return { outcome: ended({ status: response.statusCode ?? 0 }), answer };
  } catch (error) {
    // Several addresses of one name, all of which refuse, are an AggregateError with a code.
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { outcome: ended({ error: code }), answer: "" };
  }
}
