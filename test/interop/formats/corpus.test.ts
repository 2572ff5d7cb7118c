import { beforeAll, describe, expect, test } from "vitest";
import { NodeHost } from "../../../compiler/host/node-host.ts";
import type { JourneyBundle, JourneyDocument } from "../../../compiler/interop/journey-document.ts";
import { type JsonObject, sameJson, without } from "../../../compiler/interop/json.ts";
import { type JourneyReading, readJourneys } from "../../../compiler/interop/read.ts";
import { writableFormats, writeJourneys } from "../../../compiler/interop/write.ts";
import { journeysOf, readWritten } from "./support.ts";

const corpus = process.env["JOURNEYC_CORPUS"];

describe.skipIf(corpus === undefined)("186 real journeys", () => {
  let reading: JourneyReading;
  beforeAll(() => {
    reading = readJourneys(new NodeHost(corpus), ["."]);
  });

  test("are all read, each file as what it is", () => {
    expect(reading.diagnostics).toEqual([]);
    const counts = Map.groupBy(reading.bundles, ({ format }) => format);
    expect(Object.fromEntries([...counts].map(([format, all]) => [format, all.length]))).toEqual({
      "frodo-multi": 64,
      frodo: 11,
      am: 111,
    });
    expect(journeysOf(reading)).toHaveLength(186);
  });

  /** A format of many files gives each the `meta` of the one file that the journeys came from. */
  function comparable({ document }: JourneyDocument, same: boolean): JsonObject {
    return same ? document : without(document, "meta");
  }

  function faultOf(bundle: JourneyBundle, format: (typeof writableFormats)[number]): string[] {
    const { files, diagnostics } = writeJourneys(bundle, format);
    const back = readWritten(files);
    const found = journeysOf(back);
    const same = format !== "frodo" || bundle.format === "frodo";
    const whole =
      diagnostics.length === 0 &&
      back.diagnostics.length === 0 &&
      found.length === bundle.journeys.length &&
      bundle.journeys.every((journey, index) => {
        const other = found[index];
        return (
          other?.name === journey.name &&
          sameJson(comparable(other, same), comparable(journey, same))
        );
      });
    const envelopeKept =
      format !== bundle.format || sameJson(back.bundles[0]?.envelope, bundle.envelope);
    return whole && envelopeKept ? [] : [bundle.path];
  }

  test.each(writableFormats)("come back from %s as they were", (format) => {
    expect(reading.bundles.flatMap((bundle) => faultOf(bundle, format))).toEqual([]);
  });

  test("are written the same each time", () => {
    for (const format of writableFormats) {
      const once = reading.bundles.map((bundle) => writeJourneys(bundle, format).files);
      expect(reading.bundles.map((bundle) => writeJourneys(bundle, format).files)).toEqual(once);
    }
  });
});
