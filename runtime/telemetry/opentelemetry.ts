import {
  type Context,
  context,
  type Counter,
  type Histogram,
  type MeterProvider,
  metrics,
  SpanKind,
  SpanStatusCode,
  trace,
  type TracerProvider,
} from "@opentelemetry/api";
import type { Attributes, Instrument, Span, Telemetry } from "./telemetry.ts";

/** Where other providers than the global ones are wanted. */
export interface OpenTelemetryOptions {
  readonly tracerProvider?: TracerProvider;
  readonly meterProvider?: MeterProvider;
}

const scope = "@journeyc/runtime";

/** A span of OpenTelemetry, with the context in which it is the active one. */
class OpenSpan implements Span {
  readonly context: Context;
  readonly #span: ReturnType<ReturnType<typeof trace.getTracer>["startSpan"]>;

  constructor(span: ReturnType<ReturnType<typeof trace.getTracer>["startSpan"]>, parent: Context) {
    this.#span = span;
    this.context = trace.setSpan(parent, span);
  }

  run<Result>(work: () => Result): Result {
    return context.with(this.context, work);
  }

  set(attributes: Attributes): void {
    this.#span.setAttributes(attributes);
  }

  /** The code alone: an error's text and stack may hold what a user typed. */
  end(error?: string): void {
    if (error !== undefined) {
      this.#span.setAttribute("error.type", error);
      this.#span.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.#span.end();
  }
}

/**
 * Spans and metrics through `@opentelemetry/api`, to whatever SDK the app has registered.
 *
 * The package is an optional peer: nothing but this module imports it, and nothing of the runtime imports this module.
 * Looking for the package by ourselves would make one app trace and another not by what happens to be installed; so the
 * app asks for it: `createJourneys({ telemetry: openTelemetry(), … })`.
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Telemetry {
  const tracer = (options.tracerProvider ?? trace.getTracerProvider()).getTracer(scope);
  const instruments = new Map<string, Counter | Histogram>();
  return {
    startSpan(name, attributes, parent) {
      const around = parent instanceof OpenSpan ? parent.context : context.active();
      return new OpenSpan(
        tracer.startSpan(name, { kind: SpanKind.INTERNAL, attributes }, around),
        around,
      );
    },
    measure(instrument, value, attributes) {
      const known = instruments.get(instrument.name) ?? create(instrument, options.meterProvider);
      instruments.set(instrument.name, known);
      if ("add" in known) known.add(value, attributes);
      else known.record(value, attributes);
    },
  };
}

/** When something is measured first, as the API has no meters that wait for an SDK to be registered. */
function create(
  { name, kind, unit, description }: Instrument,
  provider: MeterProvider | undefined,
): Counter | Histogram {
  const meter = (provider ?? metrics.getMeterProvider()).getMeter(scope);
  if (kind === "counter") return meter.createCounter(name, { unit, description });
  return meter.createHistogram(name, { unit, description, advice: { explicitBucketBoundaries } });
}

/** In seconds: those of OpenTelemetry's conventions for HTTP. */
const explicitBucketBoundaries = [
  0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
];
