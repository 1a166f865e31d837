type Attributes = Record<string, string>;

/** A new element. What is put into it is text, never markup: nothing that was answered is read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Attributes = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';
const LINE: Attributes = { viewBox: '0 0 24 24', width: '22', height: '22', fill: 'none', stroke: 'currentColor', 'stroke-width': '3', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' };

/** A sign that differs by its shape, for whoever does not see its colour. The words beside it say the same. */
export type SignKind = 'yes' | 'no' | 'no-longer';
const SHAPES: Record<SignKind, string> = {
  yes: 'M4 12.5 L10 18 L20 6.5',
  no: 'M5 5 L19 19 M19 5 L5 19',
  'no-longer': 'M12 3 A9 9 0 1 0 12.01 3 M12 7 V12 L15.5 14.5',
};

export function sign(kind: SignKind): SVGElement {
  const [drawn, path] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path')];
  for (const [attribute, value] of Object.entries(LINE)) drawn.setAttribute(attribute, value);
  path.setAttribute('d', SHAPES[kind]);
  drawn.append(path);
  return drawn;
}
