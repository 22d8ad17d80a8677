import { prove } from './proof.ts';

prove('cpu-spike');
