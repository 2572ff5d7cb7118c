/** A place in a snippet that the author fills in; the same stop twice is filled in once. */
export interface Stop {
  readonly text: string;
  /** What the editor offers there; the first is `text`. */
  readonly choices: readonly string[];
}

/** Text with places to fill in, in the order in which the cursor visits them. */
export type Snippet = readonly (string | Stop)[];

type Part = string | Stop | Snippet;

/** A place with a text that is meant to be replaced. */
export function stop(text = ""): Stop {
  return { text, choices: [] };
}

/** More choices than these nobody reads. */
const mostChoices = 24;

/** A place for one of several texts, the first unless another is chosen. */
export function choice(texts: readonly string[]): Stop {
  const choices = [...new Set(texts)].slice(0, mostChoices);
  return { text: choices[0] ?? "", choices: choices.length > 1 ? choices : [] };
}

/** `` snippet`node ${stop("name")}: ${type}` `` */
export function snippet(strings: readonly string[], ...parts: readonly Part[]): Snippet {
  return strings.flatMap((text, index) => [text, ...flat(parts[index] ?? "")]);
}

/** Snippets below each other. */
export function linesOf(lines: readonly Snippet[]): Snippet {
  return lines.flatMap((line, index) => (index === 0 ? line : ["\n", ...line]));
}

function flat(part: Part): Snippet {
  return typeof part === "string" || "choices" in part ? [part] : part;
}

/** The snippet as the protocol spells it. */
export function snippetText(parts: Snippet): string {
  const numbers = new Map<Stop, number>();
  const written = parts.map((part) => {
    if (typeof part === "string") return part.replace(/[\\$]/g, String.raw`\$&`);
    const before = numbers.get(part);
    if (before !== undefined) return `$${before}`;
    numbers.set(part, numbers.size + 1);
    return stopText(part, numbers.size);
  });
  return written.join("");
}

function stopText({ text, choices }: Stop, number: number): string {
  if (choices.length > 0) {
    const escaped = choices.map((one) => one.replace(/[\\,|$}]/g, String.raw`\$&`));
    return `\${${number}|${escaped.join(",")}|}`;
  }
  return text === "" ? `$${number}` : `\${${number}:${text.replace(/[\\$}]/g, String.raw`\$&`)}}`;
}

/** What stands there when nobody fills in anything. */
export function plainText(parts: Snippet): string {
  return parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
}
