// Validates documents against a JSON Schema by ajv: { schema, documents } on standard input, a list of the first error or null for each on standard output.
const Ajv = require('ajv/dist/2020').default;

const { schema, documents } = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const ajv = new Ajv({ allErrors: false, strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true });
const validate = ajv.compile(schema);

process.stdout.write(JSON.stringify(documents.map(document => (validate(document) ? null : `${validate.errors[0].instancePath} ${validate.errors[0].message}`))));
