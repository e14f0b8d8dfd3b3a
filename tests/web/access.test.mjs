// The report for everybody: what axe-core finds, and what a keyboard reaches.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {after, before, test} from "node:test";
import {drawAll, launch, load, open} from "./browser.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function violationsOf(page) {
  // Evaluated, not added as a script: the page's policy would refuse that.
  await page.evaluate(readFileSync(load.resolve("axe-core/axe.min.js"), "utf8"));
  const {violations} = await page.evaluate((values) => window.axe.run({runOnly: {type: "tag", values}}), rules);
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`));
}

const looks = [["1280 pixels", 1280, "screen"], ["320 pixels", 320, "screen"], ["print", 688, "print"]];
for (const [name, width, media] of looks) {
  test(`axe-core finds nothing at ${name}`, async () => {
    const {page} = await open(browser, {width});
    await page.emulateMedia({media});
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    await drawAll(page);
    assert.deepEqual(await violationsOf(page), []);
  });
}

/** Says, from within the page, where the keyboard is: the element's place among all that it should reach. */
function describeFocus() {
  const stops = "a[href], summary, button, [tabindex='0']";
  const reachable = Array.from(document.querySelectorAll(stops)).filter(
    (one) => one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true}),
  );
  const one = document.activeElement;
  const {outlineStyle, boxShadow} = getComputedStyle(one);
  const inside = one.querySelector?.(".govuk-details__summary-text");
  const marked = outlineStyle !== "none" || boxShadow !== "none" || inside !== null;
  return {place: reachable.indexOf(one), count: reachable.length, name: one.textContent.slice(0, 60), marked};
}

test("Tab reaches everything in order, and shows where it is", async () => {
  const {page} = await open(browser);
  await page.waitForFunction(() => document.querySelector(".copy"));
  const {count} = await page.evaluate(describeFocus);
  assert.ok(count > 10);
  for (let expected = 0; expected < count; ++expected) {
    await page.keyboard.press("Tab");
    const {place, name, marked} = await page.evaluate(describeFocus);
    assert.equal(place, expected, `at "${name}"`);
    assert.ok(marked, `nothing shows that "${name}" has the focus`);
  }
});

test("the skip link comes first and leads to the report", async () => {
  const {page} = await open(browser);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#main$/);
});

test("arrows go from tab to tab", async (t) => {
  const {page} = await open(browser);
  const tabs = page.locator(".govuk-tabs", {has: page.locator(".picture")}).first().locator("[role=tab]");
  if ((await tabs.count()) < 2) return t.skip("this report has no tabs");
  await tabs.first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await tabs.nth(1).getAttribute("aria-selected"), "true");
  const panel = page.locator(`#${await tabs.nth(1).getAttribute("aria-controls")}`);
  assert.ok(await panel.isVisible());
  assert.ok(await panel.locator(".picture > svg").first().isVisible(), "the panel's picture is drawn when it opens");
});

test("Enter opens a table", async () => {
  const {page} = await open(browser);
  const details = page.locator("details:visible").first();
  await details.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(await details.locator("table").isVisible());
});

/** The table as it should be copied, worked out apart from the script that copies it. */
function expectedCopy(table) {
  const words = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelector(".mark")?.remove();
    const text = copy.textContent.replace(/\s+/g, " ").trim();
    return /^[=+\-@]/.test(text) ? `'${text}` : text;
  };
  const rows = Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.dataset.value || words(cell)));
  return rows.map((cells) => cells.join("\t")).join("\n");
}

test("'Copy data' copies the exact numbers, with and without a clipboard of the browser's", async () => {
  for (const clipboard of [true, false]) {
    const {page} = await open(browser);
    await page.evaluate((kept) => {
      window.copied = [];
      const writeText = async (text) => void window.copied.push(text);
      Object.defineProperty(navigator, "clipboard", {value: kept ? {writeText} : undefined});
      document.addEventListener("copy", () => window.copied.push(document.activeElement.value));
    }, clipboard);
    const places = page.locator(".data:visible");
    const expected = await places.locator("table").evaluateAll((tables, text) => {
      const work = new Function(`return (${text})`)();
      return tables.map(work);
    }, expectedCopy.toString());
    for (const button of await places.locator(".copy").all()) {
      await button.focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction((words) => words.test(document.activeElement.textContent), /^Data copied/);
    }
    assert.deepEqual(await page.evaluate(() => window.copied), expected);
    assert.equal(await page.locator("[role=status]").textContent(), "Data copied");
  }
});
