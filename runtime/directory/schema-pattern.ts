/** An operator's pattern may be written for either mode of JavaScript's expressions, as IDM's are. */
export function expressionOf(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern, flags.replace("u", ""));
  }
}
