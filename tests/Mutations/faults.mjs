// What a seeded fault does to a line of C#, and how faults are switched on without building again.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const folders = ["engine/Execution", "engine/Control", "engine/Migration", "engine/Recordings"];
// FlowRunner drives instances in memory for tests and the command line; it is no part of the core. ByteFunctions are expressions, which have tests of their own.
const outside = ["FlowRunner.cs", "ByteFunctions.cs"];

/** Each gives another line, or none when it does not apply. */
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

/** All faults, in the order of files and lines. */
export function allFaults(root) {
  const all = [];
  for (const folder of folders) {
    for (const file of readdirSync(join(root, folder)).filter(name => name.endsWith(".cs") && !outside.includes(name)).sort()) {
      readFileSync(join(root, folder, file), "utf8").split("\n").forEach((line, at) => {
        if (/^\s*\/\//.test(line)) return;
        for (const [name, apply] of Object.entries(faults)) {
          const changed = apply(line);
          if (changed !== null && changed !== line) all.push({ file: `${folder}/${file}`, at, name, before: line.trim(), original: line, changed });
        }
      });
    }
  }
  return all.map((fault, index) => ({ ...fault, index }));
}

/** A line that is as it was until one of its faults is switched on; null when it cannot be written so. */
export function switched(line, wanted) {
  const on = fault => `Porfin.SeededFault.On(${fault.index})`;
  const condition = line.match(/^(\s*(?:else )?if )\((.+)\)$/);
  if (condition) {
    const inner = fault => fault.changed.match(/^(\s*(?:else )?if )\((.+)\)$/)[2];
    return `${condition[1]}(${wanted.reduce((rest, fault) => `(${on(fault)} ? (${inner(fault)}) : ${rest})`, `(${condition[2]})`)})`;
  }
  const value = line.match(/^(\s*(?:var \w+ = |return |.* => (?!\{)|.* (?:=|\?\?=) ))(.+);$/);
  if (value && wanted.every(fault => fault.changed.startsWith(value[1]))) {
    return value[1] + wanted.reduce((rest, fault) => `(${on(fault)} ? (${fault.changed.slice(value[1].length).replace(/;$/, "")}) : ${rest})`, `(${value[2]})`) + ";";
  }
  return /;$/.test(line) ? wanted.reduce((rest, fault) => `if (${on(fault)}) { ${fault.changed} } else { ${rest} }`, line) : null;
}

/** Reads which fault is on, and writes down which places were passed. */
export const source = count => `
namespace Porfin;
internal static class SeededFault
{
    private static readonly int active = int.Parse(System.Environment.GetEnvironmentVariable("PORFIN_FAULT") ?? "-1");
    private static readonly string? passed = System.Environment.GetEnvironmentVariable("PORFIN_FAULTS_PASSED");
    private static readonly bool[] seen = new bool[${count}];
    static SeededFault() { if (passed is not null) System.AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.WriteAllText(passed, string.Join(' ', System.Linq.Enumerable.Where(System.Linq.Enumerable.Range(0, seen.Length), index => seen[index]))); }
    public static bool On(int index) { if (passed is not null) seen[index] = true; return index == active; }
}
`;
