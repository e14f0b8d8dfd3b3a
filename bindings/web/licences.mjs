// The licences of what stands in the page: each asks that its text goes wherever the work goes.
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** For packages that name their licence but do not bring it. */
const ours = fileURLToPath(new URL("licences", import.meta.url));

const packageOf = (path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];

function licenceOf(folder, name) {
  const file = readdirSync(join(folder, name)).find((entry) => /^licen[cs]e/i.test(entry));
  const path = file ? join(folder, name, file) : join(ours, `${name}.txt`);
  if (!existsSync(path)) throw new Error(`${name} brings no licence, and licences/ has none for it`);
  return readFileSync(path, "utf8").trim();
}

/** A comment with every licence once, under the names of the packages that have it. */
export function licencesOf(paths, folder) {
  const names = [...new Set(paths.map(packageOf).filter(Boolean))].sort();
  const holders = new Map();
  for (const name of names) {
    const text = licenceOf(folder, name);
    holders.set(text, [...(holders.get(text) ?? []), name]);
  }
  const entries = [...holders].map(([text, having]) => `${having.join(", ")}\n\n${text}`);
  return `/*\n${entries.join("\n\n").replaceAll("*/", "* /")}\n*/`;
}
