import type { Answer } from "../../machine/callbacks.ts";
import { take, type NodeContext, type NodeResult } from "../../machine/node-type.ts";
import { challengeOf } from "./challenge.ts";
import { clientAnswer } from "./client-answer.ts";
import { exceptionKey } from "./settings.ts";

/** What an authenticator made for the challenge of this run. */
export interface GivenCredential {
  /** As the client sent it. */
  readonly text: string;
  /** `platform` or `cross-platform`, where the browser says it. */
  readonly attachment: string | undefined;
  readonly challenge: string;
}

/** What differs between registering and signing on. */
export interface Ceremony<Outcome extends string> {
  question(): Promise<NodeResult<Outcome>>;
  credential(given: GivenCredential): Promise<NodeResult<Outcome>>;
}

/** Where the client's answer leads. Nothing, and what comes too late for its challenge, is asked for again. */
export async function afterAnswer<Outcome extends string>(
  context: Pick<NodeContext<never>, "memory" | "now" | "state">,
  hidden: Answer | undefined,
  ceremony: Ceremony<Outcome>,
): Promise<NodeResult<Outcome | "unsupported" | "error">> {
  const answer = clientAnswer(hidden?.get(""));
  const challenge = challengeOf(context.memory, context.now());
  switch (answer.kind) {
    case "unsupported":
      return take("unsupported");
    case "error":
      context.state.setShared(exceptionKey, answer.text);
      return take("error");
    case "none":
      return ceremony.question();
    case "credential":
      return challenge === undefined
        ? ceremony.question()
        : ceremony.credential({ ...answer, challenge });
  }
}
