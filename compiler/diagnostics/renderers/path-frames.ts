import type { PathStep } from "../diagnostic.ts";
import type { Sources } from "../report.ts";
import { frame, frameRows, type FrameOptions } from "./frame.ts";

/** Of a longer path the beginning and the end are shown. */
const shownAtMost = 12;

/** A path step by step, each with its line of source; a file is named where the path comes into it. */
export function pathFrames(
  path: readonly PathStep[],
  sources: Sources,
  options: FrameOptions,
): string[] {
  if (path.length === 0) return [];
  const lead = `${" ".repeat(options.gutter)} ${options.style("faint", "=")} `;
  const title = `${lead}${options.style("related", "path:")} how a run gets there`;
  if (path.length <= shownAtMost) return [title, ...drawn(path, sources, options)];
  const half = shownAtMost / 2;
  const steps = path.at(-1)?.number ?? path.length;
  return [
    title,
    ...drawn(path.slice(0, half), sources, options),
    `${lead}${steps - shownAtMost} more steps`,
    ...drawn(path.slice(-half), sources, options),
  ];
}

function drawn(steps: readonly PathStep[], sources: Sources, options: FrameOptions): string[] {
  let file: string | undefined;
  return steps.flatMap(({ label, number }) => {
    const draw = label.file === file ? frameRows : frame;
    file = label.file;
    return draw({ ...label, text: `${number}. ${label.text ?? ""}` }, sources, options);
  });
}
