import type { Directory } from "@journeyc/runtime";

/** The resource that the journeys are about. */
export const resource = "managed/alpha_user";

export interface DemoUser {
  readonly userName: string;
  readonly givenName: string;
  readonly sn: string;
}

/** Provisioned without a password, as a provisioning run from Entra ID leaves users. */
export const demoUser: DemoUser = {
  userName: "ada@contoso.example",
  givenName: "Ada",
  sn: "Lovelace",
};

/** Has an Entra password that the local password policy rejects. */
export const shortPasswordUser: DemoUser = {
  userName: "katherine@contoso.example",
  givenName: "Katherine",
  sn: "Johnson",
};

/** Stores the users that are not there yet. */
export async function provision(directory: Directory, users: readonly DemoUser[]): Promise<void> {
  for (const user of users) {
    if (await directory.find(resource, "userName", user.userName)) continue;
    await directory.create(resource, { ...user, mail: user.userName, accountStatus: "active" });
  }
}
