import { type Host, MemoryHost } from "journeyc/analysis";
import { type Disposable, FileChangeType, NotificationType } from "vscode-languageserver";
import type { WatchFolder } from "./project/follow-files.ts";
import { Uris } from "./project/uris.ts";

/** Texts of files by their addresses; `null` for one that is gone. */
export interface PageFilesParams {
  readonly files: Readonly<Record<string, string | null>>;
}

/** What a page sends when its files have changed. Those that are open in an editor need not be told. */
export const PageFilesNotification = new NotificationType<PageFilesParams>("journey/files");

/** The files of a page, which stand for the disk of a server that runs in a browser. */
export class PageFiles {
  readonly #texts = new Map<string, string>();
  readonly #folders = new Map<string, MemoryHost>();
  readonly #watching = new Map<string, (uri: string, type: FileChangeType) => void>();

  hostOf(root: string): Host {
    const uris = new Uris(root);
    const host = new MemoryHost(
      Object.fromEntries([...this.#texts].map(([uri, text]) => [uris.pathOf(uri), text])),
    );
    this.#folders.set(root, host);
    return host;
  }

  readonly watchFolder: WatchFolder = (root, _kind, changed): Disposable => {
    this.#watching.set(root, changed);
    return {
      dispose: () => {
        this.#watching.delete(root);
        this.#folders.delete(root);
      },
    };
  };

  /** Takes the files as they are now. */
  update(files: PageFilesParams["files"]): void {
    for (const [uri, text] of Object.entries(files)) {
      const type = this.#typeOf(uri, text);
      for (const [root, host] of this.#folders) {
        const path = new Uris(root).pathOf(uri);
        if (text === null) host.remove(path);
        else host.write(path, text);
      }
      // One folder is enough: the session finds all that a file concerns.
      this.#watching.values().next().value?.(uri, type);
    }
  }

  #typeOf(uri: string, text: string | null): FileChangeType {
    const known = this.#texts.has(uri);
    if (text === null) {
      this.#texts.delete(uri);
      return FileChangeType.Deleted;
    }
    this.#texts.set(uri, text);
    return known ? FileChangeType.Changed : FileChangeType.Created;
  }
}
