declare module 'dmn-moddle' {
  interface ModdleElement {
    readonly $type: string;
    readonly [name: string]: unknown;
  }

  export class DmnModdle {
    fromXML(xml: string, type: string): Promise<{ rootElement: ModdleElement; warnings: { message: string }[] }>;
  }
}
