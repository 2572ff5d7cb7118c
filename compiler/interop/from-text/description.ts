/** The description that a doc comment gives: its lines, without blanks at their ends. */
export function descriptionOf(doc: string | undefined): string {
  return (doc ?? "")
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim();
}
