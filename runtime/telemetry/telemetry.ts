/** Attributes of spans and metrics. None is a secret, or names a user. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** An open span. */
export interface Span {
  /** Runs work while this span is the active one, so that what the work opens is below it. */
  run<Result>(work: () => Result): Result;
  set(attributes: Attributes): void;
  /** @param error a stable code: the span ended in an error */
  end(error?: string): void;
}

/** What a metric is. Units are those of UCUM. */
export interface Instrument {
  readonly name: string;
  readonly kind: "counter" | "histogram";
  readonly unit: string;
  readonly description: string;
}

/**
 * Where spans and metrics go: `openTelemetry()`, or an app's own. Nothing of it may throw. The runtime says what is
 * opened and measured; an implementation only passes it on.
 */
export interface Telemetry {
  /** @param parent else the span that is active: of the HTTP request, for a step */
  startSpan(name: string, attributes: Attributes, parent?: Span): Span;
  measure(instrument: Instrument, value: number, attributes: Attributes): void;
}
