/** Hosts that reach this machine and no other, with any port. */
const anyPort = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\*$/;

/** Whether an entry of `cors` stands for every port of this machine: `http://localhost:*`. */
export function isAnyPort(listed: string): boolean {
  return anyPort.test(listed);
}

/** Whether an entry of `cors` lets an origin in. Browsers leave the scheme's usual port out. */
export function letsIn(listed: string, origin: string): boolean {
  if (!isAnyPort(listed)) return listed === origin;
  const host = listed.slice(0, -":*".length);
  return origin.startsWith(host) && /^(?::\d+)?$/.test(origin.slice(host.length));
}
