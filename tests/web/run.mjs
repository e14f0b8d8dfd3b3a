// Runs the tests of this folder with Node's own runner.
//
//   SENDCAST_WEB=build/release/bindings/web [SENDCAST_REPORT=report.html] node tests/web/run.mjs
//
// The report is that of SENDCAST_REPORT; without it, the page filled with sample.json, which has every kind of picture.
import {spawnSync} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {chromiumPath} from "./browser.mjs";

const skipped = 77;  // as CTest is told

if (!existsSync(chromiumPath)) {
  console.log(`skipped: no ${chromiumPath} (.ci/setup look)`);
  process.exit(skipped);
}
const here = new URL(".", import.meta.url);
const tests = readdirSync(here).filter((name) => name.endsWith(".test.mjs"));
const runner = ["--test", "--test-reporter=spec", ...tests];
const {status} = spawnSync(process.execPath, runner, {cwd: here, stdio: "inherit"});
process.exit(status ?? 1);
