import { List } from '@mantine/core';
import { dayOf } from '../../i18n/moment';
import { useTranslation } from '../../i18n/speech';
import type { Evidence } from './use-evidence';

/** What of an item says which one it is. */
const SHOWN: Record<Evidence['registry'], readonly string[]> = {
  DIPLOMA: ['institution', 'speciality', 'number', 'issuedOn'],
  WORK_RECORD: ['employer', 'post', 'from', 'to'],
  CATEGORY: ['category', 'orderNumber', 'validFrom', 'validUntil'],
  COURSES: ['programme', 'provider', 'hours', 'completedOn', 'certificateNumber'],
  ACHIEVEMENTS: ['event', 'heldOn', 'place', 'documentNumber'],
  LEARNER_QUALITY: ['schoolYear', 'subject', 'grade', 'percent'],
  DISSEMINATION: ['title', 'on', 'document'],
  OBSERVATIONS: ['lesson', 'observedOn', 'points'],
};
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The items of a registry, each in a line. */
export function RegistryItems({ registry, items }: Pick<Evidence, 'registry' | 'items'>) {
  const { t, i18n } = useTranslation();
  const value = (name: string, given: unknown): string => {
    if (name === 'category') return t([`category.${String(given)}`, `claim.held.${String(given)}`]);
    return typeof given === 'string' && DATE.test(given) ? dayOf(given, i18n.language) : String(given);
  };
  const said = (item: object): string => {
    const known = new Map(Object.entries(item));
    const names = SHOWN[registry].filter((name) => (known.get(name) ?? '') !== '');
    return names.map((name) => `${t(`application.item.${name}`)}: ${value(name, known.get(name))}`).join('; ');
  };
  return (
    <List size="sm">
      {items.map((item, index) => (
        <List.Item key={index} style={{ overflowWrap: 'anywhere' }}>
          {said(item)}
        </List.Item>
      ))}
    </List>
  );
}
