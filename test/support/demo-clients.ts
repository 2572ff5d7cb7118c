import {
  CallbackType,
  FRStep,
  type FRAuth,
  type NameCallback,
  type PasswordCallback,
} from "@forgerock/javascript-sdk";
import { callbackType, journey, type JourneyClient } from "@forgerock/journey-client";

// Ping's clients in Node, as the tests of the demo use them.

/** A journey of the demo by its display name. */
export const passThrough = "PTA with password capture";
export const byMail = "Sign on by mail";

/** Of a refused step, by which clients know that they must start again. */
export const timedOut = { detail: { errorCode: "110" } };

/** The demo's user is the one that it prints. */
interface User {
  readonly username: string;
}

/** `@forgerock/javascript-sdk`: what it got is a step. */
export function asStep(answer: Awaited<ReturnType<typeof FRAuth.start>>): FRStep {
  if (!(answer instanceof FRStep)) throw new Error(`No step: ${JSON.stringify(answer)}`);
  return answer;
}

/** `@forgerock/javascript-sdk`: a step with a user's name, and a password where one is given. */
export function answered(
  answer: Awaited<ReturnType<typeof FRAuth.start>>,
  user: User,
  password?: string,
): FRStep {
  const step = asStep(answer);
  step.getCallbackOfType<NameCallback>(CallbackType.NameCallback).setName(user.username);
  if (password !== undefined)
    step.getCallbackOfType<PasswordCallback>(CallbackType.PasswordCallback).setPassword(password);
  return step;
}

/** `@forgerock/journey-client`, with a cookie that Node's fetch would not keep: its middleware plays the browser. */
export function journeyClient(origin: string, cookie?: string): Promise<JourneyClient> {
  return journey({
    config: {
      serverConfig: { wellknown: `${origin}/am/oauth2/alpha/.well-known/openid-configuration` },
    },
    requestMiddleware: [
      (request, _action, next) => {
        request.headers ??= new Headers();
        if (cookie !== undefined) request.headers.set("cookie", cookie);
        next();
      },
    ],
    logger: { level: "none" },
  });
}

/** `@forgerock/journey-client`: the first step of a journey, with a user's name, and a password where one is given. */
export async function startedStep(
  client: JourneyClient,
  name: string,
  user: User,
  password?: string,
) {
  const step = await client.start({ journey: name });
  if (!("type" in step) || step.type !== "Step") throw new Error(JSON.stringify(step));
  step.getCallbackOfType(callbackType.NameCallback).setInputValue(user.username);
  if (password !== undefined)
    step.getCallbackOfType(callbackType.PasswordCallback).setInputValue(password);
  return step;
}
