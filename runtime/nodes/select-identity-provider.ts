import { JourneyError } from "../errors.ts";
import { selectIdPCallback } from "../callbacks/select-idp-callback.ts";
import { defineNode } from "../machine/define-node.ts";
import { ask, take, type NodeContext } from "../machine/node-type.ts";
import { onlyAnswer, textAnswer } from "./input/answers.ts";
import { hasAttribute } from "./identity/stored-attribute.ts";
import { storedObject } from "./identity/stored-object.ts";
import { journeyResource } from "./identity/resource.ts";
import { accountsOf, isAccountAt } from "./identity/linked-accounts.ts";
import { identityAttribute } from "./settings/common.ts";
import type { SettingsReader } from "../machine/read-settings.ts";

/** What AM calls a sign-on with an account of its own. */
const local = "localAuthentication";
/** Lets the user choose where to sign on. */
export const selectIdentityProvider = defineNode(
  {
    type: "SelectIdentityProvider",
    amType: "SelectIdPNode",
    displayName: "Select Identity Provider",
    summary: "Lets the user choose how to sign on: with an identity provider, or locally.",
    documentation:
      "Keeps the chosen provider as `selectedIdp`, for Social Provider Handler. A single way is taken without asking. " +
      "With `offerOnlyExisting`, only the providers that are linked to the stored object which `identityAttribute` " +
      "finds are offered, and local sign-on only where the object has a password: the list then tells what an account " +
      "uses.\n\n" +
      "The run ends in an error when there is nothing to offer, and with `offerOnlyExisting` when no identity was " +
      "collected.",
    settings: {
      type: "object",
      properties: {
        includeLocalAuthentication: {
          type: "boolean",
          default: true,
          description: "Offer local sign-on too: adds the outcome `localAuthentication`.",
        },
        offerOnlyExisting: {
          type: "boolean",
          default: false,
          description: "Offer only what the user's stored object has.",
        },
        passwordAttribute: {
          type: "string",
          kind: "attribute",
          minLength: 1,
          default: "password",
          description: "The attribute that shows whether the user has a local password.",
        },
        identityAttribute: {
          ...identityAttribute,
          default: "mail",
          description:
            "The collected attribute that the user's object is found by, for `offerOnlyExisting`.",
        },
        filteredProviders: {
          type: "array",
          items: { type: "string", description: "The name of a provider." },
          default: [],
          description: "The providers to offer; none named: all.",
        },
      },
      required: [],
      additionalProperties: false,
    },
    outcomes: {
      from: "fixed",
      list: [
        {
          name: "socialAuthentication",
          id: "socialAuthentication",
          displayName: "Social Authentication",
          description: "The user has chosen a provider.",
        },
        {
          name: "localAuthentication",
          id: "localAuthentication",
          displayName: "Local Authentication",
          description: "The user has chosen local sign-on.",
          when: { setting: "includeLocalAuthentication", equals: true },
        },
      ],
    },
    interactive: true,
    pageMember: true,
    effects: {
      reads: [
        {
          key: "objectAttributes.${identityAttribute}",
          required: true,
          orElse: ["username"],
          when: { setting: "offerOnlyExisting", equals: true },
        },
      ],
      writes: [
        { key: "selectedIdp", scope: "shared", outcomes: ["socialAuthentication"], input: true },
        // Only where local sign-on is all that there is to offer.
        { key: "selectedIdp", scope: "shared", outcomes: ["localAuthentication"], maybe: true },
      ],
      identity: [],
    },
  },
  {
    needs: ["identityProviders"],
    async run(context, settings) {
      const offered = await offeredWays(context, settings);
      const [only] = offered;
      if (only === undefined) throw nothingToOffer();
      const chosen =
        offered.length === 1 ? only : context.answers && textAnswer(onlyAnswer(context.answers));
      if (chosen === undefined || !offered.includes(chosen))
        return ask([callbackFor(context, offered)]);
      if (chosen !== local || offered.length === 1) context.state.setShared("selectedIdp", chosen);
      return take(chosen === local ? local : "socialAuthentication");
    },
  },
);

async function offeredWays(
  context: NodeContext<unknown>,
  settings: SettingsReader,
): Promise<readonly string[]> {
  const wanted = settings.texts("filteredProviders");
  const providers = [...context.identityProviders.keys()].filter(
    (name) => wanted.length === 0 || wanted.includes(name),
  );
  const ways = settings.flag("includeLocalAuthentication") ? [...providers, local] : providers;
  if (!settings.flag("offerOnlyExisting")) return ways;
  const { schema } = journeyResource(context);
  const object = await storedObject(context, settings.text("identityAttribute"));
  const accounts = accountsOf(object);
  return ways.filter((way) =>
    way === local
      ? hasAttribute(object, schema, settings.text("passwordAttribute"))
      : accounts.some((account) => isAccountAt(way, account)),
  );
}

function callbackFor({ identityProviders }: NodeContext<unknown>, offered: readonly string[]) {
  return selectIdPCallback(
    offered.map((provider) => {
      const uiConfig = identityProviders.get(provider)?.look;
      return { provider, ...(uiConfig ? { uiConfig } : {}) };
    }),
  );
}

function nothingToOffer(): JourneyError {
  return new JourneyError(
    "node-no-identity-provider",
    "There is no way to sign on that this node could offer.",
    "Name providers of the app in `filteredProviders`, or offer local sign-on too.",
  );
}
