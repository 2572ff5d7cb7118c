import type { CustomDefinition } from "../../catalogue/custom-definition.ts";
import { ask, suspend, take, type IdentityPort, type NodeContext } from "../node-type.ts";
import type { DeclaredState } from "./custom-state.ts";
import { identityUndeclared } from "./undeclared.ts";

/**
 * What the `run` of a custom node is given. Its parts can be taken out of it, unlike those of the context that it stands
 * for: people write `({ state, take }) => …`.
 */
export function customContext(
  context: NodeContext<unknown>,
  definition: CustomDefinition,
  state: DeclaredState,
) {
  return {
    state,
    settings: context.settings,
    take,
    ask,
    suspend,
    answers: context.answers,
    resumed: context.resumed,
    memory: context.memory,
    identity: declaredIdentity(context, definition),
    localize: (texts: Parameters<typeof context.localize>[0]) => context.localize(texts),
    choose: (text: string, below: number) => context.choose(text, below),
    now: () => context.now(),
    // Few nodes look at these, and making some of them takes time.
    get resource() {
      return context.resource;
    },
    get directory() {
      return context.directory;
    },
    get session() {
      return context.session;
    },
    get request() {
      return context.request;
    },
    get attempts() {
      return context.attempts;
    },
    get mail() {
      return context.mail;
    },
    get sms() {
      return context.sms;
    },
    get app() {
      return context.app;
    },
    get languages() {
      return context.languages;
    },
    get log() {
      return context.log;
    },
    get signal() {
      return context.signal;
    },
  };
}

/** The types allow no more; this holds for JavaScript and casts. */
function declaredIdentity(
  context: NodeContext<unknown>,
  { identity = {} }: CustomDefinition,
): Pick<IdentityPort, "authenticated" | "identify" | "prove"> {
  const effects = Object.values(identity).map(({ effect }) => effect);
  const proves = effects.some((effect) => effect === "proves" || effect === "establishes");
  return {
    authenticated: () => context.identity.authenticated(),
    identify(object) {
      if (effects.length === 0) throw identityUndeclared("identifies");
      context.identity.identify(object);
    },
    prove(object) {
      if (!proves) throw identityUndeclared("proves");
      context.identity.prove(object);
    },
  };
}
