import type { Connector } from "../connectors/connector.ts";
import { JourneyError } from "../errors.ts";
import { contentEquals } from "../machine/content-hash.ts";
import type { Journey, ResourceDefinition } from "../machine/journey.ts";
import type { Mistake, Program } from "../machine/link.ts";
import { checkKeys } from "../session/keyring.ts";
import { checkAddresses } from "./check-addresses.ts";
import { checkCookies } from "./check-cookies.ts";
import { checkPage } from "./check-page.ts";
import type { AnyOptions } from "./options.ts";

/** The app was put together wrongly. All mistakes at once, each with its fix. */
export class ConfigurationError extends JourneyError {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    const list = mistakes.map(({ code, message, fix }) => `  - ${message} ${fix} (${code})`);
    super(
      "configuration",
      `The journeys cannot start:\n${list.join("\n")}`,
      "Correct each point of the list.",
    );
    this.mistakes = mistakes;
  }
}

/**
 * What is wrong with the options, besides the journeys' own wiring.
 * @param program the journeys of today
 * @param journeys these and the earlier versions that are kept
 */
export function checkOptions(
  options: AnyOptions,
  program: Program,
  journeys: readonly Journey[],
  keys: readonly string[],
  production: boolean,
): readonly Mistake[] {
  return [
    ...checkStart(options, program),
    ...checkResources([...program.journeys.keys()]),
    ...checkConnectors(journeys, new Map(Object.entries(options.connectors ?? {}))),
    ...checkMail(options, journeys),
    ...checkKeys(keys),
    ...(keys.length === 0 ? [noKeys] : []),
    ...checkAddresses(options, production),
    ...checkCookies(options),
    ...checkAuthenticationSessions(options),
    ...checkNumbers("limits", options.limits),
    ...checkNumbers("sessions", options.sessions),
    ...checkAttempts(options),
    ...(options.auditRequired && !options.audit ? [auditMissing] : []),
    ...checkPage(options.page),
  ];
}

const auditMissing: Mistake = {
  code: "option-wrong",
  message: "`auditRequired` is set, and there is no `audit`.",
  fix: "Pass the function that takes the events in `audit`.",
};

const noKeys: Mistake = {
  code: "keys-missing",
  message: "`keys` is empty, and this is production.",
  fix: "Make a key with `openssl rand -base64 32`, keep it where secrets are kept, and pass it in `keys`.",
};

/** Whether clients can start something, and the default journey among it. */
function checkStart({ defaultJourney }: AnyOptions, program: Program): readonly Mistake[] {
  const startable = [...program.journeys.values()].filter((journey) => !journey.innerTreeOnly);
  if (startable.length === 0) {
    return [
      {
        code: "no-journey",
        message: "There is no journey that a client may start.",
        fix: "Pass at least one journey without `innerTreeOnly` in `journeys`.",
      },
    ];
  }
  const wanted = defaultJourney === undefined ? undefined : program.byName.get(defaultJourney);
  if (defaultJourney === undefined || (wanted && !wanted.innerTreeOnly)) return [];
  return [
    {
      code: "default-journey-unknown",
      message: `\`defaultJourney\` names \`${defaultJourney}\`, which no client may start.`,
      fix: `Name one of: ${startable.map(({ name }) => name).join(", ")}.`,
    },
  ];
}

/** The resources of journeys, by name. */
export function resourcesOf(journeys: Iterable<Journey>): ReadonlyMap<string, ResourceDefinition> {
  const resources = new Map<string, ResourceDefinition>();
  for (const { resource } of journeys) if (resource) resources.set(resource.name, resource);
  return resources;
}

function checkResources(journeys: readonly Journey[]): readonly Mistake[] {
  const resources = resourcesOf(journeys);
  const differing = new Set(
    journeys.flatMap(({ resource }) =>
      resource && !contentEquals(resource.schema, resources.get(resource.name)?.schema)
        ? [resource.name]
        : [],
    ),
  );
  return [...differing].map((name) => ({
    code: "resource-schemas-differ",
    message: `The journeys define \`${name}\` with different schemas.`,
    fix: "Let all of them name the same schema file, and compile them again.",
  }));
}

function checkConnectors(
  journeys: readonly Journey[],
  given: ReadonlyMap<string, Connector>,
): readonly Mistake[] {
  const wanted = new Map(journeys.flatMap((journey) => Object.entries(journey.connectors)));
  return [...wanted].flatMap(([name, kind]) => {
    const connector = given.get(name);
    if (!connector) {
      return [
        {
          code: "connector-missing",
          message: `The journeys name the connector \`${name}\` (${kind}), which the app does not provide.`,
          fix: `Pass \`connectors: { ${name}: … }\`.`,
        },
      ];
    }
    if (connector.kind === kind) return [];
    return [
      {
        code: "connector-kind-wrong",
        message: `The connector \`${name}\` is of kind ${connector.kind}; the journeys want ${kind}.`,
        fix: `Pass a connector of kind ${kind} under this name.`,
      },
    ];
  });
}

function checkMail({ mail }: AnyOptions, journeys: readonly Journey[]): readonly Mistake[] {
  if (mail) return [];
  const senders = journeys.flatMap(({ name, nodes }) =>
    Object.entries(nodes)
      .filter(([, { type }]) => type.needs?.includes("mail"))
      .map(([node]) => `\`${node}\` of journey \`${name}\``),
  );
  if (senders.length === 0) return [];
  return [
    {
      code: "mail-missing",
      message: `The app provides no way to send mail, which is what ${senders.join(", ")} does.`,
      fix: "Pass `mail: { send(mail) { … } }`.",
    },
  ];
}

function checkAuthenticationSessions(options: AnyOptions): readonly Mistake[] {
  const { authenticationSessions = "client-side" } = options;
  if (["client-side", "server-side"].includes(authenticationSessions)) return [];
  return [
    {
      code: "option-wrong",
      message: "`authenticationSessions` cannot be used.",
      fix: 'Give "client-side" or "server-side".',
    },
  ];
}

/** Each limit is `false` or whole: half of one would let nothing through, or everything. */
function checkAttempts({ attempts: limits = {} }: AnyOptions): readonly Mistake[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    if (limit === false) return [];
    const { attempts, windowMilliseconds } = limit ?? {};
    return checkNumbers(`attempts.${name}`, { attempts, windowMilliseconds });
  });
}

function checkNumbers(option: string, numbers: object | undefined): readonly Mistake[] {
  return Object.entries(numbers ?? {}).flatMap(([name, value]) =>
    typeof value === "number" && Number.isFinite(value) && value > 0
      ? []
      : [
          {
            code: "option-wrong",
            message: `\`${option}.${name}\` cannot be used.`,
            fix: "Give a number above zero.",
          },
        ],
  );
}
