// Drives Debian's chromium through playwright-core: takes one job a line as JSON, and answers each with one line of JSON.
//
//   {"id": 1, "job": "open", "url": "file:///...", "look": {...}}   ->   {"id": 1, "value": 1}
//   {"id": 2, "job": "evaluate", "page": 1, "expression": "1 + 1"}   ->   {"id": 2, "value": 2}
//   what goes wrong                                                  ->   {"id": 3, "error": "..."}
//
// Arguments: the folder whose node_modules has playwright-core and axe-core, and the browser's executable.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [tools, executablePath] = process.argv.slice(2);
const require = createRequire(`${tools}/node_modules/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({
  executablePath,
  // Chromium does not start its sandbox for root, as whom continuous integration often runs.
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});
const pages = new Map();
let opened = 0;

async function open({ url, look }) {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.dark ? "dark" : "light",
    forcedColors: look.forced_colors ? "active" : "none",
    reducedMotion: "reduce",
    javaScriptEnabled: look.script,
    acceptDownloads: true,
    locale: "en-US",
    timezoneId: "UTC",
  });
  context.setDefaultTimeout(30000);
  // What leaves is written down, then stopped; only files of this machine are read.
  await context.route("**", (route) => (route.request().url().startsWith("file:") ? route.continue() : route.abort()));
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  const heard = { console: [], errors: [], requests: [] };
  page.on("console", (message) => heard.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.errors.push(String(error)));
  page.on("request", (request) => heard.requests.push(request.url()));
  page.on("websocket", (socket) => heard.requests.push(socket.url()));
  context.on("page", (other) => heard.requests.push(`window: ${other.url()}`));
  page.on("dialog", (dialog) => {
    heard.errors.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  await page.goto(url, { waitUntil: "load" });
  opened += 1;
  pages.set(opened, { context, page, cdp, heard, script: look.script });
  if (look.print) await media(pages.get(opened), look);
  return opened;
}

// Straight to the engine: the page's content security policy does not hold for its debugger.
async function evaluate({ cdp }, { expression }) {
  const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value ?? null;
}

// As when a reader asks for paper: the page is told, then looked at as it is printed.
async function media({ page, cdp, script }, { print }) {
  const event = print ? "beforeprint" : "afterprint";
  if (script) await evaluate({ cdp }, { expression: `void dispatchEvent(new Event("${event}"))` });
  await page.emulateMedia({ media: print ? "print" : "screen" });
}

async function press({ page, cdp }, { keys, expression }) {
  const found = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    if (expression !== null) found.push(await evaluate({ cdp }, { expression }));
  }
  return found;
}

async function download({ page }, { selector, path }) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
  await file.saveAs(path);
  return file.suggestedFilename();
}

// Timers do not run where scripts may not. Axe-core only puts steps off with them, so there each step follows at once.
const AT_ONCE = "window.setTimeout = (step, wait, ...rest) => void Promise.resolve().then(() => step(...rest));";

// Every rule that axe-core has, the experimental ones and those of level AAA too.
async function check({ cdp, script }) {
  await evaluate({ cdp }, { expression: `${script ? "" : AT_ONCE}${axe};null` });
  return evaluate({ cdp }, {
    expression: `(async () => {
      const ids = axe.getRules().filter((rule) => !rule.tags.includes("deprecated")).map((rule) => rule.ruleId);
      const rules = Object.fromEntries(ids.map((id) => [id, { enabled: true }]));
      const found = await axe.run(document, { rules, resultTypes: ["violations"], preload: ${script} });
      const places = ({ id, help, nodes }) =>
        nodes.map((node) => ({ rule: id, help, at: node.target.join(" "), html: node.html, why: node.failureSummary }));
      return { violations: found.violations.flatMap(places), passed: found.passes.map((rule) => rule.id) };
    })()`,
  });
}

const JOBS = {
  evaluate,
  press,
  download,
  check,
  media,
  // Seconds of the processor that the page's main thread has taken, however many programs run beside it.
  effort: async ({ cdp }) => {
    const { metrics } = await cdp.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value;
  },
  heard: async ({ page, heard }) => {
    // What happens at the end of a task, such as an error that nobody catches, is told a little later.
    await page.waitForTimeout(50);
    return heard;
  },
  click: async ({ page }, { selector }) => page.click(selector),
  screenshot: async ({ page }, { path, full }) => void (await page.screenshot({ path, fullPage: full })),
  close: async ({ context }, { page }) => {
    pages.delete(page);
    await context.close();
  },
};

async function answer(job) {
  if (job.job === "open") return open(job);
  return JOBS[job.job](pages.get(job.page), job);
}

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  const said = await answer(job).then(
    (value) => ({ id: job.id, value: value ?? null }),
    (error) => ({ id: job.id, error: String(error.stack ?? error) }),
  );
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
await browser.close();
