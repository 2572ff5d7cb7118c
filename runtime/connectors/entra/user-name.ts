/**
 * What Entra allows in a user principal name and in a password (Microsoft's "Password policies and account
 * restrictions"): `A-Z a-z 0-9 ' . - _ ! # ^ ~` and one `@`, 113 characters; 256 characters.
 */
const userPrincipalName = /^[A-Za-z0-9'.\-_!#^~]+@[A-Za-z0-9.\-_]+$/;
const longestName = 113;
const longestPassword = 256;

/** True when an Entra user could have this name. Nothing else is worth a request, or safe in one. */
export function canBeUserName(name: string): boolean {
  return name.length <= longestName && userPrincipalName.test(name);
}

/**
 * True when an Entra user could have this password. A lone surrogate cannot be written in UTF-8, so it would
 * arrive as another password.
 */
export function canBePassword(password: string): boolean {
  if (password.length === 0 || password.length > 2 * longestPassword) return false;
  return password.isWellFormed() && [...password].length <= longestPassword;
}

/**
 * True when two user principal names are the same for Entra. They are ASCII (see `canBeUserName`), so that lower
 * case is exactly the fold that Unicode normalisation and case folding give, and no look-alike can match.
 */
export function sameUserName(asked: string, answered: string): boolean {
  return canBeUserName(answered) && asked.toLowerCase() === answered.toLowerCase();
}
