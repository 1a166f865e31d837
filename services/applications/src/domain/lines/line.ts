import type { CommissionId, FactOf, FactType, Instant, OrganisationId, PersonId, PlainDate, Texts } from '@attestation/contracts';

/** Who did it: a person, or a body whose name is looked up when it is shown. */
export interface Who {
  personId?: PersonId;
  organisationId?: OrganisationId;
  commissionId?: CommissionId;
}

/** What a sentence is filled with: a text or terms in the reader's language, an instant on the clock in Almaty, a date, or as it is. */
export type Value = Texts | { instant: Instant } | { date: PlainDate } | { term: string } | { terms: readonly string[] } | string | number | boolean;
export type Values = Record<string, Value>;

/** A paper that can be read, and which service keeps it. */
export interface LinePaper {
  name: Texts;
  documentId: string;
  of: 'applications' | 'commissions';
}

/** How a fact reads in the time-line. `text` has `{value}` where `values` fills in. */
export interface Line<T extends FactType> {
  text: Texts | ((data: FactOf<T>) => Texts | undefined);
  values?: (data: FactOf<T>) => Values;
  who?: (data: FactOf<T>) => Who;
  document?: Texts;
  number?: (data: FactOf<T>) => string;
  papers?: (data: FactOf<T>) => LinePaper[];
  /** as much of it as the line needs, where the fact brings more than belongs into a time-line */
  kept?: (data: FactOf<T>) => FactOf<T>;
}

export type Lines = { readonly [T in FactType]?: Line<T> };

export const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** The working calendar was changed: the same in each service. */
export const DEADLINE_MOVED = {
  text: t(
    'Жұмыс күнтізбесі өзгерді: мерзім {from} орнына {to}.',
    'Производственный календарь изменён: срок {to} вместо {from}.',
    'The working calendar was changed: due {to} instead of {from}.',
  ),
  values: ({ from, to }: FactOf<typeof FactType.ApplicationsDeadlineMoved>): Values => ({ from: { instant: from }, to: { instant: to } }),
};
