// Seeds faults into the engine's core, one at a time, and tells which the tests do not notice. See README.md.
import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { allFaults, source, switched } from "./faults.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const given = Object.fromEntries(process.argv.slice(2).map(text => text.replace(/^--/, "").split("=")));
const seconds = Number(given.seconds ?? 500), work = join(root, "artifacts/faults"), results = given.results ?? join(root, "artifacts/faults.tsv");
const begun = Date.now(), left = () => seconds - (Date.now() - begun) / 1000;

/** The tests that know the engine's core, by class, the quick and telling ones first. */
const classes = [
  ["Activities.Tests", "Porfin.Activities.Tests", ["ElsaStyleCases", "ActivityCases", "SampleConversations"]],
  ["Engine.Tests", "Porfin.Engine.Tests", ["Execution.CoreTests", "Execution.SeededFaultTests", "Execution.FailingTests", "Execution.JoinTests", "Execution.FoundByRandomFlows", "Execution.LifeTests", "Execution.KeyTests", "Execution.PauseTests", "Execution.ResilienceTests", "Recordings.ReplayTests", "Recordings.TimeTravelTests", "Recordings.JournalFileTests", "Migration.MigrationTests", "Migration.SentToStepTests", "Expressions.FlowFunctionsTests", "Verification.FindingCases", "Elsa.ElsaCases", "Execution.StoredStates", "Execution.Properties", "Migration.MigrationProperties"]],
].flatMap(([suite, space, names]) => names.map(name => ({ suite, name: `${space}.${name}` })));
const suites = [...new Set(classes.map(known => known.suite))];

const all = allFaults(root);
const files = [...new Set(all.map(fault => fault.file))];
mkdirSync(work, { recursive: true });

const command = () => JSON.parse(execFileSync("dotnet", ["msbuild", "engine/Porfin.Engine.csproj", "-t:Compile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:RunAnalyzers=false", "-p:IntermediateOutputPath=" + join(work, "obj") + "/", "-getItem:CscCommandLineArgs"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 })).Items.CscCommandLineArgs.map(item => item.Identity)
  .filter(text => !/^\/(out|refout|analyzerconfig|doc|errorlog|additionalfile|warnaserror|sourcelink|pdb)/i.test(text));
const compiler = join(execFileSync("dotnet", ["--list-sdks"], { encoding: "utf8" }).trim().split("\n").at(-1).replace(/^(\S+) \[(.+)\]$/, "$2/$1"), "Roslyn/bincore/csc.dll");

/** Builds the engine with some files replaced; gives the errors as file and line. */
function compile(wanted, replaced, into) {
  const lines = wanted.map(text => replaced.get(files.find(file => text === file.replace(/^engine\//, "") || text.endsWith("/" + file))) ?? text);
  writeFileSync(join(work, "engine.rsp"), [...lines, ...(replaced.get("more") ?? []), `/out:${into}`, "/skipanalyzers+", "/warnaserror-", "/nowarn:CS0162;CS8600;CS8602;CS8604;CS8603"].map(text => text.includes(" ") && !text.startsWith('"') ? text.replace(/^(\/[\w]+:)?(.*)$/, '$1"$2"') : text).join("\n"));
  const ran = spawnSync("dotnet", [compiler, "/shared", `@${join(work, "engine.rsp")}`], { cwd: join(root, "engine"), encoding: "utf8" });
  return [...ran.stdout.matchAll(/([\w.-]+\.cs)\((\d+),\d+\): error/g)].map(found => ({ file: found[1], at: Number(found[2]) - 1 }));
}

/** As Map.groupBy, which this Node may lack. */
function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const written = file => join(work, "src", file.replaceAll("/", "."));

/** One engine with all faults that can be switched on; the rest are built one by one. */
function build(wanted) {
  const apart = new Set();
  mkdirSync(join(work, "src"), { recursive: true });
  writeFileSync(join(work, "src", "SeededFault.cs"), source(all.length));
  for (let round = 0; round < 12; round++) {
    for (const file of files) {
      const lines = readFileSync(join(root, file), "utf8").split("\n");
      const here = grouped(all.filter(fault => fault.file === file && !apart.has(fault.index)), fault => fault.at);
      for (const [at, faults] of here) {
        const line = switched(lines[at], faults);
        if (line === null) faults.forEach(fault => apart.add(fault.index));
        else lines[at] = line;
      }
      writeFileSync(written(file), lines.join("\n"));
    }
    const errors = compile(wanted, new Map([...files.map(file => [file, written(file)]), ["more", [join(work, "src", "SeededFault.cs")]]]), join(work, "Porfin.Engine.dll"));
    if (errors.length === 0) return apart;
    for (const error of errors) {
      const at = fault => written(fault.file).endsWith("/" + error.file) && !apart.has(fault.index);
      const near = all.filter(fault => at(fault) && fault.at === error.at);
      (near.length > 0 ? near : all.filter(fault => at(fault) && Math.abs(fault.at - error.at) < 8)).forEach(fault => apart.add(fault.index));
    }
  }
  throw new Error("The engine with all faults does not compile.");
}

const place = suite => join(work, suite);
function run(known, environment = {}) {
  const ran = spawnSync("dotnet", [join(place(known.suite), known.suite + ".dll"), "-noLogo", "-noColor", "-stopOnFail", ...(known.which ?? ["-class", known.name])], { encoding: "utf8", timeout: 60_000, maxBuffer: 1 << 26, env: { ...process.env, PORFIN_RUNS: given.runs ?? "60", ...environment } });
  return ran.status === 0 && /Failed: 0/.test(ran.stdout);
}

/** The slowest class tells little of what lies outside its subject. */
const knows = (one, fault) => !one.name.endsWith("MigrationProperties") || fault.file.startsWith("engine/Migration/");

/** The most telling class alone, the others of a suite in one process. */
function together(which) {
  const rest = suites.map(suite => which.slice(1).filter(one => one.suite === suite)).filter(list => list.length > 0);
  return [which[0], ...rest.map(list => ({ suite: list[0].suite, which: list.flatMap(one => ["-class", one.name]) }))];
}

const stateFile = join(work, "state.json");
function prepare() {
  const wanted = command();
  for (const suite of suites) cpSync(join(root, "artifacts/bin", suite, "debug"), place(suite), { recursive: true });
  const apart = build(wanted);
  for (const suite of suites) cpSync(join(work, "Porfin.Engine.dll"), join(place(suite), "Porfin.Engine.dll"));
  const passed = classes.map((known, index) => {
    const file = join(work, `passed-${index}`);
    const began = Date.now();
    if (!run(known, { PORFIN_FAULTS_PASSED: file })) throw new Error(`${known.name} fails without any fault.`);
    console.log(`${known.name}: ${Date.now() - began} ms`);
    return (existsSync(file) ? readFileSync(file, "utf8") : "").split(" ").filter(Boolean).map(Number);
  });
  const state = { wanted, apart: [...apart], passed };
  writeFileSync(stateFile, JSON.stringify(state));
  return state;
}

const state = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, "utf8")) : prepare();
const apart = new Set(state.apart), passed = state.passed.map(list => new Set(list));
const known = new Map((existsSync(results) ? readFileSync(results, "utf8") : "").split("\n").filter(Boolean).map(line => [Number(line.split("\t")[0]), line.split("\t")[1]]));

function fateOf(fault) {
  if (!apart.has(fault.index)) {
    const which = classes.filter((one, index) => passed[index].has(fault.index) && knows(one, fault));
    return which.length === 0 ? "NEVER PASSED" : together(which).every(one => run(one, { PORFIN_FAULT: String(fault.index) })) ? "SURVIVED" : "killed";
  }
  const lines = readFileSync(join(root, fault.file), "utf8").split("\n");
  lines[fault.at] = fault.changed;
  writeFileSync(join(work, "Fault.cs"), lines.join("\n"));
  if (compile(state.wanted, new Map([[fault.file, join(work, "Fault.cs")]]), join(work, "one", "Porfin.Engine.dll")).length > 0) return "does not compile";
  for (const suite of suites) cpSync(join(work, "one", "Porfin.Engine.dll"), join(place(suite), "Porfin.Engine.dll"));
  try {
    return together(classes.filter(one => knows(one, fault))).every(one => run(one)) ? "SURVIVED" : "killed";
  } finally {
    for (const suite of suites) cpSync(join(work, "Porfin.Engine.dll"), join(place(suite), "Porfin.Engine.dll"));
  }
}

mkdirSync(join(work, "one"), { recursive: true });
console.log(`${all.length} faults, ${apart.size} of them built one by one; ${known.size} known; results in ${results}`);
let tried = 0;
for (const fault of all) {
  if (left() < 0) break;
  if (given.file && !fault.file.includes(given.file)) continue;
  if (given.again ? !/SURVIVED|NEVER/.test(known.get(fault.index) ?? "") : known.has(fault.index)) continue;
  const fate = fateOf(fault);
  tried++;
  known.set(fault.index, fate);
  appendFileSync(results, [fault.index, fate, fault.file, fault.at + 1, fault.name, fault.before].join("\t") + "\n");
}
const counted = grouped(known.values(), fate => fate);
console.log(`${tried} tried now. ${[...counted].map(([fate, list]) => `${list.length} ${fate}`).join(", ")} of ${all.length}.`);
