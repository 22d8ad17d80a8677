import type { mount as Mount } from 'svelte';
import { readPreferences } from '../storage/preferences.ts';
import { applyPreferences } from './settings/preferences.ts';
import App from './shell/App.svelte';
import { openClient } from './shell/open-client.ts';
import { Router } from './shell/router.svelte.ts';
import { Session } from './shell/session.svelte.ts';

/** Draws the frame over the page's static text and connects it to a world. */
export async function start(target: HTMLElement, mount: typeof Mount): Promise<void> {
  applyPreferences(readPreferences());
  const client = await openClient('account');
  const session = new Session(client, new Router());
  session.followLinks();
  target.replaceChildren();
  mount(App, { target, props: { session } });
}
