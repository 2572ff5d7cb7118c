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
import { customManifest, definitionFault } from "../../catalogue/custom-manifest.ts";
import { JourneyError } from "../../errors.ts";
import type { InputOf, OutputOf, StandardSchema } from "../../standard-schema.ts";
import { customContext } from "./custom-context.ts";
import { readCustomSettings } from "./custom-settings.ts";
import { DeclaredState } from "./custom-state.ts";
import type { CustomContext, NamesOf } from "./custom-types.ts";
import type { NodeContext, NodeResult, NodeType } from "../node-type.ts";

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

/** What the compiler reads from a custom node type: its definition, in the types of its literals. */
export interface CustomNodeDefinition {
  readonly type: string;
  readonly summary: string;
  readonly outcomes: OutcomesDefinition;
  readonly settings: StandardSchema;
  readonly settingKinds: SettingKindsDefinition;
  readonly reads: ReadsDefinition;
  readonly writes: WritesDefinition;
  readonly identity: IdentitiesDefinition;
  readonly interactive: boolean;
  readonly pageMember: boolean;
  readonly needs: readonly CustomNeed[];
  readonly more: MoreDefinition;
}

/** A node type that a journey imports. */
export interface CustomNodeType<
  Definition extends CustomNodeDefinition = CustomNodeDefinition,
> extends NodeType<InputOf<Definition["settings"]>, NamesOf<Definition["outcomes"]>> {
  /** Never there: it carries the definition for the compiler, which reads types and runs nothing. */
  readonly "~journeyc"?: Definition;
}

/** Makes a node type that journeys can import from the module which exports it. */
export function defineNode<
  const Type extends string,
  const Summary extends string,
  const Results extends OutcomesDefinition,
  Schema extends StandardSchema = NoSettings,
  const Kinds extends SettingKindsDefinition = Record<never, never>,
  const Reads extends ReadsDefinition = readonly [],
  const Writes extends WritesDefinition = readonly [],
  const Identity extends IdentitiesDefinition = Record<never, never>,
  const Interactive extends boolean = false,
  const PageMember extends boolean = false,
  const Needs extends readonly CustomNeed[] = readonly [],
  const More extends MoreDefinition = Record<never, never>,
>(
  definition: NodeDefinition<
    Type,
    Summary,
    Results,
    Schema,
    Kinds,
    Reads,
    Writes,
    Identity,
    Interactive,
    PageMember,
    Needs,
    More
  >,
): CustomNodeType<{
  readonly type: Type;
  readonly summary: Summary;
  readonly outcomes: Results;
  readonly settings: Schema;
  readonly settingKinds: Kinds;
  readonly reads: Reads;
  readonly writes: Writes;
  readonly identity: Identity;
  readonly interactive: Interactive;
  readonly pageMember: PageMember;
  readonly needs: Needs;
  readonly more: More;
}> {
  const plain: CustomDefinition = { ...definition, ...definition.more };
  const fault = definitionFault(plain);
  if (fault !== undefined) throw wrongDefinition(fault);
  const { settings, needs } = definition;
  return {
    manifest: customManifest(plain),
    ...(needs !== undefined && { needs }),
    readSettings: (given) => readCustomSettings(settings, given),
    run(context: NodeContext<InputOf<Schema>>) {
      const state = new DeclaredState(context.state, plain);
      // The types say of the same object what the author declared.
      const seen = customContext(context, plain, state) as unknown as Parameters<
        typeof definition.run
      >[0];
      const result = definition.run(seen);
      return result instanceof Promise
        ? result.then((answer) => checked(answer, plain, state))
        : checked(result, plain, state);
    },
  };
}

/** Holds a node to what it says of itself, which the checker relies on. */
function checked<Outcome extends string>(
  result: NodeResult<Outcome>,
  { interactive }: CustomDefinition,
  state: DeclaredState,
): NodeResult<Outcome> {
  // Whatever else a node answers is refused by the machine.
  const kind = (result as NodeResult | undefined)?.kind;
  if (kind === "outcome") state.checkWritten((result as { outcome: string }).outcome);
  if ((kind === "ask" || kind === "suspend") && interactive !== true) throw askedUndeclared();
  return result;
}

function wrongDefinition(fault: string): JourneyError {
  return new JourneyError(
    "node-definition-invalid",
    `A node type cannot be defined: ${fault}.`,
    "Correct what is passed to `defineNode`.",
  );
}

function askedUndeclared(): JourneyError {
  return new JourneyError(
    "node-not-interactive",
    "A node asks the user, and its type does not say that it may.",
    "Say `interactive: true` in the node type, and compile again.",
  );
}
