import { tenantEndpoints, type Cloud } from "./clouds.ts";
import { readCertificateAuthorities, readCredential } from "./credentials.ts";
import type { EntraSource, Environment } from "./configuration.ts";
import { manifest } from "./manifest.ts";
import { Mistakes } from "./mistakes.ts";
import { resolveEnvironment, unset } from "./resolve-environment.ts";
import type { EntraSettings } from "./settings.ts";

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Where Microsoft keeps personal accounts: what `consumers` stands for. */
const personalAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";
const properties = manifest.settings.properties;

/**
 * Checks a configuration as a whole.
 * @throws {JourneyError} `entra-configuration`, with every mistake and the fix for each
 */
export function readConfiguration(source: EntraSource, environment: Environment): EntraSettings {
  const mistakes = new Mistakes();
  const values = resolveEnvironment(source, environment, mistakes);
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(properties, name)) {
      mistakes.add(
        `there is no setting \`${name}\``,
        `The settings are ${Object.keys(properties).join(", ")}.`,
      );
    }
  }
  const tenantId = readTenant(values["tenantId"], mistakes);
  const settings = {
    tenantId,
    clientId: readGuid(
      "clientId",
      values["clientId"],
      mistakes,
      "the application (client) id of the app registration",
    ),
    credential: readCredential(values["clientSecret"], values["certificate"], mistakes),
    endpoints: tenantEndpoints(readCloud(values["cloud"], mistakes), tenantId),
    timeoutMs: readInteger("timeoutMs", values["timeoutMs"], mistakes),
    certificateAuthorities: readCertificateAuthorities(values["caFile"], mistakes),
    maxInFlight: readInteger("maxInFlight", values["maxInFlight"], mistakes),
  };
  mistakes.throwIfAny();
  return settings;
}

function readTenant(value: unknown, mistakes: Mistakes): string {
  const tenantId = readGuid(
    "tenantId",
    value,
    mistakes,
    "the directory (tenant) id; domain names, common, organizations and consumers would let users of other tenants in",
  );
  if (tenantId === personalAccounts) {
    mistakes.add(
      "`tenantId` is the tenant of personal accounts",
      "Set `tenantId` to the GUID of your own directory: the password grant does not serve personal accounts.",
    );
  }
  return tenantId;
}

/** @returns the GUID in lower case; an empty text when a mistake has been reported */
function readGuid(name: string, value: unknown, mistakes: Mistakes, what: string): string {
  if (value === unset) return "";
  const text = typeof value === "string" ? value.trim().toLowerCase() : "";
  if (guid.test(text)) return text;
  mistakes.add(
    `\`${name}\` is ${text === "" ? "missing" : "not a GUID"}`,
    `Set \`${name}\` to ${what}.`,
  );
  return "";
}

function readCloud(value: unknown, mistakes: Mistakes): Cloud {
  const clouds = properties["cloud"]?.enum ?? [];
  if (value === undefined || value === unset) return "public";
  if (typeof value === "string" && clouds.includes(value)) return value as Cloud;
  mistakes.add(
    "`cloud` is not one of Microsoft's clouds",
    `Set \`cloud\` to one of ${clouds.join(", ")}.`,
  );
  return "public";
}

/** A whole number within the bounds of the manifest; an environment variable gives it as text. */
function readInteger(
  name: "timeoutMs" | "maxInFlight",
  value: unknown,
  mistakes: Mistakes,
): number {
  const { default: preset, minimum = 0, maximum = Infinity } = properties[name] ?? {};
  if (value === undefined || value === unset) return Number(preset);
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  if (Number.isInteger(number) && Number(number) >= minimum && Number(number) <= maximum)
    return Number(number);
  mistakes.add(
    `\`${name}\` is out of bounds`,
    `Set \`${name}\` to a whole number from ${minimum} to ${maximum}.`,
  );
  return Number(preset);
}
