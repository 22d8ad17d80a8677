import { mount } from 'svelte';
import './ui/kit/tokens.css';
import './ui/kit/fonts.css';
import './ui/kit/base.css';
import './ui/home/home.css';
import { start } from './ui/start.ts';

const target = document.getElementById('app');
if (target) void start(target, mount);
