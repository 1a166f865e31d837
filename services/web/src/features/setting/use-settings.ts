import { answered, api, type Shapes } from '../../api/client';
import { useAsked, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import { useMutation } from '@tanstack/react-query';
import { languageNow } from '../../i18n/speech';

export type Setting = Shapes['RegulationSettingOut'];
export type Value = Setting['value'];
export type Preview = Shapes['RegulationSettingPreviewOut'];
export type Previewed = Shapes['RegulationPreviewedOut'];
export type Wanted = Shapes['RegulationSettingIn'];
export type Change = Shapes['RegulationSettingChangeOut'];

const SETTING_KEY = ['settings'] as const;

/** Every setting as of a day. @param on empty: today */
export const useSettings = (on = '') => useAsked([...SETTING_KEY, 'on', on], () => answered(api.GET('/api/v1/regulation/settings', { params: { query: on ? { on } : {} } })));

/** Who changed it when, to what, and why; the newest first. */
export const useHistory = (setting: string) =>
  useList([...SETTING_KEY, setting, 'history'], (cursor) => answered(api.GET('/api/v1/regulation/settings/{setting}/history', { params: { path: { setting }, query: { limit: 20, cursor } } })));

/** What a change would change; nothing is kept of it. */
export const usePreview = (setting: string) =>
  useMutation({
    mutationFn: (body: Pick<Wanted, 'value' | 'effectiveFrom'>) => answered(api.POST('/api/v1/regulation/settings/{setting}/preview', { params: { path: { setting } }, body })),
    networkMode: 'always',
  });

export const useChanging = (setting: string) =>
  useCommand((body: Wanted, header) => answered(api.POST('/api/v1/regulation/settings/{setting}/changes', { params: { path: { setting }, header }, body })), [SETTING_KEY]);

/** What a value of a setting is called. @param yes what "yes" and "no" are called */
export function nameOf({ choiceNames }: Pick<Setting, 'choiceNames'>, value: Value, yes: (key: 'yes' | 'no') => string): string {
  if (typeof value === 'boolean') return yes(value ? 'yes' : 'no');
  return choiceNames[String(value)]?.[languageNow()] ?? String(value);
}
