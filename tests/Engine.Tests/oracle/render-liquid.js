// Renders templates by liquidjs: [{ template, context }] on standard input, [{ text } or { error }] on standard output.
const { Liquid } = require('liquidjs');

const engine = new Liquid({ strictFilters: true, timezoneOffset: 180 });

function render({ template, context }) {
  try {
    return { text: engine.parseAndRenderSync(template, context) };
  } catch (error) {
    return { error: String(error.message) };
  }
}

const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map(render)));
