import { textResponse } from "../responses/text-response.ts";

/** A file of the page, the same for everybody. */
export function pageAsset(text: string, type: string): Response {
  return textResponse(text, {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "public, max-age=300",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
