import { DmnModdle } from 'dmn-moddle';

/** An element of the file, as the reader of DMN gives it. */
export interface Element {
  readonly $type: string;
  readonly $parent?: Element;
  readonly [name: string]: unknown;
}

const CURRENT = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
/** DMN 1.1 and 1.2 differ from 1.3 in nothing that is read here. */
const EARLIER = ['http://www.omg.org/spec/DMN/20151101/dmn.xsd', 'http://www.omg.org/spec/DMN/20151101/dmn11.xsd', 'http://www.omg.org/spec/DMN/20180521/MODEL/'];

export interface Read {
  readonly definitions: Element;
  readonly warnings: readonly string[];
}

/** Reads the XML of DMN 1.1 to 1.3. Throws what the XML reader throws, if it is none. */
export async function readXml(xml: string): Promise<Read> {
  const current = EARLIER.reduce((text, namespace) => text.replaceAll(`"${namespace}"`, `"${CURRENT}"`), xml);
  const { rootElement, warnings } = await new DmnModdle().fromXML(current, 'dmn:Definitions');
  return { definitions: rootElement, warnings: warnings.map(({ message }) => message) };
}

export const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && '$type' in value;

/** A child element; undefined if there is none. */
export const child = (element: Element, name: string): Element | undefined => {
  const value = element[name];
  return isElement(value) ? value : undefined;
};

export const children = (element: Element, name: string): Element[] => {
  const value = element[name];
  return Array.isArray(value) ? value.filter(isElement) : [];
};

/** An attribute or text; undefined if absent or blank. */
export const text = (element: Element | undefined, name: string): string | undefined => {
  const value = element?.[name];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

/** The id that a reference points to, without its `#`. */
export const target = (reference: Element | undefined): string | undefined => text(reference, 'href')?.replace(/^.*#/, '');

/** The element's own id, or that of the nearest element around it that has one. */
export function idOf(element: Element): string {
  return text(element, 'id') ?? (element.$parent ? idOf(element.$parent) : element.$type);
}
