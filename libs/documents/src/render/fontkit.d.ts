declare module 'fontkit' {
  /** Opens a font file; tables are read when they are needed and kept. */
  export function create(bytes: Uint8Array): object;
}
