import { quote } from "../../2-bind/text.ts";
import { defineDiagnostic, report } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "../rule.ts";
import { unknownPart } from "../settings/attributes.ts";
import { keptAttributes } from "../settings/kept-attributes.ts";

interface Missing {
  readonly node: string;
  readonly type: string;
  readonly resource: string;
  readonly attribute: string;
}

export const attributeNotKept = defineDiagnostic<Missing>({
  code: "J4024",
  severity: "warning",
  title: "Attribute that a node type rests on",
  message: ({ node, type, resource, attribute }) =>
    `${quote(node)} of type ${quote(type)} rests on the attribute ${quote(attribute)}, which ${quote(resource)} lacks.`,
});

export const rule: Rule = {
  reports: [attributeNotKept],
  allowable: true,
  *check({ owners }) {
    for (const { name, type, journey, file } of owners) {
      const kept = keptAttributes.get(type);
      const resource = journey?.resource;
      if (kept === undefined || resource?.schema === undefined) continue;
      if (unknownPart(resource.schema, [kept.name]) === undefined) continue;
      const parameters = {
        node: name.text,
        type,
        resource: resource.name,
        attribute: kept.name,
      };
      yield report(
        attributeNotKept,
        parameters,
        { file: file.source.path, span: name.span },
        {
          hints: [kept.without, `Declare it in the schema: \`"${kept.name}": ${kept.schema}\`.`],
          related: [
            {
              file: resource.file,
              span: resource.declaration.from.span,
              text: "its schema is named here",
            },
          ],
        },
      );
    }
  },
};
