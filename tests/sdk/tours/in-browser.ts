/** The tours as a script for a browser's page. */
import { toldOnTours } from './told.ts';

Object.assign(globalThis, { toldOnTours });
