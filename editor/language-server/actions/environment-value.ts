import {
  environmentName,
  ownersOf,
  type PlacedValue,
  quote,
  takesEnvironment,
  valuesOf,
} from "journeyc/analysis";
import type { NodeManifest } from "@journeyc/grammar/manifest";
import { CodeActionKind } from "vscode-languageserver";
import type { Action, ActionRequest } from "../action.ts";
import { blank } from "../edits/snippet.ts";

const literals: ReadonlySet<string> = new Set(["String", "Number", "Boolean", "Duration"]);

/** True for a setting that decides which outcomes there are: those must be known. */
function decidesOutcomes(manifest: NodeManifest | undefined, setting: string): boolean {
  const { outcomes } = manifest ?? {};
  if (outcomes === undefined || !("list" in outcomes)) return false;
  const named = "setting" in outcomes && outcomes.setting === setting;
  return named || outcomes.list.some(({ when }) => when?.setting === setting);
}

/** The setting whose whole value is a literal here. */
function literalAt({ bound, span }: ActionRequest): PlacedValue | undefined {
  const { file, program } = bound() ?? {};
  const values = (file === undefined ? [] : ownersOf(file)).flatMap((owner) => [
    ...valuesOf(owner),
  ]);
  return values.find(
    ({ owner, path, value, schema }) =>
      value.span.start <= span.start &&
      span.end <= value.span.end &&
      literals.has(value.kind) &&
      owner.settings.get(path)?.value === value &&
      takesEnvironment(schema) &&
      !decidesOutcomes(program?.catalogue.nodes.get(owner.type), path),
  );
}

/** Takes the value of a setting from the environment, for what differs between test and production. */
export const action: Action = {
  kinds: [CodeActionKind.RefactorExtract],
  *propose(request) {
    const placed = literalAt(request);
    if (placed === undefined) return;
    const { owner, path, value } = placed;
    const name = `${environmentName(owner.name.text)}_${environmentName(path)}`;
    const edit = { file: request.path, span: value.span, newText: `env.${name}` };
    yield {
      title: `Take ${quote(path)} from the environment as ${quote(edit.newText)}`,
      kind: CodeActionKind.RefactorExtract,
      group: "rewrite",
      change: () => ({ edits: [{ ...edit, snippet: `env.${blank(1, name)}` }] }),
    };
  },
};
