import { NextSights } from "../../3-flow/facts/visible.ts";
import type { CheckContext } from "../context.ts";
import { looksOf } from "./looks.ts";

/** What the user sees next, from every point of the program. */
export function sightsOf(context: CheckContext): NextSights {
  return new NextSights({
    calls: context.calls,
    flow: context.flow,
    graphOf: (journey) => context.checkedOf(journey).graph,
    asks: (node) => context.isInteractive(node),
    looksOf: (node, journey) => looksOf(node, context.checkedOf(journey).file.source.text),
  });
}
