/** A text that an author or a user may have given, as text in HTML. */
export function textAsHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
