// A browser that reaches nothing but the report, and what goes wrong in it.
import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

export const chromiumPath = "/usr/bin/chromium";

const web = process.env.SENDCAST_WEB;
// The packages stand in the build tree, where an import from here would not find them.
export const load = createRequire(join(web ?? ".", "package.json"));

function fillSample() {
  const template = readFileSync(join(web, "generated/page.html"), "utf8");
  const sample = JSON.parse(readFileSync(new URL("sample.json", import.meta.url), "utf8"));
  const path = join(mkdtempSync(join(tmpdir(), "sendcast-report-")), "report.html");
  writeFileSync(path, load("mustache").render(template, sample));
  return path;
}

export const isSample = !process.env.SENDCAST_REPORT;
export const reportPath = process.env.SENDCAST_REPORT ?? fillSample();

const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export const launch = () => load("playwright-core").chromium.launch({executablePath: chromiumPath, args: switches});

/** Notes all that a page says on the console or asks of the network. */
function watch(page, complaints) {
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.isNavigationRequest()) complaints.push(`request: ${request.url()}`);
  });
}

/** Opens the report with the network cut, from its file or, under one more policy, as if from a server. */
export async function open(browser, {width = 1280, policy, ...settings} = {}) {
  const context = await browser.newContext({viewport: {width, height: 900}, ...settings});
  await context.setOffline(true);
  await context.route(/^http/, (route) =>
    policy && route.request().isNavigationRequest()
      ? route.fulfill({
          body: readFileSync(reportPath),
          headers: {"content-type": "text/html; charset=utf-8", "content-security-policy": policy},
        })
      : route.abort(),
  );
  const page = await context.newPage();
  const complaints = [];
  watch(page, complaints);
  await page.goto(policy ? "http://report.test/" : pathToFileURL(reportPath).href);
  return {page, complaints};
}

/** Has every picture drawn, those in closed tabs too. */
export async function drawAll(page) {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
}
