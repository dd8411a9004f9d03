// Takes a quarter from the import of a register to its report, with an editor's key:
// node dist/test/quarter.js ADDRESS KEY FOLDER, where each quarter's files are in a folder of its name.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { answered, connect, RegisterError, upload, type Entry, type Register } from "../src/index.js";

const [address, key, samples] = process.argv.slice(2) as [string, string, string];
const register = connect(address, key);

for (const quarter of ["2016-17-Q2", "2016-17-Q3"]) {
    await bringIn(register, quarter);
    await publish(register, quarter);
}

const risk = await change("CR24");
assert.equal(risk.residualScore.value, 16);
const closed = await close("CO3");
assert.equal(closed.status, "closed");
await assert.rejects(change("CR24", '"stale"'), (error: RegisterError) => error.problem.code === "malformed" || error.problem.code === "stale");

await answered(register.POST("/api/v1/snapshots", { body: { quarter: "2016-17-Q4" } }));
await publish(register, "2016-17-Q4");
const path = { quarter: "2016-17-Q4" };
const highlights = await answered(register.GET("/api/v1/snapshots/{quarter}/highlights", { params: { path } }));
const said = new Map(highlights.data.entries.map((entry) => [entry.reference, entry.changes.map((each) => each.code)]));
assert.deepEqual(said.get("CR24"), ["residual_up"]);
assert.deepEqual(said.get("CO3"), ["removed"]);

const report = await answered(register.GET("/api/v1/snapshots/{quarter}/register.docx", { params: { path }, parseAs: "arrayBuffer" }));
const bytes = new Uint8Array(report.data);
assert.equal(String.fromCharCode(...bytes.subarray(0, 2)), "PK");
const revisions = await answered(register.GET("/api/v1/entries/{reference}/revisions", { params: { path: { reference: "CR24" } } }));
const likelihood = revisions.data.items[0]?.changes.find((each) => each.field === "residualScore.likelihood");
assert.equal(typeof likelihood?.to, "number");
console.log(`${highlights.data.entries.length} highlights, ${bytes.length} bytes of Word`);

async function bringIn(register: Register, quarter: string): Promise<void> {
    const folder = join(samples, quarter);
    const files = Object.fromEntries(readdirSync(folder).map((name) => [name, new Blob([readFileSync(join(folder, name))])]));
    const imported = await answered(register.POST("/api/v1/imports", {
        params: { query: { quarter } },
        body: { file: [] },
        bodySerializer: () => upload(files),
    }));
    assert.equal(imported.data.refused, 0);
}

async function publish(register: Register, quarter: string): Promise<void> {
    await answered(register.POST("/api/v1/snapshots/{quarter}/publication", { params: { path: { quarter } } }));
}

async function change(reference: string, tag?: string): Promise<Entry> {
    const { etag } = await answered(register.GET("/api/v1/entries/{reference}", { params: { path: { reference } } }));
    const changed = await answered(register.PATCH("/api/v1/entries/{reference}", {
        params: { path: { reference }, header: { "If-Match": tag ?? etag } },
        body: { residualScore: { impact: 4, likelihood: 4 } },
        headers: { "Content-Type": "application/merge-patch+json" },
    }));
    return changed.data;
}

async function close(reference: string): Promise<Entry> {
    const { etag } = await answered(register.GET("/api/v1/entries/{reference}", { params: { path: { reference } } }));
    const path = { reference };
    const closed = await answered(register.POST("/api/v1/entries/{reference}/closure", {
        params: { path, header: { "If-Match": etag } },
        body: { reason: "The strategy has been adopted." },
    }));
    return closed.data;
}
