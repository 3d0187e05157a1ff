// Seeds faults into the engine's core, one at a time, and tells which the tests do not notice. See README.md.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const arguments_ = Object.fromEntries(process.argv.slice(2).map(text => text.replace(/^--/, "").split("=")));
const every = Number(arguments_.every ?? 1), from = Number(arguments_.from ?? 0), seconds = Number(arguments_.seconds ?? 500);
// FlowRunner drives instances in memory for tests and the command line; it is no part of the core. ByteFunctions are expressions, which have tests of their own.
const outside = ["FlowRunner.cs", "ByteFunctions.cs"];
const folders = ["engine/Execution", "engine/Control"];
/** The tests that know the engine's core, quick ones first. */
const suites = [
  ["Activities.Tests", "-class", "Porfin.Activities.Tests.ActivityCases", "-class", "Porfin.Activities.Tests.SampleConversations"],
  ["Engine.Tests", ...["Execution", "Elsa", "Recordings", "Migration"].flatMap(name => ["-namespace", "Porfin.Engine.Tests." + name])],
];

/** What a fault does to a line; each gives another line, or none when it does not apply. */
const faults = {
  "condition negated": line => line.match(/^(\s*(?:else )?if )\((.+)\)$/) ? line.replace(/^(\s*(?:else )?if )\((.+)\)$/, "$1(!($2))") : null,
  "and for or": line => / && /.test(line) && !/ is .* && /.test(line) ? line.replace(" && ", " || ") : null,
  "or for and": line => / \|\| /.test(line) ? line.replace(" || ", " && ") : null,
  "bound moved": line => / < | <= | >= /.test(line) && !/[<>]\w*[<>(]/.test(line) ? line.replace(/ (<=|>=|<) /, (_, sign) => ` ${{ "<": "<=", "<=": "<", ">=": ">" }[sign]} `) : null,
  "one more": line => /\+ 1\b/.test(line) ? line.replace(/\+ 1\b/, "+ 2") : null,
  "not counted": line => /^\s*[\w.!]+(\+\+|--);$/.test(line) ? "" : null,
  "call left out": line => /^\s+(?!return|throw|base|case|default|Assert|var )[\w.!?]+(\([^{]*\))?(\.\w+)*\([^{]*\);$/.test(line) ? "" : null,
  "assignment left out": line => /^\s+(?!var )[A-Z][\w.!]* = [^=>{]+;$/.test(line) || /^\s+frame\.\w+ = .+;$/.test(line) ? "" : null,
  "other outcome": line => /return Outcome\.Done;$/.test(line) ? line.replace("Outcome.Done", 'Next.Leave("Other")') : null,
};

function mutants() {
  const all = [];
  for (const folder of folders) {
    for (const file of readdirSync(join(root, folder)).filter(name => name.endsWith(".cs") && !outside.includes(name))) {
      const lines = readFileSync(join(root, folder, file), "utf8").split("\n");
      lines.forEach((line, at) => {
        for (const [name, apply] of Object.entries(faults)) {
          const changed = apply(line);
          if (changed !== null && changed !== line) all.push({ file: `${folder}/${file}`, at, name, before: line.trim(), changed });
        }
      });
    }
  }
  return all;
}

const work = mkdtempSync(join(root, "artifacts", "mutants-"));
const command = JSON.parse(execFileSync("dotnet", ["msbuild", "engine/Porfin.Engine.csproj", "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:RunAnalyzers=false", "-p:IntermediateOutputPath=" + join(work, "obj") + "/", "-getItem:CscCommandLineArgs"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 })).Items.CscCommandLineArgs.map(item => item.Identity);
const compiler = join(execFileSync("dotnet", ["--list-sdks"], { encoding: "utf8" }).trim().split("\n").at(-1).replace(/^(\S+) \[(.+)\]$/, "$2/$1"), "Roslyn/bincore/csc.dll");
const placeOf = suite => join(work, suite);
for (const [suite] of suites) cpSync(join(root, "artifacts/bin", suite, "debug"), placeOf(suite), { recursive: true });

/** Builds the engine with one file replaced; false when it does not compile. */
function compile(mutant) {
  const source = readFileSync(join(root, mutant.file), "utf8").split("\n");
  source[mutant.at] = mutant.changed;
  const mutated = join(work, "Mutant.cs");
  writeFileSync(mutated, source.join("\n"));
  const wanted = command.filter(text => !/^\/(out|refout|analyzerconfig|doc|errorlog|additionalfile|warnaserror|sourcelink|pdb)/i.test(text))
    .map(text => text === mutant.file.replace(/^engine\//, "") || text.endsWith("/" + mutant.file) ? mutated : text);
  const rsp = join(work, "engine.rsp");
  writeFileSync(rsp, [...wanted, `/out:${join(work, "Porfin.Engine.dll")}`, "/skipanalyzers+", "/warnaserror-"].map(text => text.includes(" ") && !text.startsWith('"') ? text.replace(/^(\/[\w]+:)?(.*)$/, '$1"$2"') : text).join("\n"));
  const built = spawnSync("dotnet", [compiler, "/shared", `@${rsp}`], { cwd: join(root, "engine"), encoding: "utf8" }).status === 0;
  if (built) for (const [suite] of suites) cpSync(join(work, "Porfin.Engine.dll"), join(placeOf(suite), "Porfin.Engine.dll"));
  return built;
}

function survives() {
  return suites.every(([suite, ...which]) => {
    const ran = spawnSync("dotnet", [join(placeOf(suite), suite + ".dll"), "-noLogo", "-noColor", "-stopOnFail", ...which], { encoding: "utf8", timeout: 60_000, maxBuffer: 1 << 26, env: { ...process.env, PORFIN_RUNS: arguments_.runs ?? "60" } });
    return ran.status === 0 && /Failed: 0/.test(ran.stdout);
  });
}

if (!survives()) throw new Error("The tests fail without any fault; build tests/Engine.Tests and look at them first.");
const all = mutants();
const results = arguments_.results ?? join(root, "artifacts/mutants.tsv");
const known = new Map((existsSync(results) ? readFileSync(results, "utf8") : "").split("\n").filter(Boolean).map(line => [Number(line.split("\t")[0]), line.split("\t")[1]]));
const begun = Date.now();
let tried = 0, left = 0;
console.log(`${all.length} mutants; results in ${results}`);
for (let index = from; index < all.length && (Date.now() - begun) / 1000 < seconds; index += every) {
  if (arguments_.again ? known.get(index) !== "SURVIVED" : known.has(index)) continue;
  const mutant = all[index];
  const fate = !compile(mutant) ? "does not compile" : survives() ? "SURVIVED" : "killed";
  if (fate === "SURVIVED") left++;
  tried++;
  known.set(index, fate);
  writeFileSync(results, [...known].sort((a, b) => a[0] - b[0]).map(([number, what]) => [number, what, all[number].file, all[number].at + 1, all[number].name, all[number].before].join("\t") + "\n").join(""));
  if (fate === "SURVIVED" || arguments_.all) console.log(`${fate}  ${mutant.file}:${mutant.at + 1}  ${mutant.name}: ${mutant.before}`);
}
rmSync(work, { recursive: true });
console.log(`${tried} tried, ${left} survived.`);
