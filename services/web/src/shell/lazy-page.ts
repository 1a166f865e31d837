import { type ComponentType, lazy } from 'react';
import { fetchTexts, type Texts } from '../i18n/i18n';

/** What a page is made of did not come over the line. */
export class Unfetched extends Error {}

/** A page, or a part of one, that is fetched when it is asked for, and at the same time the texts it says. @throws Unfetched where it is shown */
export const lazyPage = <Props extends object>(page: () => Promise<{ default: ComponentType<Props> }>, texts: readonly Texts[]) =>
  lazy(async () => {
    const fetched = Promise.all([page(), fetchTexts(texts)]);
    const [found] = await fetched.catch((cause: unknown) => Promise.reject(new Unfetched('a page was not fetched', { cause })));
    return found;
  });
