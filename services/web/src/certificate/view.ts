import { Problem } from '../api/problem';
import { element, sign, type SignKind } from '../bare/elements';
import { filled } from '../i18n/filled';
import type { Language } from '../i18n/languages';
import { dayOf, moment } from '../i18n/moment';
import type { Texts } from './texts';
import type { CertificateState, CheckedCertificate } from './types';

/** In which language the page speaks. */
export interface Speech {
  language: Language;
  texts: Texts;
}
/** What came of the check, and of which moment that is. */
export type Answer = { certificate: CheckedCertificate | null; at: number } | { error: unknown };

const SIGNS: Record<CertificateState | 'UNKNOWN', SignKind> = { VALID: 'yes', EXPIRED: 'no-longer', ANNULLED: 'no', UNKNOWN: 'no' };

/** What the certificate is worth: in words, by a sign, and by colour. null: nobody issued one with the id of this address. */
export function verdict(certificate: CheckedCertificate | null, { language, texts: { certificate: said } }: Speech): HTMLElement {
  const state = certificate?.state ?? 'UNKNOWN';
  const hint = filled(said.hint[state], { until: certificate ? dayOf(certificate.validUntil, language) : '' });
  return element('div', { role: 'note', class: `note ${state.toLowerCase()}` }, sign(SIGNS[state]), element('div', {}, element('h3', {}, said.state[state]), element('p', {}, hint)));
}

/** What is printed on the certificate, to be laid beside the paper. @param at of which moment the answer is */
export function printed(certificate: CheckedCertificate, at: number, { language, texts: { certificate: said } }: Speech): HTMLElement {
  const day = (date: string): string => dayOf(date, language);
  const { name, category, post, organisation, number, issuer, orderNumber, orderDate, decidedOn, issuedOn, validUntil } = certificate;
  const order = filled(said.orderOf, { number: orderNumber, day: day(orderDate), issuer });
  const lines: [term: string, value: string, most?: 'most'][] = [
    [said.name, name, 'most'], [said.category, category, 'most'], [said.post, post], [said.organisation, organisation], [said.decidedOn, day(decidedOn)], [said.order, order],
    [said.number, number], [said.issuedOn, day(issuedOn)], [said.validUntil, day(validUntil)],
  ];
  const terms = lines.map(([term, value, most]) => element('div', {}, element('dt', {}, term), element('dd', most ? { class: most } : {}, value)));
  const told = [element('p', {}, said.compare), element('p', { class: 'small' }, filled(said.asOf, { at: moment(at, language) }))];
  return element('section', { class: 'card', 'aria-label': said.printed }, element('h3', {}, said.printed), element('dl', {}, ...terms), ...told);
}

/** Why nothing could be said, with the reference for whoever helps, and a way to try again. */
export function failed(error: unknown, { texts: { certificate, failed: said } }: Speech, again: () => void): HTMLElement {
  const [detail, reference] = error instanceof Problem ? [error.detail, error.reference] : [said.unreachable, undefined];
  const button = element('button', { type: 'button' }, said.again);
  button.addEventListener('click', again);
  const told = [element('strong', {}, certificate.problem), element('p', {}, detail)];
  return element('div', { role: 'alert', class: 'note annulled' }, element('div', {}, ...told, ...(reference ? [element('p', { class: 'small' }, filled(said.reference, { reference }))] : []), button));
}

export const waiting = ({ texts }: Speech): HTMLElement => element('div', { role: 'img', class: 'waiting', 'aria-label': texts.loading });
