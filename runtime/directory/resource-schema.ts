import { JourneyError } from "../errors.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { ResourceDefinition } from "../machine/journey.ts";
import {
  MAXIMUM_IDENTIFIER_BYTES,
  canonicalIdentifier,
  type CanonicalIdentifier,
  exactIdentifier,
  type IdentifierRefusal,
} from "./canonical.ts";
import type { PolicyFailure } from "./directory.ts";
import type { Identifiers, StoredResource } from "./object-storage.ts";
import { MAXIMUM_PASSWORD_BYTES, isHashable } from "./password-hashing.ts";
import { toPolicyFailure } from "./policy.ts";
import type { Validate } from "./schema-compiler.ts";
import { examineSchema } from "./schema-examination.ts";
import { unstorable } from "./storable.ts";

/** What a resource's JSON Schema says, compiled once, when it is first needed. */
export class ResourceSchema implements StoredResource {
  readonly name: string;
  /** The one attribute that is stored as a hash. */
  readonly passwordAttribute: string | undefined;
  readonly uniqueAttributes: readonly string[];
  /** Unique attributes that are lists: no two objects share an item. */
  readonly #uniqueLists: ReadonlySet<string>;
  readonly #schema: JsonObject;
  #validate: Validate | undefined;

  /** @throws JourneyError `directory-schema-invalid`, `directory-schema-unsupported` */
  static async open(resource: ResourceDefinition): Promise<ResourceSchema> {
    const isKnown = await examineSchema(resource.name, resource.schema);
    const schema = new ResourceSchema(resource);
    return isKnown ? schema : schema.compiled();
  }

  private constructor(resource: ResourceDefinition) {
    this.name = resource.name;
    this.#schema = resource.schema;
    const properties = Object.entries(propertiesOf(resource.schema));
    this.passwordAttribute = findPasswordAttribute(resource);
    this.uniqueAttributes = findUniqueAttributes(resource.name, properties);
    this.#uniqueLists = new Set(
      properties
        .filter(([name, schema]) => this.uniqueAttributes.includes(name) && isList(schema))
        .map(([name]) => name),
    );
  }

  /** The same, once it can say what is wrong with attributes: sign-on alone never asks, and does without ajv. */
  async compiled(): Promise<ResourceSchema> {
    if (!this.#validate) {
      const { compileSchema } = await import("./schema-compiler.ts");
      this.#validate ??= compileSchema(this.name, this.#schema);
    }
    return this;
  }

  /**
   * Everything that keeps these attributes, with the password in clear if there is one, from being stored. Only after
   * `compiled`.
   */
  failures(attributes: JsonObject): PolicyFailure[] {
    const unusable = this.unstorable(attributes);
    if (unusable.length > 0) return unusable;
    if (!this.#validate) throw new TypeError("The schema is asked before it is compiled.");
    const failures = [
      ...this.#validate(attributes).map(toPolicyFailure),
      ...this.#undeclared(attributes),
      ...this.#identifierFailures(attributes),
      ...this.#passwordFailures(attributes),
    ];
    return [...new Map(failures.map((failure) => [failureKey(failure), failure])).values()];
  }

  /** What must be refused before anything else looks at it: depth without end, and what is no JSON. */
  unstorable(attributes: JsonObject): PolicyFailure[] {
    return unstorable(
      Object.fromEntries(
        // A password is never stored as text, so every text may be one.
        Object.entries(attributes).filter(
          ([name, value]) => name !== this.passwordAttribute || typeof value !== "string",
        ),
      ),
    );
  }

  identifiersOf(attributes: JsonObject): Identifiers {
    const identifiers = new Map<string, readonly string[]>();
    for (const attribute of this.uniqueAttributes) {
      const texts = this.#textsOf(attributes, attribute).flatMap((text) => {
        const canonical = this.canonical(attribute, text);
        return canonical.ok ? [canonical.text] : [];
      });
      if (texts.length > 0) identifiers.set(attribute, [...new Set(texts)]);
    }
    return identifiers;
  }

  /**
   * The spelling under which values of a unique attribute are compared. Items of a list are ids that other systems
   * have given (`aliasList`): there `a` and `A` are two people.
   */
  canonical(attribute: string, value: string): CanonicalIdentifier {
    return this.#uniqueLists.has(attribute) ? exactIdentifier(value) : canonicalIdentifier(value);
  }

  #textsOf(attributes: JsonObject, attribute: string): readonly string[] {
    const value = ownValue(attributes, attribute);
    if (typeof value === "string") return [value];
    return Array.isArray(value)
      ? value.filter((item): item is string => typeof item === "string")
      : [];
  }

  /** Without `additionalProperties` in the schema, unknown attributes are refused: nobody writes what is not declared. */
  #undeclared(attributes: JsonObject): PolicyFailure[] {
    if ("additionalProperties" in this.#schema || "patternProperties" in this.#schema) return [];
    if ("unevaluatedProperties" in this.#schema) return [];
    const declared = propertiesOf(this.#schema);
    return Object.keys(attributes)
      .filter((attribute) => !Object.hasOwn(declared, attribute))
      .map((attribute) => ({ attribute, policyRequirement: "UNKNOWN_PROPERTY" }));
  }

  #identifierFailures(attributes: JsonObject): PolicyFailure[] {
    return this.uniqueAttributes.flatMap((attribute) =>
      this.#textsOf(attributes, attribute).flatMap((text) => {
        const canonical = this.canonical(attribute, text);
        return canonical.ok ? [] : [{ attribute, ...IDENTIFIER_REQUIREMENTS[canonical.refusal] }];
      }),
    );
  }

  #passwordFailures(attributes: JsonObject): PolicyFailure[] {
    const attribute = this.passwordAttribute;
    const password = attribute === undefined ? undefined : ownValue(attributes, attribute);
    if (attribute === undefined || password === undefined) return [];
    if (typeof password !== "string") {
      return [{ attribute, policyRequirement: "VALID_TYPE", params: { types: ["string"] } }];
    }
    if (isHashable(password)) return [];
    return password.isWellFormed()
      ? [
          {
            attribute,
            policyRequirement: "MAX_LENGTH",
            params: { maxBytes: MAXIMUM_PASSWORD_BYTES },
          },
        ]
      : [{ attribute, policyRequirement: "CANNOT_CONTAIN_CHARACTERS" }];
  }
}

/** Equal for two failures that say the same. */
export function failureKey(failure: PolicyFailure): string {
  return JSON.stringify([failure.attribute, failure.policyRequirement, failure.params ?? null]);
}

/** The value of an own property: attribute names are data, and `constructor` is one. */
export function ownValue(attributes: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

const IDENTIFIER_REQUIREMENTS: Record<IdentifierRefusal, Omit<PolicyFailure, "attribute">> = {
  empty: { policyRequirement: "MIN_LENGTH", params: { minLength: 1 } },
  "too-long": {
    policyRequirement: "MAX_LENGTH",
    params: { maxBytes: MAXIMUM_IDENTIFIER_BYTES },
  },
  "forbidden-character": { policyRequirement: "CANNOT_CONTAIN_CHARACTERS" },
  "surrounding-space": { policyRequirement: "CANNOT_CONTAIN_CHARACTERS" },
};

type Properties = readonly (readonly [name: string, schema: Json])[];

function propertiesOf(schema: JsonObject): JsonObject {
  const properties = ownValue(schema, "properties");
  return isObject(properties) ? properties : {};
}

/**
 * The string that is `writeOnly`; also one named `password`, since IDM's schemas do not say `writeOnly`. Any other
 * secret is refused, wherever the schema hides it: it would have to be stored in clear, or as a hash that nothing
 * can verify.
 */
function findPasswordAttribute(resource: ResourceDefinition): string | undefined {
  const { properties: _, ...keywords } = resource.schema;
  const properties = Object.entries(propertiesOf(resource.schema));
  const secrets = properties.filter(([name, schema]) => name === "password" || hidesSecret(schema));
  const password = secrets.find(
    ([name, schema]) => isString(schema) && (name === "password" || isSecret(schema)),
  );
  const refused = [
    ...secrets.filter(([name]) => name !== password?.[0]),
    ...Object.entries(keywords).filter(([, schema]) => hidesSecret(schema)),
  ].map(([name]) => name);
  if (refused.length > 0) {
    throw unsupported(resource.name, "one writeOnly attribute, a string at the top level", refused);
  }
  return password?.[0];
}

/** Whether `writeOnly: true` stands anywhere in a schema. */
function hidesSecret(schema: Json): boolean {
  if (typeof schema !== "object" || schema === null) return false;
  return isSecret(schema) || Object.values(schema).some(hidesSecret);
}

function findUniqueAttributes(resource: string, properties: Properties): readonly string[] {
  const unique = properties.filter(
    ([name, schema]) =>
      name === "userName" ||
      // IDM's schemas do not say so, but an account elsewhere can be linked to one user alone.
      (name === "aliasList" && isList(schema)) ||
      (isObject(schema) && schema["unique"] === true),
  );
  const refused = unique
    .filter(([name, schema]) => !isString(schema) && (name === "userName" || !isList(schema)))
    .map(([name]) => name);
  if (refused.length > 0)
    throw unsupported(resource, "unique attributes that are strings, or lists of them", refused);
  return unique.map(([name]) => name).toSorted();
}

function isSecret(schema: Json): boolean {
  return isObject(schema) && schema["writeOnly"] === true;
}

function isString(schema: Json): boolean {
  return hasType(schema, "string");
}

function isList(schema: Json): boolean {
  return hasType(schema, "array");
}

function hasType(schema: Json, wanted: string): boolean {
  if (!isObject(schema)) return false;
  const type = schema["type"];
  return (Array.isArray(type) ? type : [type]).includes(wanted);
}

function unsupported(
  resource: string,
  supported: string,
  refused: readonly string[],
): JourneyError {
  return new JourneyError(
    "directory-schema-unsupported",
    `The directory supports ${supported}; in ${resource} this is not so: ${refused.join(", ")}.`,
    "Change the schema of these attributes.",
  );
}
