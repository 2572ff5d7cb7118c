/** What apps and compiled journeys import. Node types, connectors, directories and stores have modules of their own. */
export { ConfigurationError } from "./app/configuration-error.ts";
export type { AuditConnector, AuditEvent, AuditSink } from "./audit/audit-event.ts";
export { createJourneys, type Journeys } from "./app/journeys.ts";
export { jsonLinesLog } from "./log/json-lines-log.ts";
export type { CommonOptions, JourneysOptions } from "./app/options.ts";
export type { Connector, RejectionReason, RemoteVerdict } from "./connectors/connector.ts";
export {
  DirectoryConflict,
  DirectoryUnavailable,
  PolicyViolation,
  type Directory,
  type ManagedObject,
  type PolicyFailure,
} from "./directory/directory.ts";
export type { GivenAnswer, SecurityQuestion } from "./directory/security-answers.ts";
export { JourneyError } from "./errors.ts";
export type { PageLink, SignOnPageOptions } from "./http/sign-on-page/options.ts";
export type { Json, JsonObject } from "./json.ts";
export type {
  AppContent,
  ConsentMapping,
  SecurityQuestions,
  Terms,
  Wording,
} from "./machine/app-content.ts";
export type { Attempt, AttemptLimitKind, Attempts } from "./machine/attempts.ts";
export type { Retries } from "./machine/retries.ts";
export {
  defineCustomNode as defineNode,
  type CustomNodeDefinition,
  type CustomNodeType,
  type ManifestNodeType,
} from "./machine/custom/define-custom-node.ts";
export type { Answer, Callback, CallbackInput, CallbackOutput } from "./machine/callbacks.ts";
export * from "./machine/journey.ts";
export {
  defineLazyJourney,
  type AnyLazyJourney,
  type LazyJourney,
  type LazyJourneyWith,
} from "./machine/lazy-journey.ts";
export type { ConnectorManifest, NodeManifest } from "./manifest.ts";
export type { StandardSchema } from "./standard-schema.ts";
export type { Limits } from "./machine/limits.ts";
export type { Mistake } from "./machine/link.ts";
export type { TextMessage, TextMessenger } from "./machine/text-messenger.ts";
export type { MessageLimit } from "./session/message-limiter.ts";
export type { Mail, Mailer, MailServer, TemplatedMail, WrittenMail } from "./machine/mailer.ts";
export type { NodeState } from "./machine/node-state.ts";
export {
  ask,
  suspend,
  take,
  type IdentityPort,
  type Need,
  type NodeContext,
  type NodeResult,
  type NodeType,
  type PageMemberRun,
  type PageText,
  type ResumeLink,
} from "./machine/node-type.ts";
export type { JourneyEvent, Log } from "./machine/ports.ts";
export {
  script,
  type Presence,
  type SandboxedScript,
  type Script,
  type ScriptFacts,
  type ScriptKeys,
  type TypedScript,
} from "./machine/script.ts";
export type { Question } from "./machine/step.ts";
export type { AttemptLimit, AttemptLimits } from "./session/attempt-limits.ts";
export type { StepReply, StepRequest } from "./session/runs.ts";
export type { SessionLimits } from "./session/sign-on-sessions.ts";
export type { AttemptCount, Session, SessionStore } from "./session/store.ts";
export type { Attributes, Instrument, Span, Telemetry } from "./telemetry/telemetry.ts";
