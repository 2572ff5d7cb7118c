export const minimumNode = "22.13";

/** True when a version of Node, as `process.versions.node` has it, is new enough. */
export function supports(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = minimumNode.split(".").map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
