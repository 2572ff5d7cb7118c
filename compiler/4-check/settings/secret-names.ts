/** Names of settings that hold a secret, in types that say nothing about their settings. */
const secretName =
  /(?:password|passwd|passphrase|secret|token|credentials?|api[_-]?key|(?:private|secret|signing|encryption|hmac|access)[_-]?key|authorization|cookie)$/i;

/** True: what stands under this name is taken for a secret. */
export function soundsSecret(name: string): boolean {
  return secretName.test(name);
}

/** User names and passwords inside addresses: `https://ada:pw@host`. */
export function withoutCredentials(text: string): string {
  return text.replace(/(\w:\/\/)[^\s/@:]*:[^\s/@]*@/g, "$1•••@");
}
