import type { Name } from './names.js';

/** A part of a case's life, and the questions it brings, in the order in which they come up. */
export interface Stage {
  stage: string;
  name: Name;
  questions: Readonly<Record<string, Name>>;
}

/** Every question as a person would ask it: kk, ru, en. */
export const CATALOGUE: readonly Stage[] = [
  {
    stage: 'before',
    name: ['Өтініш бергенге дейін', 'До подачи заявления', 'Before the application'],
    questions: {
      eligibility: ['Осы санатқа өтініш бере аламын ба?', 'Могу ли я подать заявление на эту категорию?', 'May I claim this category now?'],
      planner: ['Қалаған санатқа қалай жетемін?', 'Как получить нужную категорию к сроку?', 'How do I reach the category I want, and by when?'],
      sequence: ['Қай санаттарды мәлімдеуге болады?', 'Какие категории можно заявить?', 'Which categories may be claimed?'],
      'next-attestation': ['Келесі аттестаттау қашан?', 'Когда следующая аттестация?', 'When is the next attestation due?'],
      'attestation-period': ['Дәлелдер қай кезең үшін есептеледі?', 'За какой период засчитываются материалы?', 'For which period does evidence count?'],
      'early-attestation': ['Мерзімінен бұрын аттестаттау ұсыныла ма?', 'Рекомендуется ли досрочная аттестация?', 'Is an early attestation recommended?'],
      'legacy-expiry': ['Бұрынғы форматтағы санат не болады?', 'Что будет с категорией прежнего формата?', 'What becomes of a category of the former system?'],
      'former-head-category': ['Басшы санатының бұрынғы атауы қазір қалай аталады?', 'Как теперь называется прежняя категория руководителя?', 'What is a former category of heads called today?'],
      'attested-as': ['Кім ретінде аттестатталады?', 'В качестве кого аттестуется?', 'As what is a person attested?'],
      'one-speciality': ['Санат басқа пәндеріме тарала ма?', 'Распространяется ли категория на другие мои предметы?', 'Does the category extend to my other subjects?'],
      'trainee-year': ['Тағылымдамашы қашан педагог болады?', 'Когда стажёр становится педагогом?', 'When does a trainee become a teacher?'],
      'return-after-break': ['Үзілістен кейін қандай санат болады?', 'Какая категория будет после перерыва?', 'What does a person become after a break?'],
      'special-award': ['Санат аттестаттаусыз беріле ме?', 'Присваивается ли категория без аттестации?', 'Is a category awarded without attestation?'],
    },
  },
  {
    stage: 'application',
    name: ['Өтініш', 'Заявление', 'The application'],
    questions: {
      channel: ['Өтініш қай арнамен беріледі?', 'По какому каналу подаётся заявление?', 'By which channel does the application come?'],
      'commission-routing': ['Қай комиссия шешеді?', 'Какая комиссия решает?', 'Which commission decides?'],
      'documents-needed': ['Қандай құжаттар керек?', 'Какие нужны документы?', 'Which documents are needed?'],
      'registration-day': ['Өтініш қашан тіркеледі?', 'Когда регистрируется заявление?', 'When is an application registered?'],
      'answer-due': ['Жауап қай күнге дейін беріледі?', 'До какого дня дают ответ?', 'By when is an answer due?'],
      'amendment-told-by': ['Өзгеріс туралы кімге және қай күнге дейін хабарланады?', 'Кому и до какого дня сообщают об изменении правил?', 'Who is told of an amendment, and by when?'],
      'refusal-grounds': ['Өтініштен бас тартуға негіз бар ма?', 'Есть ли основания для отказа?', 'Are there grounds to refuse the application?'],
      withdrawal: ['Өтінішті қайтарып алуға бола ма?', 'Можно ли отозвать заявление?', 'May an application be taken back?'],
      'regional-list': ['Аттестатталушылар тізімін кім бекітеді?', 'Кто утверждает список аттестуемых?', 'Who approves the list of attestees?'],
      moving: ['Басқа ұйымға ауысу нені өзгертеді?', 'Что меняет переход в другую организацию?', 'What does moving to another organisation change?'],
    },
  },
  {
    stage: 'test',
    name: ['Тестілеу', 'Тестирование', 'The test'],
    questions: {
      'test-specification': ['Менің тестім қандай болады?', 'Каким будет мой тест?', 'What is my test like?'],
      'test-exemption': ['Тесттен босатыламын ба?', 'Освобождаюсь ли я от теста?', 'Am I exempt from the test?'],
      'language-certificate': ['Тіл сертификаты тесттің орнына жүре ме?', 'Заменяет ли языковой сертификат тест?', 'Does a language certificate take the place of the test?'],
      'test-diploma': ['Осы дипломмен тест тапсыруға бола ма?', 'Можно ли сдавать тест с этим дипломом?', 'May the test be sat with this diploma?'],
      'test-application': ['Тестке өтініш қабылдана ма?', 'Принимается ли заявление на тест?', 'Is an application for the test taken?'],
      'test-sections': ['Тест бөлімдері қандай?', 'Из каких разделов состоит тест?', 'Which sections does the test have?'],
      'test-notice-due': ['Тест туралы хабарлама қашан келеді?', 'Когда приходит уведомление о тесте?', 'When does the notice of the test come?'],
      attempts: ['Тағы әрекет қалды ма, ақылы ма?', 'Осталась ли попытка и платная ли она?', 'Is an attempt left, and is it paid?'],
      retake: ['Тестті қайта тапсыруға бола ма?', 'Можно ли пересдать тест?', 'May the test be sat again?'],
      'test-result': ['Нәтиже нені білдіреді?', 'Что означает результат?', 'What does a result mean?'],
      'test-validity': ['Тест нәтижесі қашанға дейін жарамды?', 'До какого дня действует результат?', 'Until when does a result count?'],
      'test-assistant': ['Көмекші қатыса ала ма?', 'Может ли участвовать помощник?', 'May an assistant take part?'],
      'test-conduct': ['Бұл тестілеу тәртібін бұзу ма?', 'Является ли это нарушением на тесте?', 'Is this a violation at the test?'],
      'test-annulment': ['Анықталған бұзушылықтың салдары қандай?', 'К чему ведёт обнаруженное нарушение?', 'What does a breach found later do?'],
      'appeal-admissible': ['Апелляция қабылдана ма?', 'Принимается ли апелляция?', 'Is an appeal taken?'],
      'appeal-decision-due': ['Апелляция қай күнге дейін шешіледі?', 'До какого дня решают апелляцию?', 'By when is an appeal decided?'],
      'appeal-commission': ['Апелляциялық комиссия құрамы дұрыс па?', 'Верен ли состав апелляционной комиссии?', 'May the appeal commission be composed like this?'],
      essay: ['Эссе көлемі дұрыс па?', 'Верен ли объём эссе?', 'Has the essay the right length?'],
    },
  },
  {
    stage: 'portfolio',
    name: ['Портфолио және балл', 'Портфолио и баллы', 'Portfolio and points'],
    questions: {
      'evidence-matrix': ['Санат үшін не дәлелдеу керек?', 'Что нужно подтвердить для категории?', 'What must be proved for a category?'],
      'course-hours': ['Курс сағаты жеткілікті ме?', 'Достаточно ли часов курсов?', 'Are there course hours enough?'],
      observations: ['Сабақ бақылаулары жеткілікті ме?', 'Достаточно ли наблюдений уроков?', 'Do the lesson observations suffice?'],
      'sheet-variant': ['Бақылау парағының қай нұсқасы толтырылады?', 'Какой вариант листа наблюдения заполняется?', 'Which variant of the observation sheet is filled in?'],
      'observation-sheet': ['Бақылау парағы қанша балл?', 'Сколько баллов в листе наблюдения?', 'How many points has an observation sheet?'],
      'may-observe': ['Бұл адам сабақты бақылай ала ма?', 'Может ли этот человек наблюдать урок?', 'May this person observe a lesson?'],
      'portfolio-entry': ['Дәлелді кім енгізе алады?', 'Кто может вносить материалы?', 'Who may enter evidence?'],
      'evidence-seal': ['Дәлелге мөр керек пе?', 'Нужна ли печать на материалах?', 'Does evidence need a seal?'],
      'score-criterion': ['Бір өлшемшарттың дәлелдері қанша балл?', 'Сколько баллов дают материалы одного критерия?', 'What is the evidence of one criterion worth?'],
      'score-evidence': ['Дәлелдер қанша балл береді, не жетіспейді?', 'Сколько баллов дают материалы и чего не хватает?', 'Which points does the evidence bring, and what is missing?'],
      'judge-points': ['Парақта мұндай балл тұра ала ма?', 'Допустимы ли такие баллы в листе?', 'May these points stand on a sheet?'],
      'score-teacher': ['Педагог парағы санатқа сәйкес пе?', 'Соответствует ли лист педагога категории?', 'Does a teacher’s sheet meet the category?'],
      'aggregate-sheets': ['Мүшелердің парақтары бірге не дейді?', 'Что говорят листы членов вместе?', 'What do the members’ sheets say together?'],
      'methodist-sheet': ['Әдіскер парағында не сұралады?', 'Что спрашивает лист методиста?', 'What does a methodist’s sheet ask?'],
      'score-methodist': ['Әдіскер парағы санатқа сәйкес пе?', 'Соответствует ли лист методиста категории?', 'Does a methodist’s sheet meet the category?'],
      'head-sheet': ['Басшы парағында не сұралады?', 'Что спрашивает лист руководителя?', 'What does a head’s sheet ask?'],
      'score-head': ['Басшы парағы санатқа сәйкес пе?', 'Соответствует ли лист руководителя категории?', 'Does a head’s sheet meet the category?'],
      'deputy-sheet': ['Орынбасар парағында не сұралады?', 'Что спрашивает лист заместителя?', 'What does a deputy’s sheet ask?'],
      'score-deputy': ['Орынбасар парағы санатқа сәйкес пе?', 'Соответствует ли лист заместителя категории?', 'Does a deputy’s sheet meet the category?'],
    },
  },
  {
    stage: 'decision',
    name: ['Комиссия және шешім', 'Комиссия и решение', 'Commission and decision'],
    questions: {
      'commission-composition': ['Комиссия құрамы дұрыс па?', 'Верен ли состав комиссии?', 'May the commission be composed like this?'],
      'commission-term': ['Комиссия өкілетті ме?', 'Действует ли комиссия?', 'Is the commission in office?'],
      'chair-election': ['Төраға болып кім сайланды?', 'Кто избран председателем?', 'Who is elected chair?'],
      quorum: ['Кворум бар ма?', 'Есть ли кворум?', 'Is there a quorum?'],
      vote: ['Дауыс беру нені шешеді?', 'Что решает голосование?', 'What does the vote decide?'],
      'permitted-decisions': ['Комиссия қандай шешім қабылдай алады?', 'Какие решения может принять комиссия?', 'Which decisions may the commission take?'],
      decision: ['Бұл шешім заңға сай ма, іс қалай аяқталады?', 'Допустимо ли решение и чем закончится дело?', 'Is this decision lawful, and how does the case end?'],
      'decided-in-time': ['Шешім мерзімінде қабылданды ма?', 'Принято ли решение в срок?', 'Was the decision taken in time?'],
      complaint: ['Шағым қайда беріледі, қашан жауап болады?', 'Куда жаловаться и когда ответят?', 'Where does a complaint go, and by when is it answered?'],
    },
  },
  {
    stage: 'after',
    name: ['Шешімнен кейін', 'После решения', 'After the decision'],
    questions: {
      'decision-consequences': ['Шешімнен кейін қандай құжат пен мерзім?', 'Какие документы и сроки следуют за решением?', 'Which papers and which term follow?'],
      'certificate-term': ['Санат қашанға дейін жарамды?', 'До какого дня действует категория?', 'Until when is the category valid?'],
      'certificate-number': ['Куәлік нөмірі қандай болады?', 'Какой номер у удостоверения?', 'Which number does a certificate bear?'],
      bonus: ['Санат қандай қосымша ақы береді?', 'Какую доплату даёт категория?', 'Which bonus does a category bring?'],
      'category-transfer': ['Басқа лауазымға санат көше ме?', 'Переходит ли категория на другую должность?', 'Does the category go along to another post?'],
      'category-extension': ['Санат мерзімі ұзартыла ма?', 'Продлевается ли срок категории?', 'Is the term of a category extended?'],
      'before-retirement': ['Зейнет алдында аттестаттаудан босатыла ма?', 'Освобождают ли от аттестации перед пенсией?', 'Is a person near retirement freed?'],
      retention: ['Жазба қашанға дейін сақталады?', 'До какого дня хранится запись?', 'Until when is a record kept?'],
    },
  },
  {
    stage: 'breaches',
    name: ['Бұзушылық пен кешігу', 'Нарушения и опоздания', 'Breaches and delays'],
    questions: {
      sanction: ['Бұзушылықтың салдары қандай?', 'Какие последствия у нарушения?', 'What follows a breach?'],
      'late-application': ['Өтініш кешікті ме, не болады?', 'Опоздало ли заявление и что будет?', 'Was the application late, and what follows?'],
    },
  },
  {
    stage: 'experience',
    name: ['Тәжірибе мен курстар', 'Опыт и курсы', 'Experience and courses'],
    questions: {
      dissemination: ['Тәжірибе тарату толық па?', 'Завершена ли трансляция опыта?', 'Is the dissemination of experience complete?'],
      'course-certificate': ['Курс қандай сертификат береді?', 'Какой сертификат даёт курс?', 'Which certificate does a course bring?'],
      'post-course-support': ['Курстан кейін не болады?', 'Что следует после курса?', 'What follows a course?'],
    },
  },
];

/** Where a question stands that no stage names yet. */
export const ELSEWHERE: Stage = { stage: 'other', name: ['Басқа сұрақтар', 'Другие вопросы', 'Other questions'], questions: {} };
