import type { Connector } from "../connectors/connector.ts";

/** The connector with other methods; a node type of the app's may know more of them than there are here. */
export function connectorWith(connector: Connector, methods: Partial<Connector>): Connector {
  return new Proxy(connector, {
    get(target, name) {
      if (Object.hasOwn(methods, name)) return Reflect.get(methods, name) as unknown;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
