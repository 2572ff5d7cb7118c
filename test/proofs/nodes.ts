// Nodes of the journeys that are proved, as texts.

/** A node that runs an inner journey. */
export function runs(tree: string, whenTrue: string, whenFalse = "failure", node = "run"): string {
  return `  node ${node}: InnerTreeEvaluator {
    tree: ${tree}

    true  -> ${whenTrue}
    false -> ${whenFalse}
  }
`;
}

/** A page that asks for the user name. */
export function asksName(to: string, page = "askName"): string {
  return `  page ${page} {\n    name: PlatformUsername\n\n    -> ${to}\n  }\n`;
}

/** A page that asks for the password. */
export function asksPassword(to: string, page = "askPassword"): string {
  return `  page ${page} {\n    password: PlatformPassword\n\n    -> ${to}\n  }\n`;
}

/** A page that asks for user name and password. */
export function asksBoth(to: string, page = "signIn"): string {
  return `  page ${page} {
    username: PlatformUsername
    password: PlatformPassword

    -> ${to}
  }
`;
}

/** A page that asks for an attribute. */
export function asksAttribute(attribute: string, to: string, page = "askAttribute"): string {
  return `  page ${page} {
    attribute: AttributeCollector {
      attributesToCollect: ["${attribute}"]
      required: true
    }

    -> ${to}
  }
`;
}

/** A node that looks the user up. */
export function finds(whenTrue: string, whenFalse = "failure", attribute = "userName"): string {
  return `  node find: IdentifyExistingUser {
    identityAttribute: "${attribute}"

    true  -> ${whenTrue}
    false -> ${whenFalse}
  }
`;
}

/** A node of a type, with its settings and wirings: `true -> success; false -> failure`. */
export function decides(name: string, type: string, wirings: string): string {
  return `  node ${name}: ${type} {\n    ${wirings.split("; ").join("\n    ")}\n  }\n`;
}

/** A decision that says nothing of the user. */
export function level(whenTrue: string, whenFalse: string, name = "level"): string {
  return decides(name, "AuthLevelDecision", `true -> ${whenTrue}; false -> ${whenFalse}`);
}

/** A node that counts the attempts. */
export function counts(to: string, whenTooMany = "failure"): string {
  return decides("count", "RetryLimitDecision", `retry -> ${to}; reject -> ${whenTooMany}`);
}

/** A node that makes the user. */
export function creates(to: string): string {
  return decides(
    "create",
    "CreateObject",
    `identityResource: managed/alpha_user; created -> ${to}; failure -> failure`,
  );
}

/** A script with the outcomes `yes` and `no`. */
export function script(whenYes: string, whenNo = "failure", name = "script"): string {
  return `  node ${name}: ScriptedDecision {
    script: "a-script"
    outcomes: ["yes", "no"]

    "yes" -> ${whenYes}
    "no"  -> ${whenNo}
  }
`;
}

/** A question with an answer for each way on. */
export function menu(ways: Readonly<Record<string, string>>, name = "menu"): string {
  const answers = Object.keys(ways);
  const wirings = answers.map((answer) => `    "${answer}" -> ${ways[answer]}\n`).join("");
  const choices = answers.map((answer) => `"${answer}"`).join(", ");
  return `  node ${name}: ChoiceCollector {\n    choices: [${choices}]\n\n${wirings}  }\n`;
}

/** The connector that `passThrough` needs. */
export const passThroughConnector = `connector MicrosoftEntraID: Entra {
  tenantId: env.ENTRA_TENANT_ID
  clientId: env.ENTRA_CLIENT_ID
}

`;

/** A node that verifies the credentials with Entra ID. */
export function passThrough(wirings: string): string {
  return decides(
    "passThrough",
    "PassthroughAuthentication",
    `systemEndpoint: MicrosoftEntraID; objectType: "User"; ${wirings}`,
  );
}

/** A node that takes the user from the session of the browser. */
export function readsSession(to: string, key = "UserToken"): string {
  return decides(
    "readSession",
    "GetSessionData",
    `sessionDataKey: "${key}"; sharedStateKey: "userName"; -> ${to}`,
  );
}

/** A node that mails a link. */
export function sendsLink(to: string, objectLookup: string, attribute = "userName"): string {
  return decides(
    "sendLink",
    "EmailSuspend",
    `objectLookup: ${objectLookup}; identityAttribute: "${attribute}"; -> ${to}`,
  );
}

const stepsOfLongWay = 12;

/** Twelve decisions: the way through all of them is `alongLongWay`, any other leads aside. */
export function longWay(to: string, aside: string): string {
  return Array.from({ length: stepsOfLongWay }, (_, index) => {
    const next = index === stepsOfLongWay - 1 ? to : `step${index + 2}`;
    return level(next, aside, `step${index + 1}`);
  }).join("\n");
}

export const alongLongWay = Array.from(
  { length: stepsOfLongWay },
  (_, index) => `step${index + 1}.true`,
).join(" → ");

/** A node that changes the stored object of the user. */
export function saves(whenPatched: string, attribute = "userName", node = "save"): string {
  return decides(
    node,
    "PatchObject",
    `identityResource: managed/alpha_user; identityAttribute: "${attribute}"; patched -> ${whenPatched}; failure -> failure`,
  );
}

/** The nodes that make a one-time password, mail it and ask for it. */
export function mailsCode(whenRight: string, whenWrong = "failure"): string {
  return `  node makeCode: HOTPGenerator -> mailCode

  node mailCode: OTPEmailSender {
    hostName: "mail.example.com"
    fromEmailAddress: "noreply@example.com"

    -> askCode
  }

${decides("askCode", "OTPCollectorDecision", `true -> ${whenRight}; false -> ${whenWrong}`)}`;
}

/** The check of the password, wired at will. */
export function checks(whenTrue: string, whenFalse = "failure", node = "check"): string {
  return decides(node, "DataStoreDecision", `true -> ${whenTrue}; false -> ${whenFalse}`);
}

/** The check of the password in a store that knows of expired ones. */
export function stores(whenExpired: string): string {
  return decides(
    "store",
    "IdentityStoreDecision",
    `true -> success; expired -> ${whenExpired}; false, locked, cancelled -> failure`,
  );
}
