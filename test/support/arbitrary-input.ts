// Input that nobody should send: right in shape by the contract's own schemas and wrong in everything else, or
// wrong in shape too.
import fc from 'fast-check';
import * as z from 'zod';

/** What breaks out of filters, statements, paths and encodings. */
export const nasty = fc.constantFrom(
  '*)(uid=*))(|(uid=*',
  'ana)(objectClass=*',
  'CN=ana,DC=corp,DC=test',
  "ana'; drop table resets; --",
  '\u202eana',
  'ａｎａ',
  'ana\u0000',
  '\ud800',
  '../../etc/passwd',
  '%00',
  '🔑'.repeat(60),
  '"quoted" and spaced ',
  'x'.repeat(5_000),
);

const JsonSchema = z.object({
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), JsonSchema).optional();
  },
  get items() {
    return JsonSchema.optional();
  },
  get anyOf() {
    return z.array(JsonSchema).optional();
  },
});
type JsonSchema = z.infer<typeof JsonSchema>;

const text = fc.oneof(nasty, fc.string({ minLength: 1, unit: 'binary' }), fc.stringMatching(/^\d{6}$/));
const instants = fc.date({ noInvalidDate: true }).map((at) => at.toISOString());

/** Right in shape by the schema, with strings from anywhere. */
function shaped(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(shaped));
  switch (schema.type) {
    case 'array':
      return fc.array(shaped(schema.items ?? {}), { maxLength: 5 });
    case 'object': {
      const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, shaped(member)]);
      return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
        requiredKeys: schema.required ?? [],
      });
    }
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0 }), fc.double());
    case 'null':
      return fc.constant(null);
    case undefined:
    default:
      return fc.oneof(text, rightText(schema));
  }
}

/** A string that the schema takes, where it says which. */
function rightText({ format, pattern }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date-time') return instants;
  if (format === 'uuid') return fc.uuid();
  return pattern === undefined
    ? fc.string({ minLength: 1, maxLength: 12 })
    : fc.stringMatching(new RegExp(pattern));
}

const shapedBy = (schema: z.ZodType): fc.Arbitrary<unknown> =>
  shaped(JsonSchema.parse(z.toJSONSchema(schema, { io: 'input' })));

/** Bodies for a call that takes one of this schema, or none. */
export function arbitraryBodies(schema: z.ZodType | undefined): fc.Arbitrary<unknown> {
  const anything = fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined));
  if (schema === undefined) return anything;
  return fc.oneof({ arbitrary: anything, weight: 1 }, { arbitrary: shapedBy(schema), weight: 3 });
}

/** Queries, beginning with a question mark, for a call that takes one of this schema. */
export function arbitraryQueries(schema: z.ZodType): fc.Arbitrary<string> {
  const members = shapedBy(schema).map((query) =>
    Object.entries(query as object)
      .filter(([, value]) => !(typeof value === 'string' && !value.isWellFormed()))
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
      .join('&'),
  );
  const raw = fc.stringMatching(/^[!-"$-~]{0,80}$/);
  return fc.oneof({ arbitrary: members, weight: 3 }, raw).map((query) => `?${query}`);
}
