import type { SettingSchema } from "@journeyc/grammar/manifest";

/** True where `env.NAME` may stand: not for what the compiler must know, names that it resolves and choices it checks. */
export function takesEnvironment({ type, kind, enum: choices }: SettingSchema): boolean {
  const plain = type === "string" || type === "number" || type === "integer" || type === "boolean";
  return (
    plain && choices === undefined && (kind === undefined || kind === "duration" || kind === "json")
  );
}

/** What the environment may call the value of a setting: `clientSecret` becomes `CLIENT_SECRET`. */
export function environmentName(path: string): string {
  const last = path.split(".").at(-1) ?? path;
  return last.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();
}
