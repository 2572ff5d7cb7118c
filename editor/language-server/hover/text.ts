/** A piece of a line. Texts of users and of catalogues are never taken for Markdown. */
export type Piece =
  /** What the editor itself says. */
  | { readonly kind: "own"; readonly text: string }
  /** Somebody else's text, in which backticks stand around names, as in comments and descriptions. */
  | { readonly kind: "prose"; readonly text: string }
  /** A name or a value. */
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong"; readonly text: string }
  /** An address that the editor itself has given. */
  | { readonly kind: "link"; readonly text: string; readonly target: string };

export type Line = readonly Piece[];

/** A part of what is shown. */
export type Block =
  /** What stands there, as the language spells it. */
  | { readonly kind: "heading"; readonly code: string }
  | { readonly kind: "paragraph"; readonly line: Line }
  | { readonly kind: "list"; readonly title: string | undefined; readonly lines: readonly Line[] };

export function heading(code: string): Block {
  return { kind: "heading", code };
}

export function code(text: string): Piece {
  return { kind: "code", text };
}

export function strong(text: string): Piece {
  return { kind: "strong", text };
}

export function link(text: string, target: string): Piece {
  return { kind: "link", text, target };
}

/** Our own words around pieces; what is put in as a string is somebody else's. */
export function line(
  texts: TemplateStringsArray,
  ...values: readonly (string | Piece | Line)[]
): Line {
  return texts.flatMap((own, index): Line => {
    const value = values[index];
    const first: Line = own === "" ? [] : [{ kind: "own", text: own }];
    if (value === undefined) return first;
    if (typeof value === "string") return [...first, { kind: "prose", text: value }];
    return [...first, ...("kind" in value ? [value] : value)];
  });
}

export function paragraph(
  texts: TemplateStringsArray,
  ...values: readonly (string | Piece | Line)[]
): Block {
  return { kind: "paragraph", line: line(texts, ...values) };
}

/** Somebody else's text of several paragraphs. */
export function prose(text: string | undefined): readonly Block[] {
  return (text ?? "")
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== "")
    .map((part) => paragraph`${part}`);
}

/** A list; nothing where it would be empty. */
export function list(title: string | undefined, lines: readonly Line[]): readonly Block[] {
  return lines.length === 0 ? [] : [{ kind: "list", title, lines }];
}

const namesAtMost = 12;

/** Names, one after the other; of many the first. */
export function codes(names: readonly string[], conjunction = "and"): Line {
  const shown = names.slice(0, namesAtMost).map((name): Line => [code(name)]);
  if (names.length > namesAtMost) shown.push(line`${own(names.length - namesAtMost)} more`);
  return joined(shown, conjunction);
}

/** A number, or words of ours. */
export function own(value: number | string): Piece {
  return { kind: "own", text: String(value) };
}

export function joined(parts: readonly Line[], conjunction: string): Line {
  return parts.flatMap((part, index) => {
    if (index === 0) return part;
    const between = index === parts.length - 1 ? ` ${conjunction} ` : ", ";
    return [own(between), ...part];
  });
}
