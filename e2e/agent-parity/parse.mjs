// Reads User-Agent headers, one per line, and prints the labels of ua-parser-js in the order of
// Waymark's Agent record, tab-separated, an absent label as "Unknown" and the type as CLK-4 wants it.
import { UAParser } from 'ua-parser-js';
import { readFileSync } from 'node:fs';

const known = (label) => label || 'Unknown';
const type = (label) => (label ? label[0].toUpperCase() + label.slice(1) : 'Desktop');

const lines = readFileSync(0, 'utf8').split('\n');
if (lines.at(-1) === '') lines.pop();

const rows = lines.map((line) => {
  const { device, browser, engine, os, cpu } = new UAParser(line).getResult();
  return [
    type(device.type),
    known(device.vendor),
    known(device.model),
    known(browser.name),
    known(browser.version),
    known(engine.name),
    known(engine.version),
    known(os.name),
    known(os.version),
    known(cpu.architecture),
    line,
  ].join('\t');
});
process.stdout.write(rows.join('\n') + '\n');
