import { type ComponentType, lazy } from 'react';
import { fetchTexts, type Texts } from '../i18n/i18n';

/** A page, or a part of one, that is fetched when it is asked for, and at the same time the texts it says. */
export const lazyPage = <Props extends object>(page: () => Promise<{ default: ComponentType<Props> }>, texts: readonly Texts[]) =>
  lazy(async () => {
    const [found] = await Promise.all([page(), fetchTexts(texts)]);
    return found;
  });
