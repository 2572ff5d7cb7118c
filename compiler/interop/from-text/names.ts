import type { Journey } from "../../2-bind/model.ts";
import { titleOf } from "../../naming/words.ts";
import { derivedId } from "../ids.ts";
import type { Layout, MemberLayout, NodeLayout } from "../sidecar/layout.ts";

/** The name that AM knows a journey by. */
export function amName({ declaration }: Journey): string {
  return declaration.displayName?.value ?? declaration.name.text;
}

/** Ids and display names of a journey's nodes: those of its layout, else such as its names give. */
export class NodeNames {
  readonly #journey: string;
  readonly #nodes: Readonly<Record<string, NodeLayout>>;

  constructor(journey: Journey, layout: Layout | undefined) {
    this.#journey = amName(journey);
    this.#nodes = layout?.nodes ?? {};
  }

  layoutOf(node: string): NodeLayout | undefined {
    return Object.hasOwn(this.#nodes, node) ? this.#nodes[node] : undefined;
  }

  layoutOfMember(node: string, member: string): MemberLayout | undefined {
    const members = this.layoutOf(node)?.members ?? {};
    return Object.hasOwn(members, member) ? members[member] : undefined;
  }

  idOf(node: string): string {
    return this.layoutOf(node)?.id ?? derivedId(this.#journey, node);
  }

  idOfMember(node: string, member: string): string {
    return this.layoutOfMember(node, member)?.id ?? derivedId(this.#journey, node, member);
  }

  displayNameOf({ name, declaration }: Named): string {
    return declaration.displayName?.value ?? this.layoutOf(name)?.displayName ?? titleOf(name);
  }

  displayNameOfMember(node: string, { name, declaration }: Named): string {
    const layout = this.layoutOfMember(node, name);
    return declaration.displayName?.value ?? layout?.displayName ?? titleOf(name);
  }
}

interface Named {
  readonly name: string;
  readonly declaration: { readonly displayName: { readonly value: string } | undefined };
}
