/** A small app: two journeys, a connector, a schema, scripts, and node types of its own. */
export const schema = JSON.stringify(
  {
    type: "object",
    required: ["userName"],
    properties: {
      userName: { type: "string" },
      mail: { type: "string" },
      address: { type: "object", properties: { city: { type: "string" } } },
      password: { type: "string", writeOnly: true },
    },
  },
  null,
  2,
);

export const shared = `/// What Entra ID knows.
connector Entra: Entra {
  tenantId: env.TENANT
  clientId: env.CLIENT
}

resource managed/user from "./schemas/user.schema.json"

journey Profile on managed/user {
  innerTreeOnly: true
  start -> ask

  node ask: ScriptedDecision {
    script: "./scripts/ask.js"
    outcomes: ["yes", "Not now"]

    yes -> success
    "Not now" -> failure
  }
}
`;

export const login = `import { Entra, managed/user, Profile } from "./shared.journey"

journey Login "Sign on" on managed/user {
  start -> signOn

  require check.authenticated before success

  page signOn {
    username: PlatformUsername
    password: PlatformPassword

    -> check
  }

  node check: PassthroughAuthentication {
    systemEndpoint: Entra
    objectType: "User"

    authenticated -> find
    missingInput, failed -> signOn
  }

  node find: IdentifyExistingUser {
    identifier: "userName"
    identityAttribute: "mail"

    true -> profile
    false -> failure
  }

  node profile: InnerTreeEvaluator {
    tree: Profile

    true -> success
    else -> failure
  }
}
`;

export const files: Readonly<Record<string, string>> = {
  "login.journey": login,
  "shared.journey": shared,
  "schemas/user.schema.json": schema,
  // Which outcomes it sets cannot be told.
  "scripts/ask.js": 'outcome = "yes";\nif (isLate) outcome = other;\n',
};

/**
 * The app with cursors in it.
 * @param marks by file: a text of it, with the cursor
 */
export function marked(
  marks: Readonly<Record<string, string | readonly string[]>>,
  app: Readonly<Record<string, string>> = files,
): Readonly<Record<string, string>> {
  const changed = Object.entries(marks).map(([path, texts]) => {
    let text = app[path] ?? "";
    for (const one of [texts].flat()) {
      const plain = one.replaceAll("<|>", "");
      if (!text.includes(plain)) throw new Error(`${path} has no ${plain}`);
      text = text.replace(plain, () => one);
    }
    return [path, text] as const;
  });
  return { ...Object.fromEntries(changed), ...rest(app, marks) };
}

function rest(
  app: Readonly<Record<string, string>>,
  marks: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(app).filter(([path]) => !Object.hasOwn(marks, path)));
}
