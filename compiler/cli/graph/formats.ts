import type { Drawing } from "./drawings.ts";
import { fitsInSvg, svgNodesAtMost } from "../../graph/svg-limit.ts";
import { UsageError } from "../command.ts";
import { visible } from "../../diagnostics/visible.ts";

export const formatNames = ["mermaid", "dot", "svg"] as const;
export type FormatName = (typeof formatNames)[number];

/** A language that journeys are drawn in. */
export interface Format {
  /** The ending of a file of it. */
  readonly extension: string;
  /** A remark in the language, on a line of its own. */
  readonly remark: (text: string) => string;
  /** One drawing; it ends with a newline. */
  readonly draw: (drawing: Drawing) => string;
  /** Several in one text; undefined where that is not possible. */
  readonly join: ((drawings: readonly Drawing[]) => string) | undefined;
}

async function mermaidFormat(): Promise<Format> {
  const { mermaid } = await import("../../graph/mermaid.ts");
  const draw = ({ journey, highlight }: Drawing): string => mermaid(journey, { highlight });
  return {
    extension: ".mmd",
    remark: (text) => `%% ${text}`,
    draw,
    // A Mermaid text holds one diagram, so several become a Markdown page.
    join: (drawings) =>
      drawings
        .map((one) => `## ${visible(one.title)}\n\n\`\`\`mermaid\n${draw(one)}\`\`\`\n`)
        .join("\n"),
  };
}

async function dotFormat(): Promise<Format> {
  const { dot } = await import("../../graph/dot.ts");
  const draw = ({ journey, highlight }: Drawing): string => dot(journey, { highlight });
  return {
    extension: ".dot",
    remark: (text) => `// ${text}`,
    draw,
    join: (drawings) => drawings.map(draw).join("\n"),
  };
}

async function svgFormat(): Promise<Format> {
  const { svg } = await import("../../graph/svg.ts");
  return {
    extension: ".svg",
    remark: (text) => `<!-- ${text.replaceAll("--", "- -")} -->`,
    draw: ({ journey, highlight, title }) => {
      if (fitsInSvg(journey)) return svg(journey, { highlight, title });
      const limit = `SVG is drawn of journeys with up to ${svgNodesAtMost} nodes`;
      throw new UsageError(`journey '${journey.name}' is too large: ${limit}; use --format dot`);
    },
    join: undefined,
  };
}

const loaders: Readonly<Record<FormatName, () => Promise<Format>>> = {
  mermaid: mermaidFormat,
  dot: dotFormat,
  svg: svgFormat,
};

/** Loads what one format needs, so that the others do not pay for it. */
export function loadFormat(name: FormatName): Promise<Format> {
  return loaders[name]();
}
