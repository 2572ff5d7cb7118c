const schema = JSON.stringify({
  type: "object",
  required: ["userName"],
  properties: {
    userName: { type: "string" },
    mail: { type: "string" },
    password: { type: "string", writeOnly: true },
  },
});

const resource = 'resource managed/user from "./user.schema.json"\n\n';

/** The texts of a folder by path. */
export type Files = Readonly<Record<string, string>>;

const signOn = (to: string): string => `  page signOn {
    username: PlatformUsername
    password: PlatformPassword

    -> check
  }

  node check: DataStoreDecision {
    true  -> ${to}
    false -> failure
  }
`;

/** One sign-on, and so many nodes after it, each leading to the next. */
export function longChain(size: number): Files {
  const nodes = Array.from(
    { length: size },
    (_, index) =>
      `  node n${index}: IncrementLoginCount -> ${index + 1 < size ? `n${index + 1}` : "success"}\n`,
  );
  const text = `${resource}journey Chain on managed/user {\n  start -> signOn\n\n${signOn("n0")}\n${nodes.join("\n")}}\n`;
  return { "chain.journey": text, "user.schema.json": schema };
}

/** Sign-ons one behind the other, four nodes each: a page, a check, a limit that leads back, a count. */
export function wideChain(size: number): Files {
  const links = Math.floor(size / 4);
  const nodes = Array.from({ length: links }, (_, index) => {
    const next = index + 1 < links ? `page${index + 1}` : "success";
    return `  page page${index} {
    username: PlatformUsername
    password: PlatformPassword

    -> check${index}
  }

  node check${index}: DataStoreDecision {
    true  -> count${index}
    false -> limit${index}
  }

  node limit${index}: RetryLimitDecision {
    retry  -> page${index}
    reject -> failure
  }

  node count${index}: IncrementLoginCount -> ${next}
`;
  });
  const text = `${resource}journey Chain on managed/user {\n  start -> page0\n\n${nodes.join("\n")}}\n`;
  return { "chain.journey": text, "user.schema.json": schema };
}

/** Journeys each of which runs the next one twice: as a tree, two to the power of their number. */
export function ladder(size: number): Files {
  const rungs = Array.from({ length: size }, (_, index) => {
    const next = index + 1;
    if (next === size) {
      return `${resource}journey Rung${index} on managed/user {\n  innerTreeOnly: true\n\n  start -> signOn\n\n${signOn("success")}}\n`;
    }
    return `import { Rung${next} } from "./rung${next}.journey"

journey Rung${index} {
${index === 0 ? "" : "  innerTreeOnly: true\n"}
  start -> first

  node first: InnerTreeEvaluator {
    tree: Rung${next}

    true  -> second
    false -> failure
  }

  node second: InnerTreeEvaluator {
    tree: Rung${next}

    true  -> success
    false -> failure
  }
}
`;
  });
  const files = Object.fromEntries(
    rungs.map((text, index) => [`rung${index}.journey`, text] as const),
  );
  return { ...files, "user.schema.json": schema };
}

/** A sign-on with user name and password that counts, and nothing else. */
export const login: Files = {
  "login.journey": `${resource}journey Login on managed/user {
  start -> signOn

${signOn("count")}
  node count: IncrementLoginCount -> success
}
`,
  "user.schema.json": schema,
};

const shared = `connector Directory: Entra {
  tenantId: env.TENANT
  clientId: env.CLIENT
}

resource managed/user from "./user.schema.json"
`;

/** A journey that others run after a sign-on: it counts, and asks now and then. */
function innerJourney(name: string): string {
  return `import { managed/user } from "./shared.journey"

journey ${name} on managed/user {
  innerTreeOnly: true

  start -> often

  node often: LoginCountDecision {
    interval: "AT"
    amount: 3

    true  -> ask
    false -> success
  }

  page ask {
    mail: AttributeCollector {
      attributesToCollect: ["mail"]
    }

    -> save
  }

  node save: PatchObject {
    identityResource: managed/user

    patched -> success
    failure -> failure
  }
}
`;
}

const innerNames = ["Profile", "Consent", "Device"] as const;

/** A journey of so many nodes that signs on, here or at Entra ID, and runs three inner journeys. */
export function signOnJourney(name: string, nodes: number): string {
  const counts = Math.max(0, nodes - 7);
  const chain = Array.from(
    { length: counts },
    (_, index) =>
      `  node count${index}: IncrementLoginCount -> ${index + 1 < counts ? `count${index + 1}` : "inner0"}\n\n`,
  );
  const inner = innerNames.map(
    (callee, index) => `  node inner${index}: InnerTreeEvaluator {
    tree: ${callee}

    true  -> ${index + 1 < innerNames.length ? `inner${index + 1}` : "success"}
    false -> failure
  }
`,
  );
  const imports = innerNames.map(
    (callee) => `import { ${callee} } from "./${callee.toLowerCase()}.journey"\n`,
  );
  const first = counts === 0 ? "inner0" : "count0";
  return `import { Directory, managed/user } from "./shared.journey"
${imports.join("")}
journey ${name} on managed/user {
  start -> signOn

  page signOn {
    username: PlatformUsername
    password: PlatformPassword

    -> check
  }

  node check: DataStoreDecision {
    true  -> ${first}
    false -> entra
  }

  node entra: PassthroughAuthentication {
    systemEndpoint: Directory
    objectType: "User"

    authenticated -> find
    missingInput  -> signOn
    failed        -> failure
  }

  node find: IdentifyExistingUser {
    identifier: "userName"
    identityAttribute: "userName"

    true  -> ${first}
    false -> failure
  }

${chain.join("")}${inner.join("\n")}}
`;
}

/**
 * A folder of so many journeys as a tenant has them: one of 50 nodes (`edited.journey`), the others of 12; all sign on
 * with one connector, on one resource, and run the same three inner journeys.
 */
export function tenant(size: number): Files {
  const others = Array.from(
    { length: size - 1 },
    (_, index) => [`journey${index}.journey`, signOnJourney(`Journey${index}`, 12)] as const,
  );
  return {
    "shared.journey": shared,
    ...Object.fromEntries(
      innerNames.map((name) => [`${name.toLowerCase()}.journey`, innerJourney(name)]),
    ),
    "edited.journey": signOnJourney("Edited", 50),
    ...Object.fromEntries(others),
    "user.schema.json": schema,
  };
}

/** Eight nodes of a journey, from `guard` on: a sign-on, a count, and a question now and then. */
function section(at: number, next: string): string {
  return `  page guard${at} {
    username: PlatformUsername
    password: PlatformPassword

    -> check${at}
  }

  node check${at}: DataStoreDecision {
    true  -> count${at}
    false -> failure
  }

  node count${at}: IncrementLoginCount -> seldom${at}

  node seldom${at}: LoginCountDecision {
    interval: "AT"
    amount: ${10 * (at + 1)}

    true  -> ask${at}
    false -> often${at}
  }

  node often${at}: LoginCountDecision {
    interval: "AT"
    amount: ${at + 3}

    true  -> ask${at}
    false -> again${at}
  }

  page ask${at} {
    mail: AttributeCollector {
      attributesToCollect: ["mail"]
    }

    -> save${at}
  }

  node save${at}: PatchObject {
    identityResource: managed/user

    patched -> again${at}
    failure -> failure
  }

  node again${at}: IncrementLoginCount -> ${next}
`;
}

/** A journey of 50 nodes in a file that imports nothing. */
export function fiftyNodes(name: string): string {
  const sections = Array.from({ length: 6 }, (_, at) => section(at, `guard${at + 1}`));
  return `${resource}journey ${name} on managed/user {
  start -> guard0

${sections.join("\n")}
  page guard6 {
    username: PlatformUsername
    password: PlatformPassword

    -> check6
  }

  node check6: DataStoreDecision {
    true  -> success
    false -> failure
  }
}
`;
}

/** So many files of a journey of 50 nodes each, and the schema that they share. */
export function fifties(size: number): Files {
  const files = Array.from(
    { length: size },
    (_, index) => [`journey${index}.journey`, fiftyNodes(`Journey${index}`)] as const,
  );
  return { ...Object.fromEntries(files), "user.schema.json": schema };
}
