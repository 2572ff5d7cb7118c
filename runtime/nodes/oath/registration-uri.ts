import type { ManagedObject } from "../../directory/directory.ts";
import { storedAttribute } from "../identity/stored-attribute.ts";
import type { otpAuth } from "./codes.ts";
import type { OathProfile } from "./profile.ts";

/** What the app shows of the account. */
export interface Look {
  readonly issuer: string;
  readonly accountName: string;
  readonly bgColor: string;
  readonly imgUrl: string;
}

const accountAttributes: Readonly<Record<string, string>> = {
  COMMON_NAME: "cn",
  EMAIL_ADDRESS: "mail",
  EMPLOYEE_NUMBER: "employeeNumber",
  GIVEN_NAME: "givenName",
  LAST_NAME: "sn",
  USERNAME: "userName",
};

/** The name of the account in the app: the attribute of the setting, else the user name. */
export function accountName(user: ManagedObject, setting: string): string {
  const candidates = [accountAttributes[setting] ?? "userName", "userName"];
  const names = candidates.map((attribute) => storedAttribute(user, attribute));
  return names.find((name) => typeof name === "string" && name !== "")?.toString() ?? user.id;
}

/** `otpauth://…` with the secret, for the user's eyes and app alone. Colour and image are for Ping's app. */
export function registrationUri(
  { HOTP, TOTP, Secret }: Awaited<ReturnType<typeof otpAuth>>,
  profile: OathProfile,
  look: Look,
): string {
  const { hash: algorithm, digits, interval: period, next: counter } = profile;
  const secret = Secret.fromBase32(profile.secret);
  // A colon would end the issuer.
  const label = look.accountName.replaceAll(":", " ");
  const common = { issuer: look.issuer, label, algorithm, digits, secret };
  const uri =
    profile.algorithm === "HOTP"
      ? new HOTP({ ...common, counter })
      : new TOTP({ ...common, period });
  const color = look.bgColor === "" ? "" : `&b=${encodeURIComponent(look.bgColor)}`;
  const image =
    look.imgUrl === "" ? "" : `&image=${Buffer.from(look.imgUrl).toString("base64url")}`;
  return `${uri.toString()}${color}${image}`;
}
