/** The preview: shows what the extension sends, and tells it what is clicked and chosen. */
import { Canvas } from "./canvas.ts";
import { element } from "./elements.ts";
import { Findings } from "./findings.ts";
import { Journeys } from "./journeys.ts";
import type { FromPreview, ToPreview } from "./messages.ts";

declare function acquireVsCodeApi(): { postMessage(message: FromPreview): void };

const vscode = acquireVsCodeApi();
// oxlint-disable-next-line require-post-message-target-origin -- the editor's, which has none
const send = (message: FromPreview): void => vscode.postMessage(message);

const canvas = new Canvas(element("canvas"), (box) => send({ kind: "reveal", box }));
const journeys = new Journeys(element("journeys", HTMLSelectElement), (name) =>
  send({ kind: "journey", name }),
);
const findings = new Findings(element("findings", HTMLSelectElement), (index) => {
  canvas.mark(findings.chosen);
  if (index !== undefined) send({ kind: "finding", index });
});
const state = element("state");

element("in").addEventListener("click", () => canvas.zoomBy(1.25));
element("out").addEventListener("click", () => canvas.zoomBy(0.8));
element("fit").addEventListener("click", () => canvas.fit());

function showDiagram({ answer }: Extract<ToPreview, { kind: "diagram" }>): void {
  const { journey, svg, problem } = answer;
  journeys.show(answer.journeys, journey);
  findings.show(answer.findings);
  const kept = canvas.show(journey, svg, answer.nodes);
  canvas.flag(answer.findings);
  canvas.mark(findings.chosen);
  document.body.classList.toggle("old", problem !== undefined && kept);
  state.textContent =
    problem === undefined ? "" : `${problem}${kept ? " This is the picture before it." : ""}`;
  state.title = state.textContent;
}

window.addEventListener("message", ({ data }: MessageEvent<ToPreview>) => {
  if (data.kind === "diagram") return showDiagram(data);
  canvas.select(data.box);
  findings.follow(data.finding);
  canvas.mark(findings.chosen);
});

send({ kind: "ready" });
