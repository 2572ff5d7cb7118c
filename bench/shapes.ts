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

type Files = Readonly<Record<string, string>>;

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
