import type { Renderer } from "../report.ts";
import { visible } from "../visible.ts";

/** One line per finding, as compilers have it and editors read it: `path:line:column: error J3001: message`. */
export const concise: Renderer = ({ diagnostics, sources }) =>
  diagnostics
    .map(({ code, severity, message, primary }) => {
      const { line, column } = sources.rangeOf(primary).start;
      return `${visible(primary.file)}:${line}:${column}: ${severity} ${code}: ${visible(message)}\n`;
    })
    .join("");
