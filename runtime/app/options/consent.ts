import type { ConsentMapping } from "../../machine/app-content.ts";
import { isObject } from "../../json.ts";
import type { Mistake } from "../../machine/link.ts";
import { isText, isWording, list, type Shapes } from "./shape.ts";
import { wrongOption } from "./wrong-option.ts";

export interface ConsentOptions {
  /** What may be handed on to other systems with the user's consent. Default: none, and nobody is asked. */
  readonly consentMappings?: readonly ConsentMapping[];
}

export const consentShapes: Shapes<ConsentOptions> = {
  consentMappings: list(
    "a list of mappings, `[{ name, displayName, accessLevel, fields }]`",
    (entry) => isObject(entry),
  ),
};

/** Whether users can be told what they agree to, and each agreement has a name of its own. */
export function checkConsent({ consentMappings = [] }: ConsentOptions): readonly Mistake[] {
  const names = consentMappings.map(({ name }) => name);
  return consentMappings.flatMap((mapping, index) => {
    const option = `consentMappings[${index}]`;
    const { name, displayName, icon, accessLevel, fields } = mapping;
    const usable = isText(name) && name !== "" && names.indexOf(name) === index;
    return [
      ...(usable ? [] : [wrongOption(`${option}.name`, "Give a text that no other mapping has.")]),
      ...Object.entries({ displayName, accessLevel }).flatMap(([part, text]) =>
        text === undefined || isWording(text)
          ? []
          : [wrongOption(`${option}.${part}`, "Give a text, or one for each language.")],
      ),
      ...(icon === undefined || isText(icon)
        ? []
        : [wrongOption(`${option}.icon`, "Give the name or the address of a picture.")]),
      ...(fields === undefined || (Array.isArray(fields) && fields.every(isText))
        ? []
        : [wrongOption(`${option}.fields`, "Give a list of texts.")]),
    ];
  });
}
