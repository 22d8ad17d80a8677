import { untrack } from 'svelte';
import type { Session } from '../../../shell/session.svelte.ts';
import type { DescribeAlarms, Metric } from '../shapes.ts';
import {
  EMPTY_FORM,
  formErrors,
  formFromQuery,
  formOf,
  putMetricAlarm,
  STEP_OF,
  withMetric,
  type AlarmForm,
  type FormErrors,
} from './alarm-input.ts';

/** The wizard's state: the form, the step, which errors may be shown yet. */
export class AlarmDraft {
  form = $state.raw<AlarmForm>(EMPTY_FORM);
  step = $state(0);
  asked = $state(false);
  busy = $state(false);
  readonly editing: string | null;
  readonly errors = $derived(formErrors(this.form));
  readonly shownErrors = $derived<FormErrors>(this.asked ? this.errors : {});
  readonly params = $derived(putMetricAlarm(this.form));
  /** Enough of it is known to evaluate it over the past. */
  readonly canBacktest = $derived(
    Object.keys(this.errors).every((field) => field === 'name') && this.form.metric !== null,
  );
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    const query = untrack(() => session.router.location.query);
    this.editing = query.get('edit');
    this.form = formFromQuery(query);
    if (this.editing !== null) void this.#loadAlarm(this.editing);
  }

  set(change: Partial<AlarmForm>): void {
    this.form = { ...this.form, ...change };
  }

  choose(metric: Metric): void {
    this.form = withMetric(this.form, metric);
  }

  /** On to the next step; false where a field of this one is wrong. */
  next(): boolean {
    this.asked = true;
    const wrong = Object.keys(this.errors).some((field) => STEP_OF[field] === this.step);
    if (wrong) {
      this.#session.say('Some fields need another look.');
      return false;
    }
    this.asked = false;
    this.step += 1;
    return true;
  }

  go(step: number): void {
    this.asked = false;
    this.step = step;
  }

  async create(): Promise<boolean> {
    this.asked = true;
    const first = Object.keys(this.errors)[0];
    if (first !== undefined) {
      this.step = STEP_OF[first] ?? 0;
      return false;
    }
    this.busy = true;
    const verb = this.editing === null ? 'created' : 'saved';
    const result = await this.#session.act(
      { service: 'cloudwatch', operation: 'PutMetricAlarm', params: this.params },
      { done: `The alarm ${this.form.name} is ${verb}.`, failed: `The alarm was not ${verb}.` },
    );
    this.busy = false;
    return result.ok;
  }

  async #loadAlarm(name: string): Promise<void> {
    const answer = await this.#session.read<DescribeAlarms>({
      service: 'cloudwatch',
      operation: 'DescribeAlarms',
      params: { AlarmNames: [name] },
    });
    const alarm = answer.ok ? answer.result.MetricAlarms?.[0] : undefined;
    if (alarm) this.form = formOf(alarm);
    else this.#session.flash('warning', `There is no alarm named ${name} here.`);
  }
}
