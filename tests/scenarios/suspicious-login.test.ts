import { prove } from './proof.ts';

prove('suspicious-login');
