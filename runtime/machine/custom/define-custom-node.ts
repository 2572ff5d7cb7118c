import type {
  CustomDefinition,
  CustomNeed,
  IdentitiesDefinition,
  OutcomesDefinition,
  ReadsDefinition,
  SettingKindsDefinition,
  WritesDefinition,
} from "../../catalogue/custom-definition.ts";
import { customManifest, definitionFault, manifestFault } from "../../catalogue/custom-manifest.ts";
import { JourneyError } from "../../errors.ts";
import type { NodeManifest } from "../../manifest.ts";
import type { InputOf, StandardSchema } from "../../standard-schema.ts";
import { customContext } from "./custom-context.ts";
import { readCustomSettings } from "./custom-settings.ts";
import { DeclaredState } from "./custom-state.ts";
import type { NamesOf } from "./custom-types.ts";
import { heldContext } from "./held-context.ts";
import { HeldState } from "./held-state.ts";
import type {
  AnyDefinition,
  MoreDefinition,
  NodeDefinition,
  NoSettings,
} from "./node-definition.ts";
import { askedUndeclared } from "./undeclared.ts";
import { type BehaviourOf, defineNode } from "../define-node.ts";
import type { Consistent, OptionalOutcomeOf, OutcomeOf, SettingsOf } from "../manifest-types.ts";
import type { Need, NodeContext, NodeResult, NodeType } from "../node-type.ts";

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

/** A node type with a manifest that a journey imports. */
export interface ManifestNodeType<
  Manifest extends NodeManifest,
  Needs extends readonly Need[],
> extends NodeType<
  SettingsOf<Manifest["settings"]>,
  OutcomeOf<Manifest>,
  OptionalOutcomeOf<Manifest>
> {
  /** Never there: it carries the manifest for the compiler, which reads types and runs nothing. */
  readonly "~journeyc"?: { readonly manifest: Manifest; readonly needs: Needs };
}

/**
 * Makes a node type that journeys can import from the module which exports it: of a definition, which says in few words
 * what most nodes need.
 * @throws JourneyError `node-definition-invalid`
 */
export function defineCustomNode<
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
}>;
/**
 * Makes a node type of a manifest, as those are made that journeyc brings: for defaults and limits of settings, outcomes
 * and keys of state that depend on settings.
 * @param manifest what it says of itself, as plain data; its literal types settings and outcomes
 * @param behaviour what it does, held to the manifest by its types
 * @throws JourneyError `node-definition-invalid`
 */
export function defineCustomNode<
  const Manifest extends NodeManifest,
  const Needs extends readonly Need[] = readonly [],
>(
  manifest: Manifest & Consistent<Manifest>,
  behaviour: BehaviourOf<Manifest> & { readonly needs?: Needs },
): ManifestNodeType<Manifest, Needs>;
// Two arguments tell the one from the other: so `tsc` has one signature to hold a call against, and says what is wrong.
export function defineCustomNode(
  definition: AnyDefinition | NodeManifest,
  behaviour?: BehaviourOf<NodeManifest>,
): NodeType<never, string, string> {
  if (behaviour === undefined) return ofDefinition(definition as AnyDefinition);
  return ofManifest(definition as NodeManifest, behaviour);
}

function ofManifest(
  manifest: NodeManifest,
  behaviour: BehaviourOf<NodeManifest>,
): NodeType<never, string, string> {
  expectSound(manifestFault(manifest));
  // What runs an author's code of its own is bound to nothing.
  if (manifest.effects.anything === true) return defineNode(manifest, behaviour);
  return defineNode(manifest, {
    ...behaviour,
    run(context, settings) {
      const state = new HeldState(context.state, manifest, context.settings);
      const result = behaviour.run(heldContext(context, manifest, state), settings);
      return result instanceof Promise
        ? result.then((answer) => checked(answer, manifest, state))
        : checked(result, manifest, state);
    },
  });
}

function ofDefinition(definition: AnyDefinition): NodeType<never, string, string> {
  const plain: CustomDefinition = { ...definition, ...definition.more };
  expectSound(definitionFault(plain));
  const { settings, needs } = definition;
  return defineNode(customManifest(plain), {
    ...(needs !== undefined && { needs }),
    readSettings: (given) => readCustomSettings(settings, given),
    run(context: NodeContext<unknown>) {
      const state = new DeclaredState(context.state, plain);
      const result = definition.run(customContext(context, plain, state));
      return result instanceof Promise
        ? result.then((answer) => checked(answer, plain, state))
        : checked(result, plain, state);
    },
  });
}

/** Holds a node to what it says of itself, which the checker relies on. */
function checked(
  result: NodeResult,
  { interactive }: { readonly interactive?: boolean },
  state: DeclaredState | HeldState,
): NodeResult {
  // Whatever else a node answers is refused by the machine.
  const kind = (result as NodeResult | undefined)?.kind;
  if (kind === "outcome") state.checkWritten((result as { outcome: string }).outcome);
  if ((kind === "ask" || kind === "suspend") && interactive !== true) throw askedUndeclared();
  return result;
}

function expectSound(fault: string | undefined): void {
  if (fault === undefined) return;
  throw new JourneyError(
    "node-definition-invalid",
    `A node type cannot be defined: ${fault}.`,
    "Correct what is passed to `defineNode`.",
  );
}
