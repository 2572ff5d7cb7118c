import type { NodeManifest, RefusedValues, TextForm } from "../manifest.ts";
import { holds } from "./setting-condition.ts";

/** A setting that the schema allows, and the node cannot do. */
export interface SettingRefusal {
  readonly setting: string;
  /** To stand after "because": `no list of revoked certificates is read`. */
  readonly reason: string;
  readonly fix: string;
}

/** A refusal of one value, and, where the setting is a list, of which item. */
export interface ValueRefusal extends SettingRefusal {
  readonly item: number | undefined;
}

/**
 * What of these settings the runtime refuses, in the order of the manifest.
 * @param settings by name; what is not there has its default. A value that is not known here (of the environment, say)
 *   is undefined, alone or in a list, and is not refused
 */
export function refusedSettings(
  { refuses = [], settings: { properties } }: Pick<NodeManifest, "refuses" | "settings">,
  settings: Readonly<Record<string, unknown>>,
): readonly ValueRefusal[] {
  const valueOf = (name: string): unknown =>
    Object.hasOwn(settings, name) ? settings[name] : properties[name]?.default;
  return refuses.flatMap((rule) => {
    const { setting, when, fix } = rule;
    if (when !== undefined && !holds(when, valueOf(when.setting))) return [];
    const value = valueOf(setting);
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.flatMap((one, index) => {
      const reason = reasonAgainst(one, rule);
      if (reason === undefined) return [];
      return [{ setting, reason, fix, item: Array.isArray(value) ? index : undefined }];
    });
  });
}

function reasonAgainst(value: unknown, { values, reason }: RefusedValues): string | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
    return undefined;
  if ("areNo" in values) {
    if (typeof value !== "string" || value === "" || forms[values.areNo](value)) return undefined;
    return reason ?? `\`${value}\` is no ${values.areNo}`;
  }
  const isRefused = "are" in values ? values.are.includes(value) : !values.areNot.includes(value);
  return isRefused ? (reason ?? `\`${String(value)}\` cannot be kept`) : undefined;
}

const forms: Readonly<Record<TextForm, (text: string) => boolean>> = {
  origin: (text) =>
    /^android:apk-key-hash:[\w-]+$/.test(text) ||
    (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text),
  domain: (text) => URL.canParse(`https://${text}`) && new URL(`https://${text}`).host === text,
};
