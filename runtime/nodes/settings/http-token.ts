/** Whether a header or a cookie can have this name (RFC 9110 §5.6.2, RFC 6265 §4.1.1). */
export function isHttpToken(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}
