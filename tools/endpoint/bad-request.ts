/** A control request that asks wrongly; answered 400 with its sentence. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}
