import fc from 'fast-check';

/** What a client may put into a field, sensible or not, by the kind that the protocol gives it. */
const text = fc.oneof(
  fc.constantFrom('', ' ', 'work', 'order', 'fuzz', '<default>', '=', '=1+', '={}', '"', '\u0000', '\ud800', '../../etc/passwd', '=for i in 1..1000000000 return i', "'; drop table engine.job; --", '{"a":', '[]', 'null', '{"a":1}', '{"__proto__":{"a":1}}', '{"a":"\\ud800"}', '{"\\u0000":"\\u0000"}', `${'['.repeat(600)}`, 'x'.repeat(20_000)),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.json(),
);
const whole = fc.constantFrom(0, 1, -1, 3, 60_000, 2_147_483_647, -2_147_483_648);
/** Timeouts stay short: a poll that waits as asked is not what is tried here. */
const long = fc.constantFrom('0', '1', '-1', '500', '2251799813685249', '2251799813685260', '4503599627370496', '9223372036854775807', '-9223372036854775808');
const timeout = fc.constantFrom('-1', '1', '-9223372036854775808');

const KINDS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  TYPE_STRING: text,
  TYPE_INT32: whole,
  TYPE_INT64: long,
  TYPE_BOOL: fc.boolean(),
  TYPE_BYTES: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  TYPE_ENUM: fc.constantFrom(0, 1, 7),
};

/** A message type as `@grpc/proto-loader` describes it. */
export interface Shape {
  field: { name: string; label: string; type: string; typeName: string }[];
  nestedType: (Shape & { name: string })[];
}

/** Any message of a type: fields left out, repeated ones up to three times, messages within it likewise. */
export function anyMessage(shape: Shape, known: (name: string, within: Shape) => Shape | undefined, depth = 0): fc.Arbitrary<Record<string, unknown>> {
  const fields = shape.field.map((field): [string, fc.Arbitrary<unknown>] => {
    const inner = field.type === 'TYPE_MESSAGE' ? known(field.typeName, shape) : undefined;
    const one = /timeout/i.test(field.name) ? timeout : inner && depth < 3 ? anyMessage(inner, known, depth + 1) : (KINDS[field.type] ?? fc.constant({}));
    return [field.name, field.label === 'LABEL_REPEATED' ? fc.array(one, { maxLength: 3 }) : one];
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
}

const CUTS = ['', '"', '<', '>', '&', '=', '\u0000', '<bpmn:task id="x"/>', '</bpmn:process>', 'bpmn:', 'PT', '-1', '999999999999', '="', '<![CDATA['];

/** A file with parts cut out, doubled or replaced. */
export const mutated = (files: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...files), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 60 }), fc.constantFrom(...CUTS)), { minLength: 1, maxLength: 6 })).map(([file, changes]) =>
    changes.reduce((text, [where, length, put]) => {
      const at = Math.floor(where * text.length);
      const doubled = put === '' && length % 2 === 0 ? text.slice(at, at + length) : put;
      return text.slice(0, at) + doubled + text.slice(at + (put === '' && length % 2 === 0 ? 0 : length));
    }, file));
