import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type { components, operations, paths } from "./schema.js";
export type Entry = components["schemas"]["EntryDocument"];
export type Problem = components["schemas"]["ProblemDocument"];
export type Register = Client<paths>;

/**
 * A client of the register at an address.
 * @param address Of the service, without /api/v1.
 * @param accessKey "rr_…", or an access token of the organisation's OpenID Connect provider.
 */
export function connect(address: string, accessKey: string): Register {
    return createClient<paths>({ baseUrl: address.replace(/\/$/, ""), headers: { Authorization: `Bearer ${accessKey}` } });
}

/** What was answered, as JSON where it comes in several forms; a problem is thrown. */
export async function answered<T>(
    sent: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<{ data: Exclude<T, string>; etag: string }> {
    const { data, error, response } = await sent;
    if (data === undefined) throw new RegisterError(error as Problem);
    return { data: data as Exclude<T, string>, etag: response.headers.get("ETag") ?? "" };
}

/** A problem that the register answered with. */
export class RegisterError extends Error {
    constructor(readonly problem: Problem) {
        super(problem.detail);
    }
}

/** The body of an import: each file with its name. */
export function upload(files: Record<string, Blob>, mapping?: string): FormData {
    const form = new FormData();
    for (const [name, file] of Object.entries(files)) form.append("file", file, name);
    if (mapping !== undefined) form.append("mapping", mapping);
    return form;
}
