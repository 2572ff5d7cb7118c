const maximum = 20;

export function isLanguageTag(text: string): boolean {
  return /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(text);
}

/** The languages of an `Accept-Language` header (RFC 9110 §12.5.4), the preferred one first. */
export function acceptedLanguages(request: Request): readonly string[] {
  const wanted = (request.headers.get("accept-language") ?? "").split(",", maximum).map((part) => {
    const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
  });
  return wanted
    .filter(({ tag, weight }) => isLanguageTag(tag) && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
