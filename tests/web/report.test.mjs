// The report anywhere: without network, under strict policies, without scripts, on a small screen and on paper.
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {readFileSync, writeFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {drawAll, isSample, launch, open, reportPath} from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const flat = (text) => text.replace(/\s+/g, " ").trim();

const sentences = "h1, h2, h3, h4, main p:not(.without), .answer li, .status li, caption, th, td, dt, dd, footer p";

/** What a reader may read, whether or not it is folded away. */
const readAll = (page) => page.locator(sentences).evaluateAll((found) => found.map((of) => of.textContent));

async function assertDrawnInPeace({page, complaints}) {
  await drawAll(page);
  const pictures = await page.locator(".picture").count();
  assert.equal(await page.locator(".picture > svg[role=img][aria-label]").count(), pictures);
  assert.deepEqual(complaints, []);
}

test("opens from a file with the network cut, and complains of nothing", async () => {
  await assertDrawnInPeace(await open(browser));
});

test("obeys a server's policy on top of its own", async () => {
  const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'";
  await assertDrawnInPeace(await open(browser, {policy}));
});

test("is small", () => {
  const page = readFileSync(reportPath, "utf8");
  const inlined = page.match(/<style>.*<\/style>|<script>[^]*?<\/script>/g).join("");
  assert.ok(inlined.length < 450_000, `script and style: ${inlined.length} bytes`);
  assert.ok(page.length < 1_500_000, `the report: ${page.length} bytes`);
});

test("is whole where scripts do not run", async () => {
  const {page: scripted} = await open(browser);
  const expected = await readAll(scripted);
  const ways = [{javaScriptEnabled: false}, {policy: "default-src 'none'; style-src 'unsafe-inline'"}];
  for (const way of ways) {
    const {page} = await open(browser, way);
    assert.deepEqual((await readAll(page)).map(flat), expected.map(flat));
    for (const summary of await page.locator("summary").all()) await summary.click();
    for (const seen of [page.locator("table"), page.locator(".picture > .without")]) {
      const hidden = await Promise.all((await seen.all()).map(async (one) => !(await one.isVisible())));
      assert.deepEqual(hidden.filter(Boolean), []);
    }
    assert.equal(await page.locator("button").count(), 0, "a button that does nothing");
  }
});

test("keeps what others wrote as text", {skip: !isSample && "the sample alone has it"}, async () => {
  const {page} = await open(browser);
  const hostile = await page.locator(".govuk-tabs__tab").last().textContent();
  assert.match(hostile, /^=HYPERLINK.*<script>alert\(1\)<\/script>/);
  assert.equal(await page.locator("script").count(), 1);
});

test("fits 320 pixels; only tables scroll", async () => {
  const {page} = await open(browser, {width: 320});
  for (const summary of await page.locator("summary").all()) await summary.click();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
});

test("prints every section, and every table within the sheet", async (t) => {
  const {page} = await open(browser);
  const headings = await page.locator("h1, h2, h3:not(.govuk-tabs__title), h4").allTextContents();
  const pdf = await page.pdf({preferCSSPageSize: true, printBackground: true});
  assert.equal(await page.locator("details[open]").count(), 0, "what print opened stays open");
  assert.ok(pdf.length < 5_000_000, `${pdf.length} bytes: something is printed as a bitmap`);
  const path = reportPath.replace(/\.html$/, ".pdf");
  if (isSample) writeFileSync(path, pdf);
  const read = spawnSync("pdftotext", ["-layout", "-", "-"], {input: pdf, encoding: "utf8", maxBuffer: 1 << 26});
  if (read.error) return t.skip("no pdftotext (poppler-utils)");
  const sheets = read.stdout.split("\f").length - 1;
  assert.ok(sheets >= 4, `${sheets} sheets`);
  const letters = (text) => text.replace(/[^a-z0-9]/gi, "");
  const printed = letters(read.stdout);
  for (const heading of headings) assert.ok(printed.includes(letters(heading)), `not printed: ${heading}`);
  await page.emulateMedia({media: "print"});
  await page.setViewportSize({width: 688, height: 980});  // A4 between the margins
  const wide = await page.locator("table").evaluateAll((tables) =>
    tables.filter((table) => table.getBoundingClientRect().right > 689).map((table) => table.caption.textContent));
  assert.deepEqual(wide, []);
});
