/** The story's days; the platform's clock is stepped forward to each. */
export const DAYS = {
  /** what the registries know is true of this moment */
  asOf: '2025-03-17T04:00:00Z',
  test: '2025-04-10T10:00:00+05:00',
  dayBefore: '2025-04-09T10:05:00+05:00',
  /** when the longest test ends */
  testFinished: '2025-04-10T12:05:00+05:00',
  afterTest: '2025-04-10T12:10:00+05:00',
  /** thirty minutes for an appeal, and what may still be on its way */
  appealsOver: '2025-04-10T12:45:00+05:00',
  scoring: '2025-05-12T10:00:00+05:00',
  meeting: '2025-05-20T15:00:00+05:00',
  order: '2025-05-21T11:00:00+05:00',
  certificate: '2025-05-23T11:00:00+05:00',
} as const;
