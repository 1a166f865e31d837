import { answer, because, type Answer } from './answer.js';

export interface SpecialityFacts {
  /** the subject of the main post, by which the category is awarded */
  mainSubject: string;
  /** the subjects that make one speciality in the diploma */
  diplomaSubjects: readonly string[];
  /** the other subjects that are taught */
  taught: readonly string[];
}
export interface SpecialityAnswer extends Answer<'ONE_AWARD' | 'MAIN_SUBJECT_ONLY'> {
  /** to which of the subjects taught the award extends, and to which not */
  extendsTo: string[];
  notTo: string[];
}

const same = (a: string, b: string): boolean => a.trim().toLocaleLowerCase('kk') === b.trim().toLocaleLowerCase('kk');

/**
 * To which subjects does an award by the main post extend? To those that form one speciality with it in the diploma: one attestation, one award.
 * @source O83 p.7
 */
export function oneSpeciality(_rules: object, { mainSubject, diplomaSubjects, taught }: SpecialityFacts): SpecialityAnswer {
  const isIn = (subject: string) => diplomaSubjects.some((each) => same(each, subject));
  const others = taught.filter((subject) => !same(subject, mainSubject));
  const extendsTo = isIn(mainSubject) ? others.filter(isIn) : [];
  const notTo = others.filter((subject) => !extendsTo.includes(subject));
  const why = because('X-016/speciality', { mainSubject, extendsTo: extendsTo.join(', '), notTo: notTo.join(', ') });
  return { ...answer(extendsTo.length > 0 ? 'ONE_AWARD' : 'MAIN_SUBJECT_ONLY', why, because('X-016')), extendsTo, notTo };
}
