/** The largest JSON file that is read, in bytes: full exports of tenants have tens of megabytes. */
export const maximumImportBytes = 64 * 1024 * 1024;

/** How many objects and lists may stand in each other. Real exports have less than 20 levels. */
export const maximumNesting = 500;
