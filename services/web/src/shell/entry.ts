import type { ComponentType } from 'react';
import type { Texts } from '../i18n/i18n';
import type { Act } from '../session/use-rights';

/** A page that somebody's work begins on; it stands in the menu and, with how much waits there, on the home page. */
export interface Entry {
  /** its address; pages below it share its first part */
  path: string;
  /** the key of its name among the texts; it stands in the menu's */
  title: string;
  /** one of these lets it be seen */
  acts: readonly Act[];
  page: () => Promise<{ default: ComponentType }>;
  /** what it says, with all that is fetched with it */
  texts: readonly Texts[];
  /** how much waits there, as the list will show it */
  count?: () => Promise<number>;
  /** below another entry: reached from there, not from the menu */
  hidden?: true;
}
