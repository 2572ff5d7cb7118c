import { postgresDirectory } from "@journeyc/runtime/directory/postgres";
import { signOn } from "./sign-on.journey.ts";

export interface ScaleOutUser {
  readonly userName: string;
  readonly password: string;
}

/** Stores the users that are not there yet. Once, before the instances start. */
export async function provision(url: string, users: readonly ScaleOutUser[]): Promise<void> {
  const directory = postgresDirectory({ url });
  const { resource } = signOn;
  if (!resource) throw new Error("The journey names no resource.");
  await directory.open([resource]);
  for (const { userName, password } of users) {
    if (await directory.find(resource.name, "userName", userName)) continue;
    const profile = { givenName: "Ada", sn: "Lovelace", mail: userName, accountStatus: "active" };
    await directory.create(resource.name, { userName, password, ...profile });
  }
  await directory.close();
}
