import { JourneyError } from "../../errors.ts";
import { isResultAddress } from "../../machine/result-address.ts";
import type { SettingsReader } from "../../machine/read-settings.ts";

/** A setting that says where the browser goes. @throws JourneyError `node-setting-unusable` */
export function addressSetting(settings: SettingsReader, name: string): string {
  const address = settings.text(name);
  if (isResultAddress(address)) return address;
  throw new JourneyError(
    "node-setting-unusable",
    `The setting \`${name}\` is neither a path such as \`/welcome\` nor an address of \`http\` or \`https\`.`,
    "Correct the journey, or the environment variable that the setting comes from.",
  );
}
