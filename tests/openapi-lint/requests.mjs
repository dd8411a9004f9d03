// Prints the document given without what is answered: responses keep their status and media types, and schemas stay that requests refer to.
import { readFileSync } from "node:fs";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path)) {
        for (const [status, response] of Object.entries(operation.responses)) operation.responses[status] = bare(response);
    }
}

const needed = new Set();
follow(document.paths);
const { securitySchemes, schemas } = document.components;
document.components = { securitySchemes, schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => needed.has(name))) };
process.stdout.write(JSON.stringify(document, null, 2));

function bare(response) {
    const name = /^#\/components\/responses\/(.+)$/.exec(response.$ref ?? "")?.[1];
    const { content = {} } = name === undefined ? response : document.components.responses[name];
    return { description: "Left out.", content: Object.fromEntries(Object.keys(content).map((type) => [type, {}])) };
}

function follow(node) {
    if (node === null || typeof node !== "object") return;
    const name = /^#\/components\/schemas\/(.+)$/.exec(node.$ref ?? "")?.[1];
    if (name !== undefined && !needed.has(name)) {
        needed.add(name);
        follow(document.components.schemas[name]);
    }

    for (const part of Object.values(node)) follow(part);
}
