import { useMutation } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { useAsked, useList } from '../../api/use-asked';
import { useCommand } from '../../api/use-command';
import type { Wanted } from './types';

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
