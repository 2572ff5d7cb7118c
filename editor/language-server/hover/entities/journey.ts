import { type Known, type Signature, signatureOf } from "journeyc/analysis";
import { type Describe, journeyHeading } from "../hovered.ts";
import { proofLines } from "../known.ts";
import {
  type Block,
  codes,
  heading,
  joined,
  line,
  type Line,
  list,
  own,
  paragraph,
  prose,
  strong,
} from "../text.ts";

/** A journey: what it is for, and what it is to one that runs it. */
export const describeJourney: Describe<"journey"> = ({ journey }, { context }) => {
  const signature = signatureOf(context, journey);
  const success = signature.ends.get("success");
  return [
    heading(journeyHeading(journey)),
    ...prose(journey.declaration.doc?.text),
    ...(journey.innerTreeOnly ? [paragraph`Runs only inside of other journeys.`] : []),
    ...list("As an inner journey", signatureLines(signature)),
    ...list("When it succeeds", success === undefined ? [] : leavesLines(success)),
    callersBlock(signature),
  ];
};

function signatureLines({ needs, ends, errs }: Signature): readonly Line[] {
  const ways: Line[] = [...ends.keys()].map((end) => [strong(end)]);
  if (errs) ways.push([strong("error")]);
  return [
    ...(needs.length === 0
      ? []
      : [
          line`Needs of its caller: ${joined(
            needs.map((keys) => codes(keys, "or")),
            "and",
          )}`,
        ]),
    ways.length === 0 ? line`Never ends` : line`Ends in ${joined(ways, "or")}`,
  ];
}

/** What a caller has of it when it ends so: secrets and what lasts for a page do not come back. */
function leavesLines(known: Known): readonly Line[] {
  const back = known.keys.filter(({ lasts }) => lasts === "run");
  const sure = back.filter(({ surely }) => surely).map(({ key }) => key);
  const some = back.filter(({ surely }) => !surely).map(({ key }) => key);
  const [weakest, another] = known.proofs;
  const isNothing = weakest === "nobody" && another === undefined;
  return [
    ...(sure.length === 0 ? [] : [line`It has set ${codes(sure)}`]),
    ...(some.length === 0 ? [] : [line`It may have set ${codes(some)}`]),
    ...(isNothing ? [line`It has not authenticated anybody itself.`] : proofLines(known)),
  ];
}

function callersBlock({ calls }: Signature): Block {
  const callers = new Set(calls.map(({ caller }) => caller));
  if (callers.size === 0) return paragraph`No journey runs it as an inner journey.`;
  const journeys = callers.size === 1 ? "one journey" : `${callers.size} journeys`;
  const names = [...callers].map(({ name }) => name);
  return paragraph`Run inside of ${own(journeys)}: ${codes(names)}.`;
}
