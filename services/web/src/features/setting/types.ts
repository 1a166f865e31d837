import type { Shapes } from '../../api/client';

export type Setting = Shapes['RegulationSettingOut'];
export type Value = Setting['value'];
export type Preview = Shapes['RegulationSettingPreviewOut'];
export type Previewed = Shapes['RegulationPreviewedOut'];
export type Wanted = Shapes['RegulationSettingIn'];
export type Change = Shapes['RegulationSettingChangeOut'];
