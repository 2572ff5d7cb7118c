import { JourneyError } from "../../errors.ts";

/** A link was to be made, and nobody has said where it leads. */
export function addressUnknown(): JourneyError {
  return new JourneyError(
    "resume-url-unknown",
    "The link that resumes a run needs an address, and the app does not say under which one users reach it.",
    "Pass `origins` or `resumeUrl` to `createJourneys`.",
  );
}
