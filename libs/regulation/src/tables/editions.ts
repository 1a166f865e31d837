import type { PlainDate, RuleSetId, Texts } from '@attestation/contracts';
import type { Table } from '../dated.js';

export interface Edition {
  id: RuleSetId;
  title: Texts;
}

/** The editions of the Rules that the sources give, from the day each came into force. */
export const EDITIONS: Table<Edition> = [
  {
    id: '2024-04-08' as RuleSetId,
    title: {
      kk: '2024 жылғы 2 сәуірдегі № 72 бұйрықтың редакциясы (1-қосымша)',
      ru: 'Редакция Приказа № 72 от 02.04.2024 (Приложение 1)',
      en: 'Edition of Order No. 72 of 02.04.2024 (Annex 1)',
    },
    validFrom: '2024-04-08' as PlainDate,
    validTo: '2025-03-09' as PlainDate,
    source: 'Приказ № 72 от 02.04.2024; письмо КСО № 20-1-20-7/8460-И от 09.12.2024',
  },
  {
    id: '2025-03-10' as RuleSetId,
    title: {
      kk: '2025 жылғы 25 ақпандағы № 32 бұйрықтың редакциясы',
      ru: 'Редакция Приказа № 32 от 25.02.2025',
      en: 'Edition of Order No. 32 of 25.02.2025',
    },
    validFrom: '2025-03-10' as PlainDate,
    validTo: null,
    source: 'Приказ № 83 от 27.01.2016 в ред. Приказа № 32 от 25.02.2025',
  },
];
