/**
 * Functions whose last bit must not depend on the engine. ECMAScript leaves Math.log, exp, sin and
 * pow to the implementation; these use only + − × ÷ and floor, which IEEE 754 fixes exactly.
 */

const LN2 = 0.6931471805599453;

/** Natural logarithm of a positive finite number; relative error below 1e-14. */
export function exactLog(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  let mantissa = x;
  let exponent = 0;
  while (mantissa >= 1.5) {
    mantissa /= 2;
    exponent += 1;
  }
  while (mantissa < 0.75) {
    mantissa *= 2;
    exponent -= 1;
  }
  const z = (mantissa - 1) / (mantissa + 1);
  const square = z * z;
  let term = z;
  let sum = 0;
  for (let n = 1; n <= 39; n += 2) {
    sum += term / n;
    term *= square;
  }
  return 2 * sum + exponent * LN2;
}

/** e to the power x, for |x| up to 700; relative error below 1e-13. */
export function exactExp(x: number): number {
  const power = Math.floor(x / LN2 + 0.5);
  const rest = x - power * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 20; n++) {
    term *= rest / n;
    sum += term;
  }
  let scale = 1;
  for (let n = 0; n < Math.abs(power); n++) scale *= 2;
  return power < 0 ? sum / scale : sum * scale;
}

/** Sine of a full turn: `sineTurn(0.25)` is 1. Error below 1e-12. */
export function sineTurn(turns: number): number {
  let t = turns - Math.floor(turns);
  let sign = 1;
  if (t >= 0.5) {
    t -= 0.5;
    sign = -1;
  }
  if (t > 0.25) t = 0.5 - t;
  const x = t * 6.283185307179586;
  const square = x * x;
  let term = x;
  let sum = x;
  for (let n = 3; n <= 19; n += 2) {
    term *= -square / ((n - 1) * n);
    sum += term;
  }
  return sign * sum;
}
