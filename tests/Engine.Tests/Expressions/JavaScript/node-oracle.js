// Reads a list of codes as JSON from standard input, runs each, and writes a list of encoded results (see Encoded.cs).
'use strict';
const vm = require('vm');
const fixed = 1709645415250;
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args) => args.length === 0 ? new RealDate(fixed) : new RealDate(...args),
  apply: () => new RealDate(fixed).toString(),
  get: (target, key) => key === 'now' ? () => fixed : target[key],
});
Math.random = () => 0.25;
console.log = () => undefined;

const bits = new DataView(new ArrayBuffer(8));
const type = value => Object.prototype.toString.call(value).slice(8, -1);
const escape = letter => '\\u' + letter.charCodeAt(0).toString(16).padStart(4, '0');
const text = value => '"' + value.replace(/[^ -~]|["\\]/g, escape) + '"';

function number(value) {
  if (Number.isNaN(value)) return 'NaN';
  if (Object.is(value, -0)) return '-0';
  bits.setFloat64(0, value);
  return 'n' + bits.getBigUint64(0).toString(16).padStart(16, '0');
}

function encode(value) {
  if (value === undefined || value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return text(value);
  if (typeof value === 'function') return 'function';
  if (Array.isArray(value)) return '[' + Array.from(value, encode).join(',') + ']';
  switch (type(value)) {
    case 'Date': return 'Date(' + value.getTime() + ')';
    case 'Map': return 'Map[' + [...value].map(encode).join(',') + ']';
    case 'Set': return 'Set[' + [...value].map(encode).join(',') + ']';
    case 'RegExp': return 'RegExp(' + text(String(value)) + ')';
    case 'Error': return 'Error(' + text(String(value)) + ')';
    case 'Object': return '{' + Object.keys(value).map(key => text(key) + ':' + encode(value[key])).join(',') + '}';
    default: return 'other';
  }
}

const codes = {
  TypeError: 'expression:type', RangeError: 'expression:range', SyntaxError: 'expression:syntax',
  ReferenceError: 'expression:unknown-name', URIError: 'expression:range', DataCloneError: 'expression:type',
};

function hasReturn(code) {
  try {
    new vm.Script('{' + code + '\n}');
    return false;
  } catch (error) {
    return /Illegal return/.test(error.message);
  }
}

function run(code) {
  globalThis.variables = { age: 30, name: 'Ana', items: [1, 2] };
  globalThis.getVariable = name => globalThis.variables[name];
  let compiled = code;
  try {
    new Function('return (' + code + '\n)');
    compiled = '(' + code + '\n)';
  } catch {
    compiled = hasReturn(code) ? '(function () {' + code + '\n})()' : '{' + code + '\n}';
  }
  try {
    return encode((0, eval)('"use strict";' + compiled));
  } catch (error) {
    const known = error instanceof Error && codes[error.name];
    return '!' + (known && !('mine' in error) && !/^mine/.test(error.message) ? known : 'expression:thrown');
  }
}

const input = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(input.map(run)));
