import { type Known, type KnownFacts, type KnownKey, proofMeanings } from "journeyc/analysis";
import { code, codes, joined, line, type Line, own } from "./text.ts";

const names = (keys: readonly KnownKey[]): readonly string[] => keys.map(({ key }) => key);

/** How long a key lasts that does not last for the rest of the run. */
function lifeOf({ lasts, secret }: KnownKey): string {
  if (lasts === "page") return "gone when the user is next asked";
  if (lasts === "journey") return "kept while a later node reads it, not given to a caller";
  return secret ? "kept to the end of the run" : "";
}

function secretLine(key: KnownKey): Line {
  const often = key.surely ? "" : "set on some paths; ";
  return line`${code(key.key)} (${own(often)}${own(lifeOf(key))})`;
}

function keyLines({ keys, open }: Known): readonly Line[] {
  const plain = keys.filter(({ secret }) => !secret);
  const sure = plain.filter(({ surely }) => surely);
  const some = plain.filter(({ surely }) => !surely);
  const short = plain.filter(({ lasts }) => lasts === "page");
  const secrets = keys.filter(({ secret }) => secret);
  return [
    ...(sure.length === 0 ? [] : [line`Set: ${codes(names(sure))}`]),
    ...(some.length === 0 ? [] : [line`Set on some paths: ${codes(names(some))}`]),
    ...(short.length === 0 ? [] : [line`Gone when the user is next asked: ${codes(names(short))}`]),
    ...(secrets.length === 0
      ? []
      : [line`Secrets alive: ${joined(secrets.map(secretLine), "and")}`]),
    ...(keys.length === 0 && !open ? [line`No key is set.`] : []),
    ...(open ? [line`A script, or whoever runs the journey, may have set other keys.`] : []),
  ];
}

/** What has been shown about the user, the weakest path first. */
export function proofLines({ proofs, factors, found }: Known): readonly Line[] {
  const [weakest, ...others] = proofs.map((proof) => proofMeanings[proof]);
  const stronger = others.map((meaning) => line`On other paths: ${own(meaning)}`);
  return [
    ...(weakest === undefined
      ? []
      : [others.length === 0 ? line`${own(weakest)}` : line`On some paths: ${own(weakest)}`]),
    ...stronger,
    ...(factors.length === 0 ? [] : [line`Shown on every path: ${own(factors.join(", "))}`]),
    ...(found === "no" ? [] : [foundLine(found)]),
  ];
}

function foundLine(found: "surely" | "maybe"): Line {
  return found === "surely"
    ? line`The stored user has been found.`
    : line`The stored user has been found on some paths.`;
}

function unreachedLine({ reach, missing }: Known): Line {
  if (reach === "noPath") return line`No path leads here from the start of the journey.`;
  if (missing.length === 0)
    return line`Wired, but no run gets here: each ends before, or takes another way.`;
  return line`Wired, but no run gets here: a node on the way needs ${codes(missing)}, which no path sets.`;
}

/** What is known of a run at a place. */
export function knownLines(known: Known, { entries }: KnownFacts): readonly Line[] {
  if (known.reach !== "reached") return [unreachedLine(known)];
  const brought = entries.known
    ? []
    : [line`Nobody runs this journey: what it would find when it begins is not known.`];
  return [...keyLines(known), ...proofLines(known), ...brought];
}

/** What is known after a step and was not before it. */
export function gainedLines(before: Known, after: Known): readonly Line[] {
  const known = new Map(before.keys.map((key) => [key.key, key.surely]));
  const left = new Set(after.keys.map(({ key }) => key));
  const sure = after.keys.filter(({ key, surely }) => surely && known.get(key) !== true);
  const some = after.keys.filter(({ key, surely }) => !surely && !known.has(key));
  const lost = before.keys.filter(({ key }) => !left.has(key));
  const sameProofs = before.proofs.join() === after.proofs.join() && before.found === after.found;
  return [
    ...(sure.length === 0 ? [] : [line`Sets ${codes(names(sure))}`]),
    ...(some.length === 0 ? [] : [line`May set ${codes(names(some))}`]),
    ...(lost.length === 0 ? [] : [line`Gone from here on: ${codes(names(lost))}`]),
    ...(sameProofs ? [] : proofLines(after)),
  ];
}
