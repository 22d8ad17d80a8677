import { z } from 'zod';
import { toldOn } from './twin.ts';

/**
 * The shape of a scenario folder. Everything in it is data, never code, so that a scenario from a
 * stranger is safe to open. Times are simulated minutes after the story opens (`at: 30`), or
 * `day hh:mm` offsets where a field says so. Expressions are JMESPath over the facts of
 * `facts.ts`; in prose, `{{ expression }}` is filled in from them.
 */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use small letters, digits and dashes');
const expression = z.string().min(1).max(2_000);
const prose = z.string().min(1).max(4_000);
const minute = z
  .number()
  .min(-60 * 24 * 30)
  .max(60 * 24 * 60);
const params = z.record(z.string(), z.unknown());

const principalKey = z.strictObject({ key: z.string() });
const principalLogin = z.strictObject({
  login: z.string(),
  password: z.string(),
  mfa: z.string().optional(),
});
const principalService = z.strictObject({
  service: z.string(),
  role: z.string().optional(),
  session: z.string().optional(),
});
const principalSaved = z.strictObject({ saved: z.string() });
const principalSource = z.union([principalKey, principalLogin, principalService, principalSaved]);
const principal = z.union([
  principalSource,
  z.strictObject({ role: z.string(), session: z.string(), with: principalSource }),
]);

/** One scripted call. */
export const actSchema = z.strictObject({
  id,
  at: minute,
  jitter: z.number().min(0).max(600).optional().describe('minutes, drawn per seed'),
  as: principal,
  via: z.enum(['console', 'cli', 'sdk', 'terraform', 'service', 'script']),
  from: z.string(),
  fromEach: z.array(z.string()).min(1).optional(),
  agent: z.string(),
  region: z.string().optional(),
  call: z.string().regex(/^[a-z0-9]+\.[A-Za-z0-9]+$/, 'write service.Operation'),
  with: params.optional(),
  picks: z.record(z.string(), z.array(z.unknown()).min(1)).optional(),
  repeat: z
    .strictObject({
      times: z.number().int().min(1).max(100_000),
      everySeconds: z.number().positive(),
      spreadSeconds: z.number().min(0).optional(),
    })
    .optional(),
  save: z.string().optional(),
  /** A look-alike that belongs to every week, the quiet ones included. */
  quietToo: z.boolean().optional(),
});

/** A change of a workload's signal. */
export const modulationSchema = z.strictObject({
  at: minute,
  until: minute,
  target: z.string(),
  signal: z.string(),
  shape: z.enum(['step', 'ramp', 'peak']),
  to: z.number().min(0).max(1_000),
  rampMinutes: z.number().min(0).optional(),
  quietToo: z.boolean().optional(),
});

/** An API call the grader makes as an unrecorded observer, and what it expects of the answer. */
const lookSchema = z.strictObject({
  /** In `with`, the text `{{now}}` or `{{now-10m}}` becomes that instant. */
  call: z.string(),
  with: params.optional(),
  region: z.string().optional(),
});

const wordsWhen = z.strictObject({ when: expression, say: prose });

const stateGrade = z.strictObject({
  kind: z.literal('state'),
  looks: z.record(z.string(), lookSchema).optional(),
  met: expression.describe('over facts and looks: true when the goal holds'),
  missing: z.array(wordsWhen).describe('what is missing, first match'),
});

const evidenceGrade = z.strictObject({
  kind: z.literal('evidence'),
  need: z.array(
    z.strictObject({ id, match: expression, title: prose, atLeast: z.number().int().optional() }),
  ),
  forbid: z.array(z.strictObject({ id, match: expression, say: prose })).optional(),
  allowExtra: z.number().int().min(0).optional(),
  claims: z.array(
    z.strictObject({ id, text: prose, answer: z.enum(['true', 'false', 'unknown']), say: prose }),
  ),
});

const replayGrade = z.strictObject({
  kind: z.literal('replay'),
  incidents: z.strictObject({
    seeds: z.array(z.number().int()).min(1).max(20),
    start: minute,
    end: minute,
    runUntil: minute,
  }),
  quiet: z.strictObject({ seeds: z.array(z.number().int()).min(1).max(10), days: z.number() }),
  require: z.strictObject({
    caught: z.number().int(),
    withinMinutes: z.number(),
    falsePagesPerWeek: z.number(),
    pagesPerIncident: z.number().int().optional(),
  }),
  /** What counts as a page: a message that reached a person. */
  channel: z.enum(['email', 'sms', 'any']).optional(),
});

export const gradeSchema = z.discriminatedUnion('kind', [stateGrade, evidenceGrade, replayGrade]);

const goalSchema = z.strictObject({
  id,
  title: prose,
  optional: z.boolean().optional(),
  grade: gradeSchema,
});

const hintSchema = z.strictObject({
  id,
  goal: id.optional(),
  rung: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** The state it fits: offered while this holds. */
  when: expression,
  text: prose,
});

const feedbackSchema = z.strictObject({
  id,
  misconception: z
    .string()
    .regex(/^M\d\d$/)
    .optional(),
  when: expression,
  title: prose,
  text: prose,
  proof: z.strictObject({ at: expression, route: z.string(), label: prose }).optional(),
});

const predictionSchema = z.strictObject({ id, question: prose, answer: expression });

/** Some fields of things that are found by their `id`; merged over those of the scenario. */
const changesById = z.array(z.looseObject({ id }));

/** `scenario.yaml`, before what its twin changes is put to the test. */
const scenarioShape = z.strictObject({
  id,
  version: z.number().int().min(1),
  /** Without a green proof: not listed, not shipped. Its test file proves it all the same. */
  draft: z.boolean().optional(),
  title: z.string().min(1).max(80),
  summary: prose,
  family: z.enum(['performance', 'security', 'combined']),
  level: z.number().int().min(1).max(5),
  minutes: z.number().int().min(1).max(240),
  story: z.strictObject({
    start: z.string().describe('ISO instant at which the story opens'),
    minutes: minute.describe('how long the story runs'),
  }),
  exam: z.array(z.string()),
  misconceptions: z.array(z.string()),
  world: z.string(),
  /** Merged over the world's spec: maps by key, lists replaced. */
  changes: z.record(z.string(), z.unknown()).optional(),
  acts: z.array(actSchema),
  modulations: z.array(modulationSchema),
  goals: z.array(goalSchema).min(1),
  hints: z.array(hintSchema),
  feedback: z.array(feedbackSchema),
  predictions: z.array(predictionSchema).optional(),
  path: z
    .array(z.strictObject({ at: minute, say: prose }))
    .describe('the reference path, for the debrief'),
  questions: z.array(
    z
      .strictObject({
        ask: prose,
        /** Each with its own reason: why it holds, or what it overlooks. */
        choices: z.array(z.strictObject({ text: prose, why: prose })).min(2),
        right: z.number().int().min(0).describe('the position of the right one, from 0'),
      })
      .refine(({ choices, right }) => right < choices.length, 'right is beyond the last choice'),
  ),
  unknowable: prose.describe('what could not be known, and which setting would have shown it'),
  simplified: prose.describe('what is simplified here'),
  next: z.strictObject({ scenario: z.string(), why: prose }),
  /** Same picture, other cause: what is different on this seed. */
  twin: z
    .strictObject({
      seed: z.number().int(),
      why: prose,
      changes: z.record(z.string(), z.unknown()).optional().describe('of the world'),
      acts: changesById.optional(),
      goals: changesById.optional(),
      feedback: changesById.optional(),
      path: z.array(z.strictObject({ at: minute, say: prose })).optional(),
      unknowable: prose.optional(),
      debrief: prose.optional(),
    })
    .optional(),
});

/** `scenario.yaml`. Told on its twin's seed, it must be a scenario too. */
export const scenarioSchema = scenarioShape.superRefine((file, ctx) => {
  if (!file.twin) return;
  const { debrief: _prose, ...twin } = { debrief: '', ...toldOn(file, file.twin.seed) };
  const checked = scenarioShape.safeParse(twin);
  for (const { path, message } of checked.error?.issues ?? []) {
    ctx.addIssue({ code: 'custom', path: ['twin', ...path], message });
  }
});

/** `_worlds/<id>.yaml`: the account every scenario starts from. */
export const worldSchema = z.strictObject({
  id,
  version: z.string(),
  title: z.string(),
  account: z.string().regex(/^\d{12}$/),
  homeRegion: z.string(),
  historyDays: z.number().min(0).max(60),
  learner: z.strictObject({
    user: z.string(),
    password: z.string(),
    from: z.string(),
    agent: z.string(),
  }),
  /** Region → service → that service's seed spec. */
  regions: z.record(z.string(), z.record(z.string(), z.unknown())),
  residents: z.record(z.string(), z.unknown()),
});

export type WorldFile = z.infer<typeof worldSchema>;

/** One step of a solution or a near miss in `proof.yaml`. */
export const proofStepSchema = z.union([
  z.strictObject({
    at: minute,
    call: z.string(),
    with: params.optional(),
    region: z.string().optional(),
    fails: z.boolean().optional(),
  }),
  z.strictObject({
    at: minute,
    confirm: z.string().describe('topic name: follow the mailed link'),
  }),
  z.strictObject({
    at: minute,
    pin: expression,
    max: z.number().int().optional(),
    optional: z.boolean().optional().describe('nothing may be there to pin'),
  }),
  z.strictObject({ at: minute, claim: id, answer: z.enum(['true', 'false', 'unknown']) }),
  z.strictObject({ at: minute, wait: z.literal(true) }),
]);

const steps = z.strictObject({ name: id, steps: z.array(proofStepSchema) });

/** `proof.yaml`. */
export const proofSchema = z.strictObject({
  seeds: z.array(z.number().int()).min(1),
  solutions: z.array(steps).min(1),
  /** What solves the twin; what solves the story itself does not. */
  twin: z.array(steps).min(1).optional(),
  /** The ten most common legal mistakes: after all of them, the first solution still solves it. */
  mistakes: z.array(steps).min(10),
  nearMisses: z.array(
    steps.extend({
      feedback: z.union([id, z.array(id).min(1)]).describe('exactly what is said'),
      seed: z.number().int().optional(),
    }),
  ),
  shortcuts: z.array(
    z.strictObject({
      name: id,
      look: lookSchema,
      count: expression,
      atLeast: z.number().int().describe('candidates that must remain'),
      at: minute,
    }),
  ),
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type ProofFile = z.infer<typeof proofSchema>;
export type ProofStep = z.infer<typeof proofStepSchema>;
export type Grade = z.infer<typeof gradeSchema>;
export type GradeOf<K extends Grade['kind']> = Extract<Grade, { kind: K }>;
export type Goal = ScenarioFile['goals'][number];
export type Hint = ScenarioFile['hints'][number];
export type Feedback = ScenarioFile['feedback'][number];

/** A scenario with its prose, ready to play. */
export interface Scenario extends ScenarioFile {
  /** Markdown. */
  readonly brief: string;
  readonly debrief: string;
}
