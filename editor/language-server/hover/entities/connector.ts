import type { Describe } from "../hovered.ts";
import { code, codes, heading, paragraph, prose } from "../text.ts";

/** An external system that nodes ask. */
export const describeConnector: Describe<"connector"> = ({ connector }) => {
  const { name, declaration, manifest } = connector;
  return [
    heading(`connector ${name}: ${declaration.type.text}`),
    ...prose(declaration.doc?.text),
    ...prose(manifest?.summary),
    ...(manifest === undefined || manifest.objectTypes.length === 0
      ? []
      : [paragraph`Object types: ${codes(manifest.objectTypes)}.`]),
  ];
};

/** A type of objects that a connector knows. */
export const describeObjectType: Describe<"objectType"> = ({ connector, name }) => {
  const known = connector?.manifest?.objectTypes;
  const where =
    connector === undefined ? [] : [paragraph`An object type of ${code(connector.name)}.`];
  const has = known === undefined || known.includes(name);
  return [
    heading(JSON.stringify(name)),
    ...(has
      ? where
      : [paragraph`The connector has no such object type: it knows ${codes(known)}.`]),
  ];
};
