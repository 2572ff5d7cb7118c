import type { IdentityProvider } from "../../runtime/identity-providers/identity-provider.ts";
import type { Program } from "./programs.ts";

const issuer = "https://elsewhere.example";

/** Whoever comes back with a code is who the code says; it asks nobody. */
const elsewhere: IdentityProvider = {
  issuer,
  redirectUri: "https://id.example.com/back",
  begin: async () => ({ url: `${issuer}/`, state: "driven", memory: null }),
  finish: async ({ parameters: { code } }) => {
    if (code === undefined) return { kind: "cancelled" };
    const claims = { email: code, email_verified: true, given_name: "Some", family_name: "Body" };
    return { kind: "proved", profile: { issuer, subject: code, claims }, tokens: {} };
  },
};

/** Providers under all names that a program lists. */
export function providersOf({ files }: Program): Readonly<Record<string, IdentityProvider>> {
  const lists = [
    ...Object.values(files)
      .join("\n")
      .matchAll(/filteredProviders: \[([^\]]*)\]/g),
  ];
  const names = lists.flatMap(([, list = ""]) => [...list.matchAll(/"([^"]+)"/g)]);
  return Object.fromEntries(
    ["elsewhere", "another", ...names.map(([, name = ""]) => name)].map((name) => [
      name,
      elsewhere,
    ]),
  );
}
