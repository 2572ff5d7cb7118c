import { context, type Attributes } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from "@opentelemetry/sdk-trace";
import type { Telemetry } from "@journeyc/runtime";
import { openTelemetry } from "@journeyc/runtime/telemetry/opentelemetry";

/** One point of a metric. */
export interface Point {
  readonly name: string;
  readonly unit: string;
  readonly attributes: Attributes;
  readonly value: unknown;
}

/** OpenTelemetry's SDK, which keeps in memory what it gets. */
export class Collected {
  readonly #spans = new InMemorySpanExporter();
  readonly #metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  readonly #reader = new PeriodicExportingMetricReader({
    exporter: this.#metrics,
    exportIntervalMillis: 3_600_000,
  });
  readonly tracerProvider = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor({ exporter: this.#spans })],
  });
  readonly #meterProvider = new MeterProvider({ readers: [this.#reader] });
  readonly telemetry: Telemetry = openTelemetry({
    tracerProvider: this.tracerProvider,
    meterProvider: this.#meterProvider,
  });

  constructor() {
    // Registered once per process; a second one is refused, and the first stays.
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  }

  /** In the order in which they ended. */
  get spans(): readonly ReadableSpan[] {
    return this.#spans.getFinishedSpans();
  }

  forget(): void {
    this.#spans.reset();
  }

  async points(): Promise<readonly Point[]> {
    this.#metrics.reset();
    await this.#reader.forceFlush();
    return this.#metrics
      .getMetrics()
      .flatMap(({ scopeMetrics }) =>
        scopeMetrics.flatMap(({ metrics }) =>
          metrics.flatMap(({ descriptor: { name, unit }, dataPoints }) =>
            dataPoints.map(({ attributes, value }) => ({ name, unit, attributes, value })),
          ),
        ),
      );
  }

  async close(): Promise<void> {
    await this.tracerProvider.shutdown();
    await this.#meterProvider.shutdown();
  }
}

export function parentOf(
  span: ReadableSpan,
  spans: readonly ReadableSpan[],
): ReadableSpan | undefined {
  return spans.find((other) => other.spanContext().spanId === span.parentSpanContext?.spanId);
}

/** The spans as a tree of text, without ids and times. */
export function tree(spans: readonly ReadableSpan[]): string {
  const roots = spans.filter((span) => !parentOf(span, spans));
  return began(roots)
    .flatMap((root) => [describe(root), ...below(root, spans, "")])
    .map((line) => `${line}\n`)
    .join("");
}

function below(span: ReadableSpan, spans: readonly ReadableSpan[], indent: string): string[] {
  const children = began(spans.filter((child) => parentOf(child, spans) === span));
  return children.flatMap((child, index) => {
    const last = index === children.length - 1;
    return [
      `${indent}${last ? "└─" : "├─"} ${describe(child)}`,
      ...below(child, spans, `${indent}${last ? "   " : "│  "}`),
    ];
  });
}

/** In the order in which they began; those of one instant as their parents opened them, innermost last. */
function began(spans: readonly ReadableSpan[]): readonly ReadableSpan[] {
  const [nanoseconds] = [1_000_000_000];
  const time = ({ startTime: [seconds, rest] }: ReadableSpan): number =>
    seconds * nanoseconds + rest;
  return spans.toSorted((one, other) => time(one) - time(other));
}

function describe({ name, attributes }: ReadableSpan): string {
  const said = (key: string): string => String(attributes[`journeyc.${key}`] ?? "");
  const error = attributes["error.type"] === undefined ? "" : ` (${attributes["error.type"]})`;
  switch (name) {
    case "journeyc.step":
      return `${name} ${said("step.number")} of ${said("journey.name")}: ${said("step.result")}${error}`;
    case "journeyc.node": {
      const asks = attributes["journeyc.node.asks"] ? "asks" : said("node.outcome");
      return `${name} ${said("node.name")} (${said("node.type")}): ${asks || "–"}${error}`;
    }
    case "journeyc.connector": {
      const told = [
        said("connector.verdict"),
        said("connector.reason"),
        said("connector.remote_code"),
      ];
      return `${name} ${said("connector.name")} (${said("connector.kind")}): ${told.filter(Boolean).join(", ")}${error}`;
    }
    default:
      return name;
  }
}
