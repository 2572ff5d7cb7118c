import { DatabaseFailure } from "../database/database-failure.ts";
import { DirectoryConflict, DirectoryUnavailable } from "./directory.ts";

/** Says what the database's failures mean for a directory. */
export async function asDirectoryError<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) throw error;
    if (error.isConflict) throw new DirectoryConflict("Two changes excluded each other.");
    throw new DirectoryUnavailable(`The directory's database failed: ${error.message}.`, {
      cause: error,
    });
  }
}
