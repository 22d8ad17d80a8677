/**
 * Property tests draw the same cases in every run, so that a red run can be seen again.
 * `FC_SEED=<any whole number> npx vitest run` draws other ones.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20260302) });
