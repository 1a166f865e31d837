import type { Registry } from './jobs.js';
import type { Texts } from './reasons.js';

const t = (kk: string, ru: string, en: string): Texts => ({ kk, ru, en });

/** What people call the registries. */
export const REGISTRY_TEXTS: Readonly<Record<Registry, Texts>> = {
  DIPLOMA: t('Дипломдар тізілімі', 'Реестр дипломов', 'Register of diplomas'),
  WORK_RECORD: t('Еңбек қызметі тізілімі', 'Реестр трудовой деятельности', 'Register of employment'),
  CATEGORY: t('Біліктілік санаттары тізілімі', 'Реестр квалификационных категорий', 'Register of categories'),
  COURSES: t('Біліктілік арттыру курстары тізілімі', 'Реестр курсов повышения квалификации', 'Register of in-service courses'),
  ACHIEVEMENTS: t('Жетістіктер тізілімі', 'Реестр достижений', 'Register of achievements'),
  LEARNER_QUALITY: t('Білім сапасы тізілімі', 'Реестр качества знаний', 'Register of learners’ attainment'),
  DISSEMINATION: t('Тәжірибе тарату тізілімі', 'Реестр трансляции опыта', 'Register of disseminated experience'),
  OBSERVATIONS: t('Сабақты бақылау парақтарының тізілімі', 'Реестр листов наблюдения уроков', 'Register of lesson observations'),
};
