/** A campaign for the demo. 2025: the dates the sources give, an application window of our own. */
export function campaignOf(year: number) {
  if (year === 2025) {
    return {
      applicationFrom: '2025-03-10', applicationTo: '2025-04-30', testFrom: '2025-02-01', testTo: '2025-06-30', summaryFrom: '2025-01-01',
      decisionsBy: '2025-08-01', bonusFrom: '2025-09-01', orderNumber: 'ҮЛГІ-2025', source: 'R-026, R-113, R-115, X-006; the application window is invented for the demo',
    };
  }
  const whole = { from: `${year}-01-01`, to: `${year}-12-31` };
  return {
    applicationFrom: whole.from, applicationTo: whole.to, testFrom: whole.from, testTo: whole.to, summaryFrom: whole.from,
    decisionsBy: whole.to, bonusFrom: whole.to, orderNumber: `ҮЛГІ-${year}`, source: `invented for the demo: no order for ${year} was found`,
  };
}
