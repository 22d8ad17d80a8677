import { prove } from './proof.ts';

prove('call-volume-anomaly');
