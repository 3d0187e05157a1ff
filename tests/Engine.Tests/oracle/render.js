// Renders templates by nunjucks: [{ template, context }] on standard input, [{ text } or { error }] on standard output.
const nunjucks = require('nunjucks');

const environment = new nunjucks.Environment(null, { autoescape: false, throwOnUndefined: false });

function render({ template, context }) {
  try {
    return { text: environment.renderString(template, context) };
  } catch (error) {
    return { error: String(error.message) };
  }
}

const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(cases.map(render)));
