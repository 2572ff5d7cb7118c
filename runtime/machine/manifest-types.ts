/** What the literal of a manifest says, as types: so that nobody writes it down a second time. */
import type {
  EffectsManifest,
  GuessManifest,
  IdentityEffect,
  LimitManifest,
  NodeManifest,
  OutcomeManifest,
  OutcomesManifest,
  RefusedValues,
  SettingSchema,
  SettingsSchema,
  StateRead,
  StateWrite,
} from "../manifest.ts";
import type { ProfileTransformation } from "../identity-providers/profile-transformation.ts";
import type { Journey } from "./journey.ts";
import type { SandboxedScript, Script } from "./script.ts";

/** The settings as a journey gives them: those that are not required may be missing, also where they have a default. */
export type SettingsOf<Schema extends SettingsSchema> = Flat<
  {
    readonly [Name in RequiredOf<Schema>]: ValueOf<Schema["properties"][Name]>;
  } & {
    readonly [Name in Exclude<keyof Schema["properties"], RequiredOf<Schema>>]?: ValueOf<
      Schema["properties"][Name]
    >;
  }
>;

type RequiredOf<Schema extends SettingsSchema> = Schema["required"][number] &
  keyof Schema["properties"];

/** One object type without a name, as declarations and messages should show it. */
type Flat<Type> = Type extends infer Given
  ? { readonly [Key in keyof Given]: Given[Key] } & {}
  : never;

/** What a schema says of a value. A schema that is not known as a literal says nothing. */
type ValueOf<Schema extends SettingSchema> = SettingSchema extends Schema
  ? unknown
  : Schema extends { readonly kind: "journey" }
    ? Journey
    : Schema extends { readonly kind: "script" }
      ? ScriptOf<Schema>
      : Schema extends { readonly enum: readonly (infer Choice)[] }
        ? Choice
        : Schema extends { readonly type: keyof Scalars }
          ? Scalars[Schema["type"]]
          : Schema extends { readonly items: infer Items extends SettingSchema }
            ? readonly ValueOf<Items>[]
            : Schema extends { readonly additionalProperties: infer Values extends SettingSchema }
              ? Readonly<Record<string, ValueOf<Values>>>
              : unknown;

/** The id of a script of AM's stands for the usual transformation. */
type ScriptOf<Schema> = Schema extends { readonly transforms: true }
  ? ProfileTransformation | SandboxedScript | string
  : Script;

interface Scalars {
  readonly string: string;
  readonly integer: number;
  readonly number: number;
  readonly boolean: boolean;
}

/** The outcomes that a manifest lists; any text where some come from elsewhere. */
type ListedOutcomes<Outcomes extends OutcomesManifest> = Outcomes extends {
  readonly from: "fixed";
  readonly list: readonly (infer Listed extends OutcomeManifest)[];
}
  ? Listed
  : OutcomeManifest;

/** Those that a journey may leave out, or that are there only with a setting. */
type Conditional = { readonly optional: object } | { readonly when: object };

/** All outcomes that a node type can take; `string` where only settings or journeys say them. */
export type AnyOutcomeOf<Manifest extends NodeManifest> = ListedOutcomes<
  Manifest["outcomes"]
>["name"];

/** The outcomes that every journey must wire. */
export type OutcomeOf<Manifest extends NodeManifest> = Exclude<
  ListedOutcomes<Manifest["outcomes"]>,
  Conditional
>["name"];

/** The outcomes that a journey need not wire. */
export type OptionalOutcomeOf<Manifest extends NodeManifest> = Extract<
  ListedOutcomes<Manifest["outcomes"]>,
  Conditional
>["name"];

/**
 * What a manifest must be beyond its own type: it says nothing that the contract does not know, which TypeScript looks
 * for in no type parameter by itself, and names outcomes and settings that it has.
 */
export type Consistent<Manifest extends NodeManifest> = Known<Manifest, NodeManifest> & {
  readonly settings: { readonly required: readonly (keyof Manifest["settings"]["properties"])[] };
  readonly refuses?: readonly (RefusedValues & {
    readonly setting: keyof Manifest["settings"]["properties"];
  })[];
  readonly effects: EffectsOn<AnyOutcomeOf<Manifest>>;
};

/** The effects of a node with these outcomes. */
interface EffectsOn<Outcome extends string> extends EffectsManifest {
  readonly reads: readonly (StateRead & { readonly missing?: Outcome })[];
  readonly writes: readonly (StateWrite & { readonly outcomes?: readonly Outcome[] })[];
  readonly identity: readonly (IdentityEffect & { readonly outcome: Outcome })[];
  readonly tells?: readonly Outcome[];
  readonly guess?: GuessManifest & { readonly wrong: readonly Outcome[] };
  readonly limit?: LimitManifest & { readonly outcomes: readonly Outcome[] };
}

/** `never` in the place of all that the contract does not know. */
type Known<Given, Contract> = unknown extends Contract
  ? unknown
  : Given extends readonly unknown[]
    ? { readonly [Index in keyof Given]: Known<Given[Index], ItemOf<Contract>> }
    : Given extends object
      ? {
          readonly [Key in keyof Given]: Key extends KeyOf<Contract>
            ? Known<Given[Key], AtKey<Contract, Key>>
            : never;
        }
      : unknown;

type ItemOf<Contract> = Contract extends readonly (infer Item)[] ? Item : never;
type KeyOf<Contract> = Contract extends object ? keyof Contract : never;
type AtKey<Contract, Key> = Contract extends object
  ? Key extends keyof Contract
    ? Contract[Key]
    : never
  : never;
