// Makes the report's page: one mustache template that holds its own styles and script.
//
//   node build.mjs FOLDER     writes page.html, report_page.h and report_page.cc into FOLDER
import {createHash} from "node:crypto";
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {execFileSync} from "node:child_process";
import {fileURLToPath} from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";
import {headerText, sourceText} from "./embed.mjs";
import {licencesOf} from "./licences.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const modules = join(here, "node_modules");
const read = (path) => readFileSync(join(here, "report", path), "utf8");

// The delimiters that page.html switches to around what is put in: "{{" and "}}" stand in every minified script.
const delimiters = ["<%", "%>"];

function checkTypes() {
  execFileSync(process.execPath, [join(modules, "typescript/bin/tsc"), "--project", here], {stdio: "inherit"});
}

async function bundleScript() {
  const result = await esbuild.build({
    entryPoints: [join(here, "report/report.ts")],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2020",
    metafile: true,
  });
  const [{inputs}] = Object.values(result.metafile.outputs);
  const used = Object.keys(inputs).filter((path) => inputs[path].bytesInOutput > 0);
  return `${licencesOf([...used, "node_modules/govuk-frontend/"], modules)}\n${result.outputFiles[0].text.trim()}`;
}

function compileStyle() {
  const result = sass.compile(join(here, "report/styles/report.scss"), {
    style: "compressed",
    charset: false,
    quietDeps: true,
    loadPaths: [join(modules, "govuk-frontend/dist")],
  });
  return result.css.trim();
}

/** Puts the parts into a template: {{> figure.html heading=h3}} is that file, in which @heading@ is h3. */
function withParts(template) {
  return template.replace(/\{\{> ([\w.]+)((?: \w+=\w+)*)\}\}\n/g, (_, name, settings) => {
    const part = withParts(read(`parts/${name}`));
    return settings.trim().split(" ").filter(Boolean).reduce((text, setting) => {
      const [key, value] = setting.split("=");
      return text.replaceAll(`@${key}@`, value);
    }, part);
  });
}

/** What would end the element it is put into, or be taken for a mustache tag, would break every report. */
function checkInlined(what, text, ending) {
  for (const forbidden of [...delimiters, ending, "<!--"]) {
    if (text.toLowerCase().includes(forbidden)) throw new Error(`the ${what} holds ${forbidden}`);
  }
}

const hashOf = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function policyFor(script, style) {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

async function makePage() {
  const script = await bundleScript();
  const style = compileStyle();
  checkInlined("script", script, "</script");
  checkInlined("style", style, "</style");
  if (/url\(|@import/.test(style)) throw new Error("the style fetches something");
  const inlined = {policy: policyFor(script, style), style, script};
  // Not replaceAll with a string: a script holds $& and the like, which that would expand.
  return withParts(read("page.html")).replace(/@(policy|style|script)@/g, (_, name) => inlined[name]);
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: node build.mjs FOLDER");
checkTypes();
const page = await makePage();
mkdirSync(folder, {recursive: true});
writeFileSync(join(folder, "page.html"), page);
writeFileSync(join(folder, "report_page.h"), headerText());
writeFileSync(join(folder, "report_page.cc"), sourceText(page));
