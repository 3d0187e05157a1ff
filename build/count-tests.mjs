// Prints "passed failed skipped" of an xunit v2 result file; fails when there is none. A test class that could not be set up or torn down counts as failed.
import { readFileSync } from 'node:fs';

const xml = readFileSync(process.argv[2], 'utf8');
const counts = { passed: 0, failed: 0, skipped: 0, errors: 0 };
let assemblies = 0;
for (const [tag] of xml.matchAll(/<assembly\s[^>]*>/g)) {
  assemblies++;
  for (const name of Object.keys(counts)) counts[name] += Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
}
if (assemblies === 0) process.exit(1);
console.log(counts.passed, counts.failed + counts.errors, counts.skipped);
