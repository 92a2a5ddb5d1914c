// Pages as JSON lines on standard input, what Readability.js makes of them on standard output.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const require = createRequire(process.cwd() + "/");
const { Readability } = require("@mozilla/readability");
const { JSDOM, VirtualConsole } = require("jsdom");

for await (const line of createInterface({ input: process.stdin })) {
  const { html, url } = JSON.parse(line);
  const began = process.cpuUsage();
  let found = null;
  try {
    const { document } = new JSDOM(html, { url, virtualConsole: new VirtualConsole() }).window;
    found = new Readability(document).parse();
  } catch {
    // a page that it cannot read is a page without text
  }
  const used = process.cpuUsage(began);
  const seconds = (used.user + used.system) / 1e6;
  console.log(JSON.stringify({ text: found?.textContent ?? "", title: found?.title ?? "", seconds }));
}
