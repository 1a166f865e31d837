/** The token under which what documents need from outside is injected. */
export const PAPER_SETTINGS = Symbol('PAPER_SETTINGS');

export interface PaperSettings {
  /** signatures are judged by a demo authority: «ДЕМО» is stamped on each page */
  demo: boolean;
  /** where the platform is reached from outside; the certificate's QR leads there */
  publicUrl: string;
}
