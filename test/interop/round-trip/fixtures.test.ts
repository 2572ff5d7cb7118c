import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { MemoryHost } from "../../../compiler/host/memory-host.ts";
import { firstDifference, own, without } from "../../../compiler/interop/json.ts";
import { readJourneys } from "../../../compiler/interop/read.ts";
import { writableFormats, writeJourneys } from "../../../compiler/interop/write.ts";
import { exportFrom, fixture, fixtureFiles, importInto } from "../support.ts";

// Journeys that are hard to import come in, say what is wrong with them, and go back as they came.

/** What is found, a line each, as it stands in the approved files. */
function lines(title: string, diagnostics: readonly Diagnostic[]): string {
  const found = diagnostics.map(
    ({ code, severity, primary, message }) => `${severity} ${code} ${primary.file}: ${message}`,
  );
  return [`# ${title}`, ...found, ""].join("\n");
}

/** Names of journeys with the place where what came back differs, if it does. */
type Differences = Readonly<Record<string, string | undefined>>;

describe.each(fixtureFiles)("%s", (name) => {
  const host = new MemoryHost({ [name]: fixture(name) });
  const reading = readJourneys(host, [name]);
  const imported = importInto(host, reading.bundles);
  const exported = exportFrom(host);
  const journeys = reading.bundles.flatMap((bundle) => bundle.journeys);
  const none: Differences = Object.fromEntries(journeys.map((each) => [each.name, undefined]));
  const writings = writableFormats.map((format) => ({
    format,
    ...writeJourneys({ ...exported, envelope: {} }, format),
  }));

  test("says what is wrong with it, in a text that was approved", async () => {
    const texts = imported.files.filter(({ path }) => path.endsWith(".journey"));
    const approved = [
      lines("reading", reading.diagnostics),
      lines("import", imported.diagnostics),
      lines("check", imported.checked.diagnostics),
      lines("export", exported.diagnostics),
      ...writings.map(({ format, diagnostics }) => lines(`as ${format}`, diagnostics)),
      ...texts.map(({ path, text }) => `# ${path}\n${text}`),
    ].join("\n");
    const golden = `../journeys/expected/${name.replaceAll("/", "-").replace(/\.json$/, "")}.txt`;
    await expect(approved).toMatchFileSnapshot(golden);
  });

  test("goes back as it came", () => {
    expect(exported.obstacles).toEqual([]);
    const back = new Map(exported.journeys.map((journey) => [journey.name, journey.document]));
    const found: Differences = Object.fromEntries(
      journeys.map((each) => [each.name, firstDifference(back.get(each.name), each.document)]),
    );
    expect(found).toEqual(none);
    expect(exported.journeys).toHaveLength(journeys.length);
  });

  const possible = writings.filter(({ diagnostics }) => diagnostics.length === 0);
  test.each(possible)("goes through the format $format as it came", ({ files }) => {
    const texts = files.map(({ path, text }) => [path, text] as const);
    const back = readJourneys(new MemoryHost(Object.fromEntries(texts)), ["."]);
    const found = new Map(
      back.bundles.flatMap((bundle) => bundle.journeys.map((each) => [each.name, each.document])),
    );
    const differences: Differences = Object.fromEntries(
      journeys.map(({ name: journey, document }) => {
        // A format of one file for each journey says who wrote it.
        const other = found.get(journey);
        const isAdded = other !== undefined && own(document, "meta") === undefined;
        return [journey, firstDifference(isAdded ? without(other, "meta") : other, document)];
      }),
    );
    expect(differences).toEqual(none);
  });
});
