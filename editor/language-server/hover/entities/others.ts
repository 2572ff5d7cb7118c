import { pages } from "journeyc/analysis";
import type { Describe } from "../hovered.ts";
import { code, heading, link, own, paragraph, prose } from "../text.ts";

const meanings = {
  success: "The run ends, and the user is signed on: a session is made for whom the run is about.",
  failure: "The run ends, and nobody is signed on.",
  stop: "What the node shows stays there, and the run goes no further.",
} as const;

/** An end of a journey. */
export const describeEnd: Describe<"end"> = ({ end, journey }) => {
  const inner = { success: "true", failure: "false", stop: undefined }[end];
  return [
    heading(end),
    paragraph`${own(meanings[end])}`,
    ...(inner === undefined || !journey.innerTreeOnly
      ? []
      : [paragraph`The node that runs this journey takes ${code(inner)}.`]),
  ];
};

/** Another file. */
export const describeFile: Describe<"file"> = ({ path }, { asked }) => {
  const found = asked.project.lines(path);
  return [
    heading(JSON.stringify(path)),
    ...(found === undefined
      ? [paragraph`There is no such file, or it cannot be read.`]
      : [paragraph`${own(found.count)} lines.`]),
  ];
};

/** The code of a finding: its title, and what its page begins with. */
export const describeCode: Describe<"code"> = ({ code: name }, { pageOf }) => {
  const page = pages[name];
  if (page === undefined) return [heading(name), paragraph`There is no finding of this code.`];
  const [title = "", first = ""] = page.split("\n\n");
  // The page's links are relative to itself.
  const text = first.replace(/\[([^\]]+)\]\([^)]+\)/g, "$1");
  const target = pageOf(name);
  const more = target === undefined ? code(`journeyc explain ${name}`) : link(name, target);
  return [heading(title.replace(/^# /, "")), ...prose(text), paragraph`More: ${more}`];
};
