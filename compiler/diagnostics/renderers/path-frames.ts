import type { PathStep } from "../diagnostic.ts";
import type { Sources } from "../report.ts";
import { frame, frameRows, type FrameOptions } from "./frame.ts";

/** Of a longer path the beginning and the end are shown; the other reporters give all of it. */
const shownAtMost = 12;

interface NumberedStep {
  readonly step: PathStep;
  readonly number: number;
}

/** A path step by step, each with its line of source; a file is named where the path comes into it. */
export function pathFrames(
  path: readonly PathStep[],
  sources: Sources,
  options: FrameOptions,
): string[] {
  if (path.length === 0) return [];
  const numbered = path.map((step, index) => ({ step, number: index + 1 }));
  const lead = `${" ".repeat(options.gutter)} ${options.style("faint", "=")} `;
  const title = `${lead}${options.style("related", "path:")} how a run gets there`;
  if (numbered.length <= shownAtMost) return [title, ...drawn(numbered, sources, options)];
  const half = shownAtMost / 2;
  return [
    title,
    ...drawn(numbered.slice(0, half), sources, options),
    `${lead}${numbered.length - shownAtMost} more steps`,
    ...drawn(numbered.slice(-half), sources, options),
  ];
}

function drawn(steps: readonly NumberedStep[], sources: Sources, options: FrameOptions): string[] {
  let file: string | undefined;
  return steps.flatMap(({ step: { label }, number }) => {
    const draw = label.file === file ? frameRows : frame;
    file = label.file;
    return draw({ ...label, text: `${number}. ${label.text ?? ""}` }, sources, options);
  });
}
