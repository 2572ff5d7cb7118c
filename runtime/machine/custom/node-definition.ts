import type {
  CustomDefinition,
  CustomNeed,
  CustomSettingKind,
  IdentitiesDefinition,
  IdentityDefinition,
  OutcomesDefinition,
  ReadsDefinition,
  SettingKindsDefinition,
  WritesDefinition,
} from "../../catalogue/custom-definition.ts";
import type { InputOf, OutputOf, StandardSchema } from "../../standard-schema.ts";
import type { NodeResult } from "../node-type.ts";
import type { CustomContext, NamesOf } from "./custom-types.ts";

/** The schema of a node type without settings. */
export type NoSettings = StandardSchema<Readonly<Record<never, never>>>;

type Outcomes<Names> = readonly NamesOf<Names>[];

/** A node type as its author writes it. Without `identity` it proves nothing, without `reads` it sees no state. */
export interface NodeDefinition<
  Type extends string,
  Summary extends string,
  Results extends OutcomesDefinition,
  Schema extends StandardSchema,
  Kinds extends SettingKindsDefinition,
  Reads extends ReadsDefinition,
  Writes extends WritesDefinition,
  Identity extends IdentitiesDefinition,
  Interactive extends boolean,
  PageMember extends boolean,
  Needs extends readonly CustomNeed[],
  More extends MoreDefinition,
> {
  /** Its name in messages, traces and documents, in Pascal case: `RiskScore`. */
  readonly type: Type;
  /** What it does, in a sentence. */
  readonly summary: Summary;
  /** Outcomes by name with what they mean, `{ low: "A quiet sign-on." }`; or their names alone. */
  readonly outcomes: Results;
  /** A Standard Schema of an object (zod, valibot, arktype, …). It must answer at once. */
  readonly settings?: Schema;
  /** Settings that mean more than their types say: `{ apiKey: "secret" }`. */
  readonly settingKinds?: Kinds & {
    readonly [Name in keyof InputOf<Schema>]?: CustomSettingKind;
  };
  /** Keys of state that it reads: `["username"]`, or `{ username: { optional: true } }`. */
  readonly reads?: Reads;
  /** Keys of state that it writes: `["riskScore"]`, or `{ riskScore: { outcomes: ["high"] } }`. */
  readonly writes?: Writes;
  /** By outcome, what taking it says about the user. */
  readonly identity?: Identity & {
    readonly [Outcome in NamesOf<Results>]?: IdentityDefinition;
  };
  /** True: it may ask the user, or suspend the run. */
  readonly interactive?: Interactive;
  /** True: it may stand in a page. */
  readonly pageMember?: PageMember;
  readonly needs?: Needs;
  /** What is rarely to be said of a node type. */
  readonly more?: More & {
    readonly tells?: Outcomes<Results>;
    readonly guess?: { readonly wrong: Outcomes<Results> };
  };
  run(
    context: CustomContext<OutputOf<Schema>, Results, Reads, Writes, Identity>,
  ): NodeResult<NamesOf<Results>> | Promise<NodeResult<NamesOf<Results>>>;
}

/** What is rarely to be said of a node type. */
export type MoreDefinition = Pick<CustomDefinition, "guess" | "tells" | "changes">;

/** A definition as JavaScript sees it. The types say more of the same object. */
export interface AnyDefinition extends Omit<CustomDefinition, keyof MoreDefinition> {
  readonly settings?: StandardSchema;
  readonly more?: MoreDefinition;
  run(context: unknown): NodeResult | Promise<NodeResult>;
}
