/** `npm run real-journeys`: which published journeys run, and what stands in the way of the others. */
import { type Count, type Share, sharesOf } from "./share.ts";
import { runs } from "./verdict.ts";

const corpus = process.env["JOURNEYC_CORPUS"];
if (corpus === undefined) {
  console.error("JOURNEYC_CORPUS must name the folder with the exports and their INDEX.tsv.");
  process.exit(2);
}

const line = (what: string, { journeys, shapes }: Count): string =>
  `  ${what.padEnd(42)} ${String(journeys).padStart(4)} journeys ${String(shapes).padStart(4)} shapes`;

function print(title: string, share: Share): void {
  const byCount = [...share.byType].toSorted(([, one], [, other]) => other.shapes - one.shapes);
  console.log(
    [
      title,
      line("all", share.all),
      line("run", share.runs),
      line("lack only node types that have no code", share.lackTypesOnly),
      ...[...share.byCode].map(([code, count]) => line(`error ${code}`, count)),
      ...byCount.map(([type, count]) => line(`no code for ${type}`, count)),
      "",
    ].join("\n"),
  );
}

const { alone, together } = sharesOf(corpus);
print("Each export alone", alone);
print("With the inner journeys that were published beside it", together);
for (const verdict of together.verdicts) {
  const reasons = runs(verdict) ? "runs" : [...verdict.codes, ...verdict.types].join(", ");
  console.log(`${verdict.published.file}: ${reasons}`);
}
