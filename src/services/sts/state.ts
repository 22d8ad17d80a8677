/** STS keeps nothing of its own: sessions live in IAM, where the door looks for them. */
export type StsState = Readonly<Record<string, never>>;

export function emptySts(): StsState {
  return {};
}
