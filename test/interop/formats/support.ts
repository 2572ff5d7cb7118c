import { MemoryHost } from "../../../compiler/host/memory-host.ts";
import type { JourneyBundle, JourneyDocument } from "../../../compiler/interop/journey-document.ts";
import type { Json } from "../../../compiler/interop/json.ts";
import { type JourneyReading, readJourneys } from "../../../compiler/interop/read.ts";
import type { WrittenFile } from "../../../compiler/interop/write.ts";

/** Reads files in memory: contents are texts, bytes, or values to be written as JSON. */
export function read(
  files: Readonly<Record<string, Json | Uint8Array>>,
  ...paths: readonly string[]
): JourneyReading {
  const texts = Object.entries(files).map(([path, content]) => {
    const given = typeof content === "string" || content instanceof Uint8Array;
    return [path, given ? content : JSON.stringify(content)] as const;
  });
  return readJourneys(new MemoryHost(Object.fromEntries(texts)), paths.length > 0 ? paths : ["."]);
}

export function readWritten(files: readonly WrittenFile[]): JourneyReading {
  return read(Object.fromEntries(files.map(({ path, text }) => [path, text])));
}

export function codes({ diagnostics }: JourneyReading): string[] {
  return diagnostics.map(({ code }) => code);
}

export function journeysOf({
  bundles,
}: {
  readonly bundles: readonly JourneyBundle[];
}): readonly JourneyDocument[] {
  return bundles.flatMap(({ journeys }) => journeys);
}

/** The smallest journey there is. */
export const smallest = { tree: { _id: "Login", entryNodeId: "1", nodes: {} }, nodes: {} };
