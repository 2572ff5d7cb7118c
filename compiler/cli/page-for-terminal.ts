import { styleText } from "node:util";

const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
  styleText(format, text, { validateStream: false });

/** A documentation page with the colours of a terminal: headings bold, code indented and without its fences. */
export function pageForTerminal(page: string): string {
  let inCode = false;
  const lines = page.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      inCode = !inCode;
      return [];
    }
    if (inCode) return [line === "" ? "" : `    ${line}`];
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) return [styled("bold", heading)];
    return [line.replace(/`([^`]+)`/g, (_, code: string) => styled("cyan", code))];
  });
  return lines.join("\n");
}
