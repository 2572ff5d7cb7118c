import { visible } from "../diagnostics/visible.ts";

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  // GitHub sets what stands between two of them as mathematics, escaped or not.
  $: "&#36;",
  // What would make a link of an address: the text may stand in one already.
  "@": "&#64;",
  "://": "&#58;//",
  "www.": "www&#46;",
};

/** A user's text as text: nothing in it is Markdown or HTML, and it stands on one line. */
export function plain(text: string): string {
  return visible(text.replace(/\s+/g, " ").trim())
    .replace(/[\\`*_{}[\]#|~]/g, String.raw`\$&`)
    .replace(/[&<>$@]|:\/\/|www\./g, (found) => references[found] ?? "")
    .replace(/^(?:[-+=]|\d+(?=[.)]))/, (start) =>
      /^\d/.test(start) ? `${start}\\` : `\\${start}`,
    );
}

/** A user's text of several paragraphs, each as text. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map(plain)
    .filter((one) => one !== "")
    .join("\n\n");
}

/** True: the text means the same in backticks as outside of Markdown, in a table too. */
const isTame = (text: string): boolean =>
  /^[^`|\\<>&$\s](?:[^`|\\<>&$]*[^`|\\<>&$\s])?$/.test(text);

/** A name or value in the font of code. What backticks cannot hold everywhere stands as character references. */
export function code(text: string): string {
  const shown = visible(text);
  if (isTame(shown)) return `\`${shown}\``;
  const escaped = shown.replace(
    /[^\p{L}\p{M}\p{N} ,.;/()=?%+-]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
  return `<code>${escaped}</code>`;
}

/** A sentence of ours with names in backticks, as messages are. */
export function sentence(text: string): string {
  return text
    .split("`")
    .map((part, index) => {
      if (index % 2 === 1) return code(part);
      const [, before = "", inner = "", after = ""] = /^(\s*)(.*?)(\s*)$/s.exec(part) ?? [];
      return before + plain(inner) + after;
    })
    .join("");
}

/** @param text Markdown */
export function link(text: string, target: string): string {
  return `[${text}](${target})`;
}

/** A table; its cells are Markdown on one line each. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A section with its heading; nothing where it has no content. */
export function section(level: number, heading: string, ...content: readonly string[]): string {
  const blocks = content.filter((one) => one !== "");
  return blocks.length === 0 ? "" : [`${"#".repeat(level)} ${heading}`, ...blocks].join("\n\n");
}

/** `a`, `b` and `c` */
export function listed(items: readonly string[], conjunction = "and"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
