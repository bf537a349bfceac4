// Runs scripts of a page without a page: loads the files that are named, then evaluates one expression a line of JSON,
// and answers each with one line of JSON: {"value": ...}, or {"error": "..."}.
"use strict";

const { readFileSync } = require("node:fs");
const { createInterface } = require("node:readline");
const { runInThisContext } = require("node:vm");

for (const path of process.argv.slice(2)) runInThisContext(readFileSync(path, "utf8"), { filename: path });

function answer(expression) {
  try {
    return { value: runInThisContext(expression) ?? null };
  } catch (error) {
    return { error: String(error.stack ?? error) };
  }
}

createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
});
