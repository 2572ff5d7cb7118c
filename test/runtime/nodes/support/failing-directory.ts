import type { Directory } from "../../../../runtime/directory/directory.ts";

/** A directory that works, but for one method, which rejects with this error. */
export function failingDirectory(
  directory: Directory,
  method: keyof Directory,
  error: Error,
): Directory {
  return new Proxy(directory, {
    get(target, name) {
      if (name === method) return () => Promise.reject(error);
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}
