export interface FlashAction {
  readonly label: string;
  readonly run: () => void;
}
export interface Flash {
  readonly id: number;
  readonly tone: 'success' | 'error' | 'info' | 'warning';
  readonly title: string;
  readonly text: string;
  readonly actions: readonly FlashAction[];
}
